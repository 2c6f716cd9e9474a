import { spawn, type ChildProcess } from "node:child_process";
import { StringDecoder } from "node:string_decoder";
import * as vscode from "vscode";

const CONTROL_C = "\x03";

/**
 * Runs a program in a task's terminal, and hands over all that it wrote before the task ends. A problem matcher reads only what the terminal has drawn a tenth of a
 * second after the program's end: on a busy machine findings are lost to it.
 */
export class TaskTerminal implements vscode.Pseudoterminal {
  private readonly wrote = new vscode.EventEmitter<string>();
  private readonly closed = new vscode.EventEmitter<number>();
  private child: ChildProcess | undefined;
  private all = "";

  readonly onDidWrite = this.wrote.event;
  readonly onDidClose = this.closed.event;

  constructor(
    private readonly program: string,
    private readonly args: readonly string[],
    private readonly folder: string,
    private readonly ended: (text: string) => void,
  ) {}

  open(): void {
    const child = spawn(this.program, this.args, { cwd: this.folder, env: { ...process.env, NO_COLOR: "1" }, stdio: ["ignore", "pipe", "pipe"] });
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) {
      const decoder = new StringDecoder("utf8");
      stream.on("data", (part: Buffer) => this.take(decoder.write(part)));
    }
    child.once("error", (fault) => {
      this.take(`${this.program} could not be started: ${fault.message}\n`);
      this.end(127);
    });
    child.once("close", (code) => this.end(code ?? 130));
  }

  handleInput(text: string): void {
    if (text.includes(CONTROL_C)) this.child?.kill("SIGINT");
  }

  close(): void {
    this.child?.kill();
  }

  private take(text: string): void {
    this.all += text;
    this.wrote.fire(text.replace(/\r?\n/g, "\r\n"));
  }

  private end(code: number): void {
    if (this.child === undefined) return;
    this.child = undefined;
    this.ended(this.all);
    this.closed.fire(code);
  }
}
