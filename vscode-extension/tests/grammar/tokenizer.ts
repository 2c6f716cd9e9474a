import fs from "node:fs";
import path from "node:path";
import oniguruma from "vscode-oniguruma";
import textmate, { type IGrammar } from "vscode-textmate";
import { extension } from "../paths";

const { createOnigScanner, createOnigString, loadWASM } = oniguruma;
const { INITIAL, Registry, parseRawGrammar } = textmate;

export interface Token {
  readonly text: string;
  readonly scopes: readonly string[];
}

const syntaxes = path.join(extension, "syntaxes");
const files: Record<string, string> = { "source.nurture": "nurture.tmLanguage.json", "markdown.nurture.codeblock": "nurture.markdown.tmLanguage.json" };

/** A grammar as VS Code itself would load it. */
export async function load(scope: string): Promise<IGrammar> {
  const wasm = fs.readFileSync(path.join(extension, "node_modules/vscode-oniguruma/release/onig.wasm"));
  const registry = new Registry({
    onigLib: loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength)).then(() => ({ createOnigScanner, createOnigString })),
    loadGrammar: (name) => {
      const file = files[name];
      return Promise.resolve(file === undefined ? null : parseRawGrammar(fs.readFileSync(path.join(syntaxes, file), "utf8"), file));
    },
  });
  const grammar = await registry.loadGrammar(scope);
  if (grammar === null) throw new Error(`There is no grammar for ${scope}.`);
  return grammar;
}

/** The tokens of each line of a text; the scope of the whole file is left out. */
export function tokenize(grammar: IGrammar, text: string): Token[][] {
  let stack = INITIAL;
  return text.split(/\r?\n/).map((line) => {
    const result = grammar.tokenizeLine(line, stack);
    stack = result.ruleStack;
    return result.tokens.map((token) => ({ text: line.slice(token.startIndex, token.endIndex), scopes: token.scopes.slice(1) }));
  });
}

/** A text with the innermost scope of each coloured piece under its line, for people to review. */
export function annotate(grammar: IGrammar, text: string): string {
  const lines = text.replace(/\n$/, "").split("\n");
  const tokens = tokenize(grammar, lines.join("\n"));
  return lines.map((line, at) => {
    const coloured = (tokens[at] ?? []).filter((token) => token.scopes.length > 0 && token.text.trim() !== "");
    return [line, ...coloured.map((token) => `    ${token.text.trim()}  ${(token.scopes.at(-1) ?? "").replace(/\.nurture$/, "")}`)].join("\n");
  }).join("\n") + "\n";
}
