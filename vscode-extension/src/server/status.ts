import * as vscode from "vscode";

/** How the language server is. */
export type ServerState = "off" | "starting" | "running" | "waiting" | "missing" | "failed";

const SHOWN: Record<ServerState, { readonly icon: string; readonly text: string; readonly bad: boolean }> = {
  off: { icon: "circle-slash", text: "The language server is switched off.", bad: false },
  starting: { icon: "loading~spin", text: "The language server is starting.", bad: false },
  running: { icon: "check", text: "The language server is running.", bad: false },
  waiting: { icon: "history", text: "The language server ended and is started again shortly.", bad: true },
  missing: { icon: "warning", text: "There is no nurture to check campaigns with.", bad: true },
  failed: { icon: "error", text: "The language server does not run.", bad: true },
};

/** Shows how the language server is while a campaign is open. */
export class StatusItem implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem("nurture.status", vscode.StatusBarAlignment.Right, 90);
  private readonly listener = vscode.window.onDidChangeActiveTextEditor(() => this.place());

  constructor() {
    this.item.name = "NurtureLang";
    this.item.command = "nurture.serverMenu";
    this.show("off", "");
  }

  show(state: ServerState, detail: string): void {
    const { icon, text, bad } = SHOWN[state];
    this.item.text = `$(${icon}) Nurture`;
    this.item.tooltip = [text, detail].filter((part) => part !== "").join("\n");
    this.item.accessibilityInformation = { label: `NurtureLang. ${text} ${detail}`, role: "button" };
    this.item.backgroundColor = bad ? new vscode.ThemeColor("statusBarItem.warningBackground") : undefined;
    this.place();
  }

  dispose(): void {
    this.listener.dispose();
    this.item.dispose();
  }

  private place(): void {
    if (vscode.window.activeTextEditor?.document.languageId === "nurture") {
      this.item.show();
      void vscode.commands.executeCommand("setContext", "nurture.opened", true);
    } else this.item.hide();
  }
}
