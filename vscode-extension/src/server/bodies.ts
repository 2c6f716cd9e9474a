import * as crypto from "node:crypto";
import type { DocumentSelector, LanguageClient } from "vscode-languageclient/node";

/** The bodies of messages are Markdown; which ones a campaign names, the server knows. */
const BODIES: DocumentSelector = [{ scheme: "file", language: "markdown" }];

/** What is asked in them. Their form, colours and folds are Markdown's own; what is wrong with them comes with what is wrong with the workspace. */
const ASKED = {
  "textDocument/definition": "definitionProvider",
  "textDocument/references": "referencesProvider",
  "textDocument/documentHighlight": "documentHighlightProvider",
  "textDocument/hover": "hoverProvider",
  "textDocument/completion": "completionProvider",
  "textDocument/rename": "renameProvider",
} as const;

/** What the server is told of them; 2: changes of stretches, as it advertises. */
const TOLD = ["textDocument/didOpen", "textDocument/didChange", "textDocument/didClose"];
const CHANGES = { syncKind: 2 };

interface Feature {
  register(data: { readonly id: string; readonly registerOptions: object }): void;
}

/** Lets the server see the bodies of messages too, for what is asked in them: names in braces are those of the campaign. */
export function takeBodies(client: LanguageClient): void {
  const able = client.initializeResult?.capabilities;
  if (able === undefined) return;
  const features = client as unknown as { getFeature(method: string): Feature | undefined };
  const register = (method: string, options: object): void =>
    features.getFeature(method)?.register({ id: crypto.randomUUID(), registerOptions: { ...options, documentSelector: BODIES } });
  for (const method of TOLD) register(method, CHANGES);
  for (const [method, capability] of Object.entries(ASKED)) {
    const options = able[capability];
    if (options !== undefined && options !== false) register(method, options === true ? {} : options);
  }
}
