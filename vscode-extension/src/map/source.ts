import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import * as vscode from "vscode";
import type { Campaign } from "../cli/campaign";
import { run, type FindCommand } from "../cli/run";
import { readMap, type CampaignMap } from "./model";

const MOST_FILES = 500;

/** Draws the map of a campaign as it stands in the editor: text that is not saved yet counts. */
export async function mapOf(find: FindCommand, campaign: Campaign, cancel: vscode.CancellationToken): Promise<CampaignMap> {
  const unsaved = vscode.workspace.textDocuments.filter((one) => one.isDirty && one.languageId === "nurture" && isInside(campaign.folder, one.uri.fsPath));
  if (unsaved.length === 0) return draw(find, campaign.target, campaign.folder, cancel);
  const copy = await fs.mkdtemp(path.join(os.tmpdir(), "nurture-map-"));
  try {
    await copyCampaign(campaign.folder, copy);
    for (const document of unsaved) {
      const file = path.join(copy, path.relative(campaign.folder, document.uri.fsPath));
      await fs.mkdir(path.dirname(file), { recursive: true });
      await fs.writeFile(file, document.getText());
    }
    return await draw(find, campaign.target, copy, cancel);
  } finally {
    await fs.rm(copy, { recursive: true, force: true });
  }
}

async function draw(find: FindCommand, target: string, folder: string, cancel: vscode.CancellationToken): Promise<CampaignMap> {
  const result = await run(find, ["graph", target, "--format", "json"], folder, cancel);
  if (!result.stdout.startsWith("{")) throw new Error(result.stderr.trim() || "The campaign could not be drawn.");
  return readMap(result.stdout);
}

// A campaign's text alone makes its map; content and histories are left where they are.
async function copyCampaign(folder: string, copy: string): Promise<void> {
  const names = await fs.readdir(folder, { recursive: true });
  for (const name of names.filter((one) => one.endsWith(".nurture") && !/(^|[\\/])(node_modules|\.git)[\\/]/.test(one)).slice(0, MOST_FILES)) {
    await fs.mkdir(path.dirname(path.join(copy, name)), { recursive: true });
    await fs.copyFile(path.join(folder, name), path.join(copy, name));
  }
}

function isInside(folder: string, file: string): boolean {
  const way = path.relative(folder, file);
  return way !== "" && !way.startsWith("..") && !path.isAbsolute(way);
}
