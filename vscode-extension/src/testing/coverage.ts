import * as vscode from "vscode";
import type { CoveredPlace } from "./report";

/** Coverage in the editor's form: each place a statement on its line, and the branches of a line under its statement. */
export function coverageOf(places: readonly CoveredPlace[]): vscode.StatementCoverage[] {
  const lines = new Map<number, CoveredPlace[]>();
  for (const place of places) lines.set(place.line, [...(lines.get(place.line) ?? []), place]);
  return [...lines].sort(([a], [b]) => a - b).map(([line, own]) => {
    const at = new vscode.Position(line - 1, 0);
    const branches = own.filter((place) => place.kind === "branch").map((place) => new vscode.BranchCoverage(place.hits, at, place.name));
    return new vscode.StatementCoverage(Math.max(...own.map((place) => place.hits)), at, branches);
  });
}
