import * as vscode from "vscode";
import type { FindCommand } from "../cli/run";
import type { TaskFindings } from "./findings";
import { readFindings } from "./readFindings";
import { TaskTerminal } from "./terminal";

/** A task of this extension, as it stands in `tasks.json`. */
interface NurtureTask extends vscode.TaskDefinition {
  readonly command: "check" | "test" | "fmt";
  readonly path?: string;
}

const COMMANDS = {
  check: { args: (path: string) => ["check", path, "--format", "plain"], title: "check campaigns", group: vscode.TaskGroup.Build },
  test: { args: (path: string) => ["test", path, "--format", "plain"], title: "test campaigns", group: vscode.TaskGroup.Test },
  fmt: { args: (path: string) => ["fmt", path], title: "format campaigns", group: undefined },
} as const;

/** Offers `check`, `test` and `fmt` as tasks of each folder of the workspace. */
export class NurtureTasks implements vscode.TaskProvider {
  /** @param pattern how a line of a finding reads: that of the problem matcher */
  constructor(private readonly find: FindCommand, private readonly findings: TaskFindings, private readonly pattern: RegExp) {}

  provideTasks(): vscode.Task[] {
    const kinds = ["check", "test", "fmt"] as const;
    return (vscode.workspace.workspaceFolders ?? []).flatMap((folder) => kinds.map((command) => this.make({ type: "nurture", command, path: "." }, folder))).filter((task) => task !== undefined);
  }

  resolveTask(task: vscode.Task): vscode.Task | undefined {
    const definition = task.definition as NurtureTask;
    const scope = typeof task.scope === "object" ? task.scope : vscode.workspace.workspaceFolders?.[0];
    return COMMANDS[definition.command] === undefined || scope === undefined ? undefined : this.make(definition, scope);
  }

  /** A task; undefined where there is no nurture. */
  make(definition: NurtureTask, folder: vscode.WorkspaceFolder): vscode.Task | undefined {
    const command = this.find();
    if (command === null) return undefined;
    const { args, title, group } = COMMANDS[definition.command];
    const path = definition.path ?? ".";
    const at = folder.uri.fsPath;
    const execution = new vscode.CustomExecution(async () => new TaskTerminal(command.program, [...command.before, ...args(path)], at, (text) =>
      this.findings.replace(at, readFindings(text, this.pattern))));
    // It reads what it says by itself, and an empty list says that there is no matcher to ask people about.
    const task = new vscode.Task(definition, folder, path === "." ? title : `${definition.command} ${path}`, "nurture", execution, []);
    if (group !== undefined) task.group = group;
    task.presentationOptions = { reveal: vscode.TaskRevealKind.Always, clear: true };
    return task;
  }
}
