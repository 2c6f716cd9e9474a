import * as vscode from "vscode";
import { run, type FindCommand } from "../cli/run";

const SCHEME = "nurture-page";

/** Shows the pages of diagnostics, as `nurture explain` has them. */
export class Pages implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);

  constructor(private readonly find: FindCommand) {}

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const code = uri.path.replace(/^\/|\.md$/g, "");
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? process.cwd();
    const result = await run(this.find, ["explain", code], folder);
    return result.code === 0 ? result.stdout : result.stderr;
  }

  /** Shows the page of a code, of the diagnostic at the caret, or of one that is chosen. */
  async show(asked: unknown): Promise<void> {
    const code = typeof asked === "string" ? asked : this.atCaret() ?? (await this.choose());
    if (code === undefined) return;
    await vscode.commands.executeCommand("markdown.showPreviewToSide", vscode.Uri.from({ scheme: SCHEME, path: `/${code}.md` }));
  }

  dispose(): void {
    this.registration.dispose();
  }

  private atCaret(): string | undefined {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) return undefined;
    return vscode.languages.getDiagnostics(editor.document.uri).filter((one) => one.range.contains(editor.selection.active)).map(codeOf).find((code) => code !== undefined);
  }

  private async choose(): Promise<string | undefined> {
    const open = vscode.languages.getDiagnostics().flatMap(([, found]) => found.map((one) => ({ label: codeOf(one) ?? "", description: one.message })));
    const choices = [...new Map(open.filter((one) => one.label !== "").map((one) => [one.label, one])).values()];
    if (choices.length > 0) return (await vscode.window.showQuickPick(choices, { placeHolder: "Which diagnostic?" }))?.label;
    return vscode.window.showInputBox({ prompt: "The code of a diagnostic", placeHolder: "NUR1301", validateInput: (text) => (/^NUR\d{4}$/.test(text) ? undefined : "A code is NUR and four digits.") });
  }
}

function codeOf(diagnostic: vscode.Diagnostic): string | undefined {
  const code = typeof diagnostic.code === "object" ? diagnostic.code.value : diagnostic.code;
  return typeof code === "string" && /^NUR\d{4}$/.test(code) ? code : undefined;
}

/** Offers the page of each diagnostic where its mends are offered. */
export class ExplainActions implements vscode.CodeActionProvider {
  provideCodeActions(_: vscode.TextDocument, __: vscode.Range, context: vscode.CodeActionContext): vscode.CodeAction[] {
    const codes = [...new Set(context.diagnostics.map(codeOf).filter((code) => code !== undefined))];
    return codes.map((code) => {
      const action = new vscode.CodeAction(`Explain ${code}`, vscode.CodeActionKind.Empty);
      action.command = { command: "nurture.explain", title: "Explain", arguments: [code] };
      return action;
    });
  }
}
