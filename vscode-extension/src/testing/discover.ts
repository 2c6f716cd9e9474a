/** A test as it stands in a file. */
export interface FoundTest {
  readonly title: string;
  /** Its first line and its last, from 0. */
  readonly line: number;
  readonly lastLine: number;
}

/**
 * The tests of a text, found without a server so that they are there at once, also while the text does not compile: the word `test`
 * that begins a line outside of braces, and the title behind it.
 */
export function discoverTests(text: string): FoundTest[] {
  const found: { title: string; line: number; lastLine: number }[] = [];
  const pieces = /\/\/[^\r\n]*|"(?:\\[^\r\n]|\{(?:[^"{}\r\n]|"(?:\\[^\r\n]|[^\\"\r\n])*")*\}|[^"\\\r\n])*"?|[{}]|\r\n|\r|\n|[\p{L}_][\p{L}\p{M}\p{Nd}_]*|./gu;
  let line = 0;
  let depth = 0;
  let begins = true;
  let open: (typeof found)[number] | undefined;
  let expecting = false;
  for (const [piece] of text.matchAll(pieces)) {
    if (piece === "\n" || piece === "\r" || piece === "\r\n") {
      line++;
      begins = true;
      continue;
    }
    if (/^\s$/u.test(piece) || piece.startsWith("//")) continue;
    if (piece === "{") depth++;
    if (piece === "}") depth = Math.max(0, depth - 1);
    if (piece === "}" && depth === 0 && open !== undefined) {
      open.lastLine = line;
      open = undefined;
    }
    if (expecting && piece.startsWith('"')) {
      open = { title: piece.replace(/^"|"$/g, "").replace(/\\(.)/g, "$1"), line, lastLine: line };
      found.push(open);
    }
    expecting = piece === "test" && depth === 0 && begins;
    begins = piece === "}" && depth === 0;
  }
  return found;
}
