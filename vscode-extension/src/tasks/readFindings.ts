/** What a command wrote about a place. */
export interface Finding {
  readonly file: string;
  /** The line and the column, both from 1. */
  readonly line: number;
  readonly column: number;
  readonly severity: "error" | "warning" | "note";
  readonly code: string;
  readonly message: string;
}

/** Reads the findings out of all that a command wrote with `--format plain`; the pattern is that of the problem matcher. */
export function readFindings(text: string, pattern: RegExp): Finding[] {
  return text.split(/\r?\n/).flatMap((one) => {
    const [, file, line, column, severity, code, message] = pattern.exec(one) ?? [];
    if (file === undefined || code === undefined || message === undefined) return [];
    return [{ file, line: Number(line), column: Number(column), severity: severity as Finding["severity"], code, message }];
  });
}
