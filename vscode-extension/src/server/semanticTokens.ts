/** What the grammar colours more finely, by kinds of words and of numbers, than the server's tokens do. */
const BY_GRAMMAR = new Set(["keyword", "string", "number", "comment", "operator"]);

/** The numbers of the token types that are left to the grammar. */
export const leftToGrammar = (types: readonly string[]): ReadonlySet<number> => new Set(types.flatMap((type, at) => (BY_GRAMMAR.has(type) ? [at] : [])));

/** Semantic tokens without those of some types; each token is five numbers, its place counted from the token before it. */
export function withoutTypes(data: ArrayLike<number>, dropped: ReadonlySet<number>): Uint32Array {
  const kept: number[] = [];
  let [line, column, lastLine, lastColumn] = [0, 0, 0, 0];
  for (let at = 0; at + 4 < data.length; at += 5) {
    const [down, across, length, type, modifiers] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0, data[at + 3] ?? 0, data[at + 4] ?? 0];
    column = down > 0 ? across : column + across;
    line += down;
    if (dropped.has(type)) continue;
    kept.push(line - lastLine, line > lastLine ? column : column - lastColumn, length, type, modifiers);
    [lastLine, lastColumn] = [line, column];
  }
  return new Uint32Array(kept);
}
