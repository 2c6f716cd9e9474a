import * as path from "node:path";
import * as vscode from "vscode";

/** A campaign on disk. */
export interface Campaign {
  /** Its folder. */
  readonly folder: string;
  /** What commands are given, from the folder: the file with the `campaign` block, or the folder itself. */
  readonly target: string;
}

const DECLARES = /^[ \t]*campaign[ \t]+[\p{L}_]/mu;

/** The campaign that a document belongs to; undefined for a document that is not on disk. */
export function campaignOf(document: vscode.TextDocument): Campaign | undefined {
  if (document.uri.scheme !== "file") return undefined;
  const folder = path.dirname(document.uri.fsPath);
  return { folder, target: DECLARES.test(document.getText()) ? path.basename(document.uri.fsPath) : "." };
}

/** The document whose campaign a command is about: of the active editor, else of any that is seen. */
export function activeDocument(): vscode.TextDocument | undefined {
  const editors = [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors];
  return editors.find((editor) => editor?.document.languageId === "nurture")?.document;
}
