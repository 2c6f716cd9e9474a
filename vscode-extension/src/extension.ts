import * as vscode from "vscode";
import { activeDocument } from "./cli/campaign";
import { ExplainActions, Pages } from "./commands/pages";
import { simulate } from "./commands/simulate";
import { MapPanel } from "./map/panel";
import { LanguageServer } from "./server/languageServer";
import { StatusItem } from "./server/status";
import { nurtureCommand } from "./server/surroundings";
import { TaskFindings } from "./tasks/findings";
import { NurtureTasks } from "./tasks/provider";
import { TestExplorer } from "./testing/explorer";

/** What other extensions, and the tests in a real workbench, may ask. */
export interface NurtureApi {
  /** How the language server is. */
  readonly serverState: () => string;
}

/** Starts the extension. Nothing of a workspace is run before it is trusted: colours and snippets need nothing of it. */
export function activate(context: vscode.ExtensionContext): NurtureApi {
  const output = vscode.window.createOutputChannel("NurtureLang", { log: true });
  const simulations = vscode.window.createOutputChannel("NurtureLang Simulation");
  const status = new StatusItem();
  const find = () => (vscode.workspace.isTrusted ? nurtureCommand(context) : null);
  const server = new LanguageServer(find, output, status);
  const map = new MapPanel(context, server, output);
  const findings = new TaskFindings(server);
  const tasks = new NurtureTasks(find, findings, matcherPattern(context.extension.packageJSON));
  const pages = new Pages(find);
  let explorer: TestExplorer | undefined;
  const explore = () => (explorer = new TestExplorer(server, find, output));
  const own = (name: string, act: (...args: unknown[]) => unknown) => vscode.commands.registerCommand(`nurture.${name}`, act);
  context.subscriptions.push(
    output, simulations, status, server, map, pages, findings,
    vscode.tasks.registerTaskProvider("nurture", tasks),
    vscode.languages.registerCodeActionsProvider({ language: "nurture" }, new ExplainActions()),
    own("check", () => runTask(tasks, "check")),
    own("test", () => runTask(tasks, "test")),
    own("simulate", (uri) => simulate(find, simulations, uri, ({ uri: campaign, folder, counter, result }) => {
      map.setFigures(folder, counter);
      server.tell("nurture/simulated", { uri: campaign.toString(), result, reached: counter.reached() });
    })),
    own("runTest", (uri, title) => explorer?.runOne(uri, title)),
    own("openMap", () => map.open()),
    own("explain", (code) => pages.show(code)),
    own("showOutput", () => output.show()),
    own("restartServer", () => server.restart()),
    own("serverMenu", () => serverMenu(server)),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("nurture.server")) void server.restart();
    }),
  );
  if (vscode.workspace.isTrusted) begin(context, server, explore);
  else context.subscriptions.push(vscode.workspace.onDidGrantWorkspaceTrust(() => begin(context, server, explore)));
  return { serverState: () => server.state };
}

function matcherPattern({ contributes }: { contributes: { problemMatchers: readonly [{ pattern: { regexp: string } }] } }): RegExp {
  return new RegExp(contributes.problemMatchers[0].pattern.regexp);
}

function begin(context: vscode.ExtensionContext, server: LanguageServer, explorer: () => vscode.Disposable): void {
  context.subscriptions.push(explorer());
  void server.start();
}

async function runTask(tasks: NurtureTasks, command: "check" | "test"): Promise<void> {
  const uri = activeDocument()?.uri;
  const folder = (uri === undefined ? undefined : vscode.workspace.getWorkspaceFolder(uri)) ?? vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) {
    void vscode.window.showInformationMessage("Open the folder of your campaigns first.");
    return;
  }
  const path = uri === undefined ? "." : vscode.workspace.asRelativePath(vscode.Uri.joinPath(uri, ".."), false);
  const task = tasks.make({ type: "nurture", command, path: path.startsWith("..") || path === folder.uri.fsPath ? "." : path }, folder);
  if (task === undefined) void vscode.window.showWarningMessage("There is no nurture to run: put it on the PATH, or say where it is in the setting nurture.server.command.");
  else await vscode.tasks.executeTask(task);
}

async function serverMenu(server: LanguageServer): Promise<void> {
  const choices = [
    { label: "$(debug-restart) Restart the language server", command: "nurture.restartServer" },
    { label: "$(output) Show its output", command: "nurture.showOutput" },
    { label: "$(gear) Its settings", command: "workbench.action.openSettings", argument: "nurture.server" },
  ];
  const chosen = await vscode.window.showQuickPick(choices, { placeHolder: `The language server is ${server.state}` });
  if (chosen !== undefined) await vscode.commands.executeCommand(chosen.command, chosen.argument);
}
