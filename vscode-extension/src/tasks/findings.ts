import * as path from "node:path";
import * as vscode from "vscode";
import type { LanguageServer } from "../server/languageServer";
import type { Finding } from "./readFindings";

const SEVERITIES = { error: vscode.DiagnosticSeverity.Error, warning: vscode.DiagnosticSeverity.Warning, note: vscode.DiagnosticSeverity.Information } as const;

/**
 * Shows what the last task found. Of a file that is open the language server knows more, and of what has changed since: there only what it says is shown.
 */
export class TaskFindings implements vscode.Disposable {
  // The name is the owner of the problem matcher, so that a task whose `tasks.json` asks for both shows everything once.
  private readonly shown = vscode.languages.createDiagnosticCollection("nurture-task");
  private readonly found = new Map<string, vscode.Diagnostic[]>();
  private readonly listeners: vscode.Disposable[];

  constructor(private readonly server: LanguageServer) {
    this.listeners = [
      vscode.workspace.onDidOpenTextDocument(() => this.show()),
      vscode.workspace.onDidCloseTextDocument(() => this.show()),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && this.server.state === "running" && this.found.delete(document.uri.toString())) this.show();
      }),
      server.onStarted(() => this.show()),
    ];
  }

  /** Replaces everything that was found before; files are named from the folder. */
  replace(folder: string, findings: readonly Finding[]): void {
    this.found.clear();
    for (const { file, line, column, severity, code, message } of findings) {
      const place = new vscode.Position(Math.max(0, line - 1), Math.max(0, column - 1));
      const one = new vscode.Diagnostic(new vscode.Range(place, place), message, SEVERITIES[severity]);
      one.source = "nurture";
      one.code = code;
      const key = vscode.Uri.file(path.resolve(folder, file)).toString();
      this.found.set(key, [...(this.found.get(key) ?? []), one]);
    }
    this.show();
  }

  dispose(): void {
    this.listeners.forEach((one) => one.dispose());
    this.shown.dispose();
  }

  private show(): void {
    const open = new Set(this.server.state === "running" ? vscode.workspace.textDocuments.filter((one) => one.languageId === "nurture").map((one) => one.uri.toString()) : []);
    this.shown.clear();
    this.shown.set([...this.found].filter(([key]) => !open.has(key)).map(([key, all]) => [vscode.Uri.parse(key), all]));
  }
}
