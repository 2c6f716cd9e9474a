import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import * as readline from "node:readline";
import * as vscode from "vscode";
import { activeDocument, campaignOf } from "../cli/campaign";
import { run, type FindCommand } from "../cli/run";
import { DecisionCounter } from "../map/figures";

/** What a simulation of a campaign has found. */
export interface Simulated {
  /** The campaign's file, or one of its files. */
  readonly uri: vscode.Uri;
  readonly folder: string;
  readonly counter: DecisionCounter;
  /** What `nurture simulate --json` wrote. */
  readonly result: unknown;
}

/** Runs a campaign, or the one that is looked at, over its own history; the summary goes to the output, the figures to the map and to the lenses. */
export async function simulate(find: FindCommand, output: vscode.OutputChannel, asked: unknown, found: (run: Simulated) => void): Promise<void> {
  const document = typeof asked === "string" ? await vscode.workspace.openTextDocument(vscode.Uri.parse(asked)) : activeDocument();
  const campaign = document === undefined ? undefined : campaignOf(document);
  if (document === undefined || campaign === undefined) {
    void vscode.window.showInformationMessage("Open a campaign that is saved in a file: it is what will be simulated.");
    return;
  }
  await document.save();
  const made = path.join(os.tmpdir(), `nurture-simulation-${process.pid}-${Date.now()}`);
  const [decisions, figures] = [`${made}.jsonl`, `${made}.json`];
  const options = { location: vscode.ProgressLocation.Notification, cancellable: true, title: "Simulating the campaign" };
  try {
    const result = await vscode.window.withProgress(options, (_, cancel) => run(find, ["simulate", campaign.target, "--decisions", decisions, "--json", figures], campaign.folder, cancel));
    output.clear();
    output.append(result.stdout + result.stderr);
    if (result.code !== 0) {
      const first = result.stderr.trim().split("\n", 1)[0] ?? "";
      if ((await vscode.window.showErrorMessage(`The simulation did not run. ${first}`, "Show Output")) !== undefined) output.show();
      return;
    }
    const written: unknown = JSON.parse(await fs.promises.readFile(figures, "utf8"));
    found({ uri: document.uri, folder: campaign.folder, counter: await count(decisions), result: written });
    output.show(true);
  } catch (fault) {
    if (!(fault instanceof vscode.CancellationError)) void vscode.window.showErrorMessage(fault instanceof Error ? fault.message : String(fault));
  } finally {
    await Promise.all([decisions, figures].map((file) => fs.promises.rm(file, { force: true })));
  }
}

async function count(file: string): Promise<DecisionCounter> {
  const counter = new DecisionCounter();
  for await (const line of readline.createInterface({ input: fs.createReadStream(file), crlfDelay: Infinity })) counter.add(line);
  return counter;
}
