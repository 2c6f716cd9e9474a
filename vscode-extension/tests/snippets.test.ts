import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { nurture } from "./nurture";
import { extension } from "./paths";

interface Snippet {
  readonly prefix: string | readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

const snippets = Object.entries(JSON.parse(fs.readFileSync(path.join(extension, "snippets/nurture.json"), "utf8")) as Record<string, Snippet>);
const host = fs.readFileSync(path.join(extension, "tests/snippets/host.nurture"), "utf8").split(/^\/\/ part /m).slice(1)
  .map((part) => ({ name: part.slice(0, part.indexOf("\n")), text: part.slice(part.indexOf("\n") + 1) }));
const STEPS = new Set(["Send", "Wait", "Wait for", "If", "Choose", "Split", "Repeat", "Task"]);

/** A snippet as it stands in the file when nobody changes its defaults. */
function expand(body: string): string {
  const defaults = new Map<string, string>();
  const next = /\$\{(\d+):((?:\\.|[^}\\])*)\}|\$(\d+)/g;
  return body.replace(next, (_, number: string | undefined, text: string | undefined, bare: string | undefined) => {
    if (number === undefined || text === undefined) return defaults.get(bare ?? "") ?? "";
    defaults.set(number, defaults.get(number) ?? text.replace(/\\(.)/g, "$1"));
    return defaults.get(number) ?? "";
  });
}

function campaign(name: string, text: string): string {
  if (STEPS.has(name)) return host.map((part) => part.text).join("") + `sequence tried {\n  enter on signed_up\n${text}\n}\n`;
  // What there may be only once stands in the host's place.
  return host.filter((part) => !new RegExp(`^${part.name}\\b`, "m").test(text)).map((part) => part.text).join("") + text + "\n";
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "nurture-snippets-"));
after(() => fs.rmSync(folder, { recursive: true, force: true }));

const files = snippets.map(([name, snippet], at) => {
  const own = path.join(folder, String(at));
  fs.mkdirSync(own);
  const file = path.join(own, "main.nurture");
  fs.writeFileSync(file, campaign(name, expand(snippet.body.join("\n"))));
  return { name, file };
});
const checked = nurture("check", "--format", "json", ...files.map((one) => one.file));
const { diagnostics } = JSON.parse(checked.stdout) as { diagnostics: { code: string; severity: string; message: string; file: string; line: number }[] };

for (const { name, file } of files) {
  test(`the snippet "${name}" compiles as it is inserted`, () => {
    const found = diagnostics.filter((one) => path.resolve(one.file) === file && one.severity === "error");
    assert.deepEqual(found.map((one) => `${one.line}: ${one.code} ${one.message}`), [], fs.readFileSync(file, "utf8"));
  });
}

test("a snippet that does not compile would be found", () => {
  const file = path.join(folder, "wrong.nurture");
  fs.writeFileSync(file, campaign("Send", "send nobody"));
  assert.equal(nurture("check", file).status, 1);
});

test("every whole form has a snippet", () => {
  const prefixes = new Set(snippets.flatMap(([, snippet]) => snippet.prefix));
  for (const form of ["campaign", "persona", "score", "stages", "sequence", "split", "handoff", "policy", "test", "program", "message", "goal", "guarantee"]) {
    assert.ok(prefixes.has(form), form);
  }
});
