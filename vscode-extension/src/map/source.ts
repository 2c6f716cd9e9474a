import * as path from "node:path";
import * as vscode from "vscode";
import type { LanguageServer } from "../server/languageServer";
import { readMap, type CampaignMap } from "./model";

/** A campaign as the server draws it, from the text in the editor. */
export interface DrawnCampaign {
  /** The campaign's own file. */
  readonly file: string;
  /** Its folder, in which the map names its files. */
  readonly folder: string;
  readonly map: CampaignMap;
  /** What could not be read, in a sentence with its place; undefined where all of it is drawn. */
  readonly unread: string | undefined;
}

/** The answer to `nurture/graph`; docs/lsp.md has it. */
interface GraphResult {
  readonly campaign: string;
  readonly map: unknown;
  readonly unread?: { readonly message: string; readonly location: { readonly uri: string; readonly range: { readonly start: { readonly line: number } } } };
}

/** Draws the campaign of a document. Fails, in words that people can be shown, where there is nothing to draw with or to be drawn. */
export async function draw(server: LanguageServer, document: vscode.TextDocument, cancel: vscode.CancellationToken): Promise<DrawnCampaign> {
  const result = await server.ask<GraphResult | null>("nurture/graph", { textDocument: { uri: document.uri.toString() } }, cancel);
  if (result === undefined) throw new Error("The map is drawn by the language server, which does not run yet.");
  if (result === null) throw new Error("This file belongs to no campaign, so that there is no map of it.");
  const file = vscode.Uri.parse(result.campaign).fsPath;
  return { file, folder: path.dirname(file), map: readMap(result.map), unread: result.unread === undefined ? undefined : told(result.unread) };
}

function told({ message, location }: NonNullable<GraphResult["unread"]>): string {
  return `${path.basename(vscode.Uri.parse(location.uri).fsPath)}, line ${location.range.start.line + 1}, cannot be read: ${message}`;
}
