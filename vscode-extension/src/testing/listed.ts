/** A test as the server lists it; docs/lsp.md has the answer to `nurture/tests`. */
export interface ListedTest {
  readonly title: string;
  /** The file that it stands in. */
  readonly uri: string;
  readonly range: { readonly start: Place; readonly end: Place };
  /** The campaign's own file. */
  readonly campaign: string;
}

interface Place {
  readonly line: number;
  readonly character: number;
}

/** Tests by the files that they stand in. */
export function byFile(tests: readonly ListedTest[]): ReadonlyMap<string, readonly ListedTest[]> {
  const files = new Map<string, ListedTest[]>();
  for (const test of tests) files.set(test.uri, [...(files.get(test.uri) ?? []), test]);
  return files;
}
