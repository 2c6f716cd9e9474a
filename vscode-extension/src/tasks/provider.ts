import * as vscode from "vscode";
import type { FindCommand } from "../cli/run";

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
  constructor(private readonly find: FindCommand) {}

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
    const execution = new vscode.ProcessExecution(command.program, [...command.before, ...args(path)], { cwd: folder.uri.fsPath });
    const task = new vscode.Task(definition, folder, path === "." ? title : `${definition.command} ${path}`, "nurture", execution, ["$nurture"]);
    if (group !== undefined) task.group = group;
    task.presentationOptions = { reveal: vscode.TaskRevealKind.Always, clear: true };
    return task;
  }
}
