import * as crypto from "node:crypto";
import * as path from "node:path";
import * as vscode from "vscode";
import { activeDocument } from "../cli/campaign";
import type { LanguageServer } from "../server/languageServer";
import type { DecisionCounter } from "./figures";
import type { FromView, ToView } from "./messages";
import { draw, type DrawnCampaign } from "./source";

const PAUSE = 250;

/** The panel that draws the campaign beside its text. There is one; it follows the campaign that is looked at. */
export class MapPanel implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private drawn: DrawnCampaign | undefined;
  private timer: NodeJS.Timeout | undefined;
  private drawing: vscode.CancellationTokenSource | undefined;
  private readonly figures = new Map<string, DecisionCounter>();
  private readonly listeners: vscode.Disposable[];

  constructor(private readonly context: vscode.ExtensionContext, private readonly server: LanguageServer, private readonly output: vscode.LogOutputChannel) {
    this.listeners = [
      vscode.workspace.onDidChangeTextDocument((change) => this.touched(change.document)),
      vscode.workspace.onDidSaveTextDocument((document) => this.touched(document)),
      vscode.window.onDidChangeActiveTextEditor(() => this.follow()),
      server.onStarted(() => this.follow()),
      vscode.window.onDidChangeTextEditorSelection(() => this.showCaret()),
    ];
  }

  /** Opens the panel beside the text, or shows it where it is. */
  open(): void {
    if (this.panel !== undefined) return this.panel.reveal(undefined, true);
    const media = vscode.Uri.joinPath(this.context.extensionUri, "dist");
    this.panel = vscode.window.createWebviewPanel("nurture.map", "Campaign Map", { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }, {
      enableScripts: true, localResourceRoots: [media],
    });
    this.panel.iconPath = vscode.Uri.joinPath(this.context.extensionUri, "icons", "nurture.svg");
    this.panel.webview.onDidReceiveMessage((message: FromView) => this.receive(message));
    this.panel.onDidDispose(() => this.closed());
    this.panel.onDidChangeViewState(() => this.follow());
    this.panel.webview.html = this.page(this.panel.webview, media);
  }

  /** Takes the figures of a simulation. */
  setFigures(folder: string, counter: DecisionCounter): void {
    this.figures.set(folder, counter);
    this.sendMap();
  }

  dispose(): void {
    this.listeners.forEach((one) => one.dispose());
    this.panel?.dispose();
  }

  private closed(): void {
    clearTimeout(this.timer);
    this.drawing?.cancel();
    this.panel = undefined;
    this.drawn = undefined;
  }

  private receive(message: FromView): void {
    if (message.type === "ready") {
      this.drawn = undefined;
      this.follow();
    } else if (message.type === "simulate") void vscode.commands.executeCommand("nurture.simulate");
    else if (message.type === "go") void this.go(message.place.file, message.place.line);
  }

  private async go(file: string, line: number): Promise<void> {
    if (this.drawn === undefined) return;
    const uri = vscode.Uri.file(path.join(this.drawn.folder, file));
    const beside = vscode.window.visibleTextEditors.find((editor) => editor.document.uri.fsPath === uri.fsPath)?.viewColumn;
    const document = await vscode.workspace.openTextDocument(uri);
    const at = document.lineAt(Math.min(line - 1, document.lineCount - 1));
    const start = new vscode.Position(at.lineNumber, at.firstNonWhitespaceCharacterIndex);
    const editor = await vscode.window.showTextDocument(document, { viewColumn: beside ?? vscode.ViewColumn.One, selection: new vscode.Range(start, start) });
    editor.revealRange(at.range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  private follow(): void {
    if (this.panel?.visible !== true) return;
    const document = activeDocument();
    if (document !== undefined) void this.redraw(document);
    else if (this.drawn === undefined) this.send({ type: "trouble", text: "Open a campaign to see its map." });
  }

  private touched(document: vscode.TextDocument): void {
    if (this.panel?.visible !== true || document.languageId !== "nurture") return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.follow(), PAUSE);
  }

  private async redraw(document: vscode.TextDocument): Promise<void> {
    this.drawing?.cancel();
    const drawing = (this.drawing = new vscode.CancellationTokenSource());
    try {
      const drawn = await draw(this.server, document, drawing.token);
      if (drawing.token.isCancellationRequested || this.panel === undefined) return;
      this.show(drawn);
    } catch (fault) {
      if (drawing.token.isCancellationRequested || this.panel === undefined) return;
      const text = fault instanceof Error ? fault.message : String(fault);
      this.output.warn(`The map could not be drawn: ${text}`);
      this.send({ type: "trouble", text });
    } finally {
      drawing.dispose();
    }
  }

  /** While something cannot be read, the last picture of the campaign stays: parts of it that come and go at each letter would tell nobody anything. */
  private show(drawn: DrawnCampaign): void {
    const before = this.drawn?.file === drawn.file ? this.drawn : undefined;
    if (drawn.unread !== undefined && before !== undefined) {
      this.send({ type: "trouble", text: `${drawn.unread}\nThe map is the last one that could be drawn whole.` });
      return;
    }
    this.drawn = drawn;
    if (this.panel !== undefined) this.panel.title = `Map: ${drawn.map.title}`;
    this.sendMap();
    if (drawn.unread !== undefined) this.send({ type: "trouble", text: `${drawn.unread}\nThe map lacks what stands there.` });
  }

  private sendMap(): void {
    if (this.drawn === undefined) return;
    const { map, folder } = this.drawn;
    this.send({ type: "map", map, figures: this.figures.get(folder)?.on(map) ?? null });
    this.showCaret();
  }

  private showCaret(): void {
    const editor = vscode.window.activeTextEditor;
    if (this.panel?.visible !== true || this.drawn === undefined || editor?.document.languageId !== "nurture") return;
    const file = path.relative(this.drawn.folder, editor.document.uri.fsPath).split(path.sep).join("/");
    this.send({ type: "caret", place: { file, line: editor.selection.active.line + 1 } });
  }

  private send(message: ToView): void {
    void this.panel?.webview.postMessage(message);
  }

  private page(webview: vscode.Webview, media: vscode.Uri): string {
    const nonce = crypto.randomBytes(18).toString("base64");
    const uri = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(media, name)).toString();
    const policy = `default-src 'none'; style-src ${webview.cspSource} 'nonce-${nonce}'; script-src 'nonce-${nonce}'; img-src data:`;
    return `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="stylesheet" href="${uri("map.css")}">
  <style id="__________cytoscape_stylesheet" nonce="${nonce}">.__________cytoscape_container { position: relative; }</style>
  <title>Campaign Map</title>
</head>
<body>
  <header role="toolbar" aria-label="Map">
    <button id="fit">Whole campaign</button>
    <button id="larger" aria-label="Larger">+</button>
    <button id="smaller" aria-label="Smaller">&minus;</button>
    <button id="simulate">Simulate</button>
    <button id="as-list" aria-pressed="false">As a list</button>
  </header>
  <p id="help" class="unseen">Arrow keys go from box to box, Enter goes to the line that a box was written on. The button "As a list" shows the same as a list.</p>
  <main>
    <div id="map" role="application" tabindex="0" aria-label="Campaign map" aria-describedby="help"></div>
    <nav id="list" aria-label="The campaign as a list" hidden></nav>
    <p id="trouble" role="alert" hidden></p>
  </main>
  <p id="said" class="unseen" role="status" aria-live="polite"></p>
  <script nonce="${nonce}" src="${uri("map.js")}"></script>
</body>
</html>`;
  }
}
