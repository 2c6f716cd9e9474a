import * as fs from "node:fs";
import * as path from "node:path";
import * as vscode from "vscode";
import { findCommand, type NurtureCommand } from "./findCommand";

function isProgram(file: string): boolean {
  try {
    if (!fs.statSync(file).isFile()) return false;
    fs.accessSync(file, fs.constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The `nurture` of this window; null where there is none. */
export function nurtureCommand(context: vscode.ExtensionContext): NurtureCommand | null {
  return findCommand({
    setting: vscode.workspace.getConfiguration("nurture").get<string[]>("server.command", []).filter((word) => word !== ""),
    extensionFolder: context.extensionPath,
    workspaceFolders: (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.fsPath),
    searchPath: (process.env["PATH"] ?? "").split(path.delimiter).filter((folder) => folder !== ""),
    platform: process.platform,
    isProgram,
  });
}
