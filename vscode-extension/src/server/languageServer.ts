import { spawn, type ChildProcess } from "node:child_process";
import * as vscode from "vscode";
import { CloseAction, ErrorAction, LanguageClient, RevealOutputChannelOn, State, type LanguageClientOptions } from "vscode-languageclient/node";
import { takeBodies } from "./bodies";
import type { NurtureCommand } from "./findCommand";
import { Restarts } from "./restarts";
import { leftToGrammar, withoutTypes } from "./semanticTokens";
import type { ServerState, StatusItem } from "./status";

const INSTALL = "Choose a Program...";
const OUTPUT = "Show Output";
const AGAIN = "Try Again";

/** What goes wrong with the connection is told once and in plain words, by what follows; the client's own words go to the output. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** Starts the language server, watches over it, and says in plain words when there is none. */
export class LanguageServer implements vscode.Disposable {
  private client: LanguageClient | undefined;
  private process: ChildProcess | undefined;
  private readonly restarts = new Restarts();
  private timer: NodeJS.Timeout | undefined;
  private ended = false;
  private current: ServerState = "off";
  private readonly began = new vscode.EventEmitter<void>();

  /** Told whenever it has started, so that what was asked in vain can be asked again. */
  readonly onStarted = this.began.event;

  /**
   * @param find finds the command anew at each start, so that a changed setting is taken
   */
  constructor(
    private readonly find: () => NurtureCommand | null,
    private readonly output: vscode.LogOutputChannel,
    private readonly status: StatusItem,
  ) {}

  /** How it is. */
  get state(): ServerState {
    return this.current;
  }

  /** Asks it for something beyond the protocol; undefined while it does not run. */
  async ask<T>(method: string, parameters: object, cancel?: vscode.CancellationToken): Promise<T | undefined> {
    if (this.current !== "running") return undefined;
    // What stands last and is nothing would be taken for a parameter too.
    return cancel === undefined ? this.client?.sendRequest<T>(method, parameters) : this.client?.sendRequest<T>(method, parameters, cancel);
  }

  /** Tells it something, where it runs. */
  tell(method: string, parameters: object): void {
    if (this.current === "running") void this.client?.sendNotification(method, parameters).catch((fault: unknown) => this.output.error(`${method}: ${messageOf(fault)}`));
  }

  /** Starts it, if there is one. Never throws: what goes wrong is shown. */
  async start(): Promise<void> {
    if (this.ended) return;
    const settings = vscode.workspace.getConfiguration("nurture");
    if (!settings.get<boolean>("server.enabled", true)) return this.become("off", "Its setting is nurture.server.enabled.");
    const command = this.find();
    if (command === null) return this.tellMissing();
    this.become("starting", `${command.program} (${command.origin})`);
    const client = this.create(command);
    this.client = client;
    try {
      await withLimit(client.start(), settings.get<number>("server.startTimeout", 180) * 1000);
      takeBodies(client);
      this.become("running", `${command.program} (${command.origin})`);
      this.began.fire();
      this.output.info(`The language server runs: ${[command.program, ...command.server].join(" ")}`);
    } catch (fault) {
      if (this.client !== client || this.current === "waiting") return;
      this.output.error(`The language server did not start: ${messageOf(fault)}`);
      this.client = undefined;
      this.process?.kill();
      void client.dispose().catch(() => undefined);
      await this.tellFailed(`NurtureLang's language server did not start: ${messageOf(fault)}`);
    }
  }

  /** Stops it and starts it anew. */
  async restart(): Promise<void> {
    this.restarts.clear();
    await this.stop();
    await this.start();
  }

  dispose(): void {
    this.ended = true;
    this.began.dispose();
    void this.stop();
  }

  private async stop(): Promise<void> {
    clearTimeout(this.timer);
    const [client, process] = [this.client, this.process];
    this.client = undefined;
    this.become("off", "");
    // A server that hangs must not hang the editor: after two seconds its process is ended. One that has not answered yet is not asked to end.
    if (client !== undefined) await client.dispose(2000).catch(() => undefined);
    process?.kill();
  }

  private create(command: NurtureCommand): LanguageClient {
    const options: LanguageClientOptions = {
      documentSelector: [{ language: "nurture", scheme: "file" }, { language: "nurture", scheme: "untitled" }],
      outputChannel: this.output,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      // Which files are watched, the server says by itself.
      synchronize: { configurationSection: "nurture" },
      middleware: {
        provideDocumentSemanticTokens: async (document, token, next) => this.names(await next(document, token)),
        provideDocumentRangeSemanticTokens: async (document, range, token, next) => this.names(await next(document, range, token)),
      },
      initializationFailedHandler: () => false,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => {
          this.died();
          return { action: CloseAction.DoNotRestart, handled: true };
        },
      },
    };
    return new QuietClient("nurture", "NurtureLang", () => this.run(command), options);
  }

  // Started here, so that it can be ended here too: the client leaves a server alone that never answered.
  private run(command: NurtureCommand): Promise<ChildProcess> {
    return new Promise((resolve, refuse) => {
      const child = spawn(command.program, command.server, { cwd: vscode.workspace.workspaceFolders?.[0]?.uri.fsPath });
      this.process = child;
      child.once("error", refuse);
      child.once("spawn", () => resolve(child));
    });
  }

  private names(tokens: vscode.SemanticTokens | null | undefined): vscode.SemanticTokens | null | undefined {
    const legend = this.client?.initializeResult?.capabilities.semanticTokensProvider?.legend;
    if (!tokens || legend === undefined) return tokens;
    return new vscode.SemanticTokens(withoutTypes(tokens.data, leftToGrammar(legend.tokenTypes)), tokens.resultId);
  }

  private died(): void {
    const client = this.client;
    if (this.ended || client === undefined || client.state === State.Stopped) return;
    this.client = undefined;
    const pause = this.restarts.next(Date.now());
    if (pause === null) {
      void this.tellFailed("NurtureLang's language server ended again and again. Campaigns are coloured, but not checked.");
      return;
    }
    this.output.warn(`The language server ended; it is started again in ${pause / 1000} s.`);
    this.become("waiting", "");
    this.timer = setTimeout(() => void this.start(), pause);
  }

  private become(state: ServerState, detail: string): void {
    this.current = state;
    this.status.show(state, detail);
    void vscode.commands.executeCommand("setContext", "nurture.running", state === "running");
  }

  private async tellMissing(): Promise<void> {
    this.become("missing", "Choose where it is.");
    this.output.warn("There is no nurture: not in the setting, not in the extension, not in the workspace, not on the PATH.");
    const chosen = await vscode.window.showWarningMessage(
      "NurtureLang found no `nurture`: campaigns are coloured, but not checked. Put it on the PATH, or say where it is.", INSTALL, OUTPUT);
    if (chosen === OUTPUT) this.output.show();
    if (chosen === INSTALL) await this.choose();
  }

  private async tellFailed(text: string): Promise<void> {
    this.become("failed", text);
    const chosen = await vscode.window.showErrorMessage(text, AGAIN, OUTPUT, INSTALL);
    if (chosen === AGAIN) await this.restart();
    if (chosen === OUTPUT) this.output.show();
    if (chosen === INSTALL) await this.choose();
  }

  /** Lets people point at the program; the setting then starts it. */
  private async choose(): Promise<void> {
    const [file] = (await vscode.window.showOpenDialog({ title: "Where is nurture?", openLabel: "Use This Program" })) ?? [];
    if (file === undefined) return;
    await vscode.workspace.getConfiguration("nurture").update("server.command", [file.fsPath, "lsp"], vscode.ConfigurationTarget.Global);
  }
}

const messageOf = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault));

function withLimit(work: Promise<void>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, refuse) => {
    timer = setTimeout(() => refuse(new Error(`it gave no answer for ${milliseconds / 1000} seconds`)), milliseconds);
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}
