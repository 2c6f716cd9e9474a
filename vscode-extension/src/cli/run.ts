import { spawn } from "node:child_process";
import * as vscode from "vscode";
import type { NurtureCommand } from "../server/findCommand";

/** What a run of the command line left. */
export interface RunResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Finds the command line at each use. */
export type FindCommand = () => NurtureCommand | null;

/** Runs `nurture ARGS` to its end. Fails, in words that people can be shown, where there is none or it cannot be started. */
export function run(find: FindCommand, args: readonly string[], folder: string, cancel?: vscode.CancellationToken): Promise<RunResult> {
  const command = find();
  if (command === null) return Promise.reject(new Error("There is no nurture: put it on the PATH, or say where it is in the setting nurture.server.command."));
  return new Promise((resolve, refuse) => {
    const child = spawn(command.program, [...command.before, ...args], { cwd: folder, env: { ...process.env, NO_COLOR: "1" } });
    const out: Buffer[] = [];
    const errors: Buffer[] = [];
    const stopping = cancel?.onCancellationRequested(() => child.kill());
    child.stdout.on("data", (part: Buffer) => out.push(part));
    child.stderr.on("data", (part: Buffer) => errors.push(part));
    child.on("error", (fault) => refuse(new Error(`${command.program} could not be started: ${fault.message}`)));
    child.on("close", (code) => {
      stopping?.dispose();
      if (cancel?.isCancellationRequested === true) refuse(new vscode.CancellationError());
      else resolve({ code: code ?? 2, stdout: Buffer.concat(out).toString("utf8"), stderr: Buffer.concat(errors).toString("utf8") });
    });
  });
}
