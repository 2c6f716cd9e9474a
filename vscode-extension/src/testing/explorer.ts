import * as path from "node:path";
import * as vscode from "vscode";
import { run as runProgram, type FindCommand } from "../cli/run";
import { coverageOf } from "./coverage";
import type { LanguageServer } from "../server/languageServer";
import { byFile, type ListedTest } from "./listed";
import { readReport, timelineText, type CoveredPlace, type ReportedTest } from "./report";

const ALL = "**/*.nurture";
const PAUSE = 300;

/** Shows campaign tests in the test explorer, as the language server lists them, and runs them. */
export class TestExplorer implements vscode.Disposable {
  private readonly controller = vscode.tests.createTestController("nurture", "Campaign Tests");
  private readonly places = new WeakMap<vscode.FileCoverage, readonly CoveredPlace[]>();
  private readonly listeners: vscode.Disposable[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly server: LanguageServer, private readonly find: FindCommand, private readonly output: vscode.LogOutputChannel) {
    this.controller.refreshHandler = () => this.discoverAll();
    this.controller.resolveHandler = async (item) => {
      if (item === undefined) await this.discoverAll();
    };
    this.controller.createRunProfile("Run", vscode.TestRunProfileKind.Run, (request, cancel) => this.run(request, cancel, false), true);
    const coverage = this.controller.createRunProfile("Run with Coverage", vscode.TestRunProfileKind.Coverage, (request, cancel) => this.run(request, cancel, true), true);
    coverage.loadDetailedCoverage = (_, file) => Promise.resolve(coverageOf(this.places.get(file) ?? []));
    const watcher = vscode.workspace.createFileSystemWatcher(ALL);
    this.listeners.push(
      watcher,
      watcher.onDidCreate(() => this.soon()),
      watcher.onDidChange(() => this.soon()),
      watcher.onDidDelete(() => this.soon()),
      vscode.workspace.onDidChangeTextDocument((change) => void (change.document.languageId === "nurture" && this.soon())),
      server.onStarted(() => this.discoverAll()),
    );
    void this.discoverAll();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.listeners.forEach((one) => one.dispose());
    this.controller.dispose();
  }

  /** Runs the test of a title in a file, or the test at the caret. */
  async runOne(uri: unknown, title: unknown): Promise<void> {
    if (typeof uri !== "string" || typeof title !== "string") return void vscode.commands.executeCommand("testing.runAtCursor");
    const key = vscode.Uri.parse(uri).toString();
    if (!this.controller.items.get(key)) await this.discoverAll();
    const item = this.controller.items.get(key)?.children.get(`${key}#${title}`);
    if (item === undefined) void vscode.window.showInformationMessage(`There is no test "${title}" in ${vscode.workspace.asRelativePath(vscode.Uri.parse(uri))}.`);
    else await this.run(new vscode.TestRunRequest([item]), new vscode.CancellationTokenSource().token, false);
  }

  private soon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.discoverAll(), PAUSE);
  }

  private async discoverAll(): Promise<void> {
    try {
      const tests = await this.server.ask<readonly ListedTest[]>("nurture/tests", {});
      if (tests !== undefined) this.fill(byFile(tests));
    } catch (fault) {
      this.output.warn(`The tests could not be listed: ${String(fault)}`);
    }
  }

  private fill(files: ReadonlyMap<string, readonly ListedTest[]>): void {
    this.controller.items.replace([...files].map(([address, tests]) => {
      const uri = vscode.Uri.parse(address);
      const key = uri.toString();
      const file = this.controller.items.get(key) ?? this.controller.createTestItem(key, vscode.workspace.asRelativePath(uri), uri);
      file.children.replace(tests.map(({ title, range: { start, end } }) => {
        const item = file.children.get(`${key}#${title}`) ?? this.controller.createTestItem(`${key}#${title}`, title, uri);
        item.range = new vscode.Range(start.line, start.character, end.line, end.character);
        return item;
      }));
      return file;
    }));
  }

  private async run(request: vscode.TestRunRequest, cancel: vscode.CancellationToken, covered: boolean): Promise<void> {
    const run = this.controller.createTestRun(request);
    try {
      await Promise.all(vscode.workspace.textDocuments.filter((one) => one.isDirty && one.languageId === "nurture").map((one) => one.save()));
      for (const [file, wanted] of this.byFile(request)) {
        if (cancel.isCancellationRequested) break;
        await this.runFile(run, file, wanted, cancel, covered);
      }
    } finally {
      run.end();
    }
  }

  /** The tests that are asked for, by their files. */
  private byFile(request: vscode.TestRunRequest): Map<vscode.TestItem, vscode.TestItem[]> {
    const left = new Set(request.exclude ?? []);
    const wanted = new Map<vscode.TestItem, vscode.TestItem[]>();
    const add = (item: vscode.TestItem): void => {
      if (left.has(item)) return;
      if (item.parent === undefined) item.children.forEach(add);
      else wanted.set(item.parent, [...(wanted.get(item.parent) ?? []), item]);
    };
    if (request.include === undefined) this.controller.items.forEach(add);
    else request.include.forEach(add);
    return wanted;
  }

  private async runFile(run: vscode.TestRun, file: vscode.TestItem, wanted: vscode.TestItem[], cancel: vscode.CancellationToken, covered: boolean): Promise<void> {
    const uri = file.uri;
    if (uri === undefined) return;
    wanted.forEach((item) => run.started(item));
    const [only] = wanted;
    const filter = wanted.length === 1 && only !== undefined && !covered ? ["--filter", only.label] : [];
    const folder = path.dirname(uri.fsPath);
    try {
      const args = ["test", path.basename(uri.fsPath), "--format", "json", ...filter, ...(covered ? ["--coverage"] : [])];
      const result = await runProgram(this.find, args, folder, cancel);
      const report = readReport(result.stdout);
      if (report === null) return this.allErrored(run, wanted, result.stderr || result.stdout);
      for (const item of wanted) this.tell(run, item, report.tests.find((test) => test.title === item.label && samePlace(folder, test.file, uri)), folder);
      run.appendOutput(`${path.basename(uri.fsPath)}: ${report.passed} passed, ${report.failed} failed\r\n`);
      if (report.coverage !== undefined) this.addCoverage(run, report.coverage, folder);
    } catch (fault) {
      if (fault instanceof vscode.CancellationError) wanted.forEach((item) => run.skipped(item));
      else this.allErrored(run, wanted, fault instanceof Error ? fault.message : String(fault));
    }
  }

  private tell(run: vscode.TestRun, item: vscode.TestItem, test: ReportedTest | undefined, folder: string): void {
    if (test === undefined) return run.errored(item, new vscode.TestMessage("The run did not say how this test ended. Was its title changed meanwhile?"));
    if (test.passed) return run.passed(item);
    run.failed(item, test.failures.map((failure) => {
      const message = new vscode.TestMessage(`${failure.expected}\n${failure.instead}\n\n${timelineText(test.timeline).replaceAll("\r\n", "\n")}`.trimEnd());
      message.location = new vscode.Location(vscode.Uri.file(path.resolve(folder, failure.file)), new vscode.Position(failure.line - 1, 0));
      return message;
    }));
    run.appendOutput(`${test.title}\r\n${timelineText(test.timeline)}\r\n\r\n`, undefined, item);
  }

  private allErrored(run: vscode.TestRun, wanted: readonly vscode.TestItem[], text: string): void {
    const message = new vscode.TestMessage(text.trim() || "The tests did not run.");
    wanted.forEach((item) => run.errored(item, message));
    run.appendOutput(text.replaceAll("\n", "\r\n"));
  }

  private addCoverage(run: vscode.TestRun, coverage: readonly CoveredPlace[], folder: string): void {
    const files = new Map<string, CoveredPlace[]>();
    for (const place of coverage) files.set(place.file, [...(files.get(place.file) ?? []), place]);
    for (const [name, places] of files) {
      const covered = vscode.FileCoverage.fromDetails(vscode.Uri.file(path.resolve(folder, name)), coverageOf(places));
      this.places.set(covered, places);
      run.addCoverage(covered);
    }
  }
}

const samePlace = (folder: string, file: string, uri: vscode.Uri): boolean => path.resolve(folder, file) === path.resolve(uri.fsPath);
