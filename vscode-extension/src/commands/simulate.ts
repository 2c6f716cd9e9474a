import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import * as readline from "node:readline";
import * as vscode from "vscode";
import { activeDocument, campaignOf } from "../cli/campaign";
import { run, type FindCommand } from "../cli/run";
import { DecisionCounter } from "../map/figures";

/** Runs the campaign that is looked at over its own history; the summary goes to the output, the figures to the map. */
export async function simulate(find: FindCommand, output: vscode.OutputChannel, found: (folder: string, counter: DecisionCounter) => void): Promise<void> {
  const document = activeDocument();
  const campaign = document === undefined ? undefined : campaignOf(document);
  if (document === undefined || campaign === undefined) {
    void vscode.window.showInformationMessage("Open a campaign that is saved in a file: it is what will be simulated.");
    return;
  }
  await document.save();
  const decisions = path.join(os.tmpdir(), `nurture-decisions-${process.pid}-${Date.now()}.jsonl`);
  const options = { location: vscode.ProgressLocation.Notification, cancellable: true, title: "Simulating the campaign" };
  try {
    const result = await vscode.window.withProgress(options, (_, cancel) => run(find, ["simulate", campaign.target, "--decisions", decisions], campaign.folder, cancel));
    output.clear();
    output.append(result.stdout + result.stderr);
    if (result.code !== 0) {
      const first = result.stderr.trim().split("\n", 1)[0] ?? "";
      if ((await vscode.window.showErrorMessage(`The simulation did not run. ${first}`, "Show Output")) !== undefined) output.show();
      return;
    }
    found(campaign.folder, await count(decisions));
    output.show(true);
  } catch (fault) {
    if (!(fault instanceof vscode.CancellationError)) void vscode.window.showErrorMessage(fault instanceof Error ? fault.message : String(fault));
  } finally {
    await fs.promises.rm(decisions, { force: true });
  }
}

async function count(file: string): Promise<DecisionCounter> {
  const counter = new DecisionCounter();
  for await (const line of readline.createInterface({ input: fs.createReadStream(file), crlfDelay: Infinity })) counter.add(line);
  return counter;
}
