/** What `nurture test --format json` writes. */
export interface TestReport {
  readonly passed: number;
  readonly failed: number;
  readonly tests: readonly ReportedTest[];
  readonly coverage?: readonly CoveredPlace[];
}

export interface ReportedTest {
  readonly title: string;
  readonly file: string;
  readonly line: number;
  readonly passed: boolean;
  readonly failures: readonly { readonly expected: string; readonly instead: string; readonly file: string; readonly line: number }[];
  readonly timeline: readonly Readonly<Record<string, unknown>>[];
}

export interface CoveredPlace {
  readonly kind: string;
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly hits: number;
}

/** Reads a report; null where the text is none, such as when the campaign does not compile. */
export function readReport(text: string): TestReport | null {
  if (!text.startsWith("{")) return null;
  const report = JSON.parse(text) as Partial<TestReport>;
  return Array.isArray(report.tests) ? (report as TestReport) : null;
}

/** A contact's timeline in lines: when, what, and the line of the campaign that decided it. */
export function timelineText(timeline: ReportedTest["timeline"]): string {
  return timeline.map((one) => {
    const { at, kind, source, contact, ...rest } = one;
    const said = ["name", "sequence", "channel", "from", "to", "reason", "until", "due", "text"].filter((key) => rest[key] !== undefined).map((key) => `${key} ${String(rest[key])}`);
    return `${String(at)}  ${String(contact)}  ${String(kind)}  ${said.join(", ")}${source === undefined ? "" : `  (${String(source)})`}`;
  }).join("\r\n");
}
