import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { annotate, load, tokenize } from "./grammar/tokenizer";
import { extension, root, samples } from "./paths";

interface Facts {
  keywords(): { word: string; places: string[] }[];
  units(): { durations: string[]; weekdays: string[] };
}

const facts = (await import(path.join(extension, "scripts/grammar/language-facts.mjs"))) as Facts;
const nurture = await load("source.nurture");
const COLOURED = /^(storage|keyword|constant|support|entity|variable)\./;

test("the grammars are current", () => {
  execFileSync(process.execPath, ["scripts/make-grammar.mjs", "--check"], { cwd: extension });
});

test("every word of the table is coloured", () => {
  const words = [...facts.keywords().map((one) => one.word), ...facts.units().durations, ...facts.units().weekdays];
  assert.ok(words.length > 180, `${words.length} words`);
  for (const word of words) {
    const token = tokenize(nurture, `  x ${word} y`)[0]?.find((one) => one.text.trim() === word);
    assert.match(token?.scopes.at(-1) ?? "nothing", /^(storage|keyword|constant)\./, word);
  }
});

test("a word of the table inside of a longer word is none", () => {
  for (const word of ["sender", "resend", "send_out", "for_sale", "days_left", "thesis"]) {
    assert.deepEqual(tokenize(nurture, `  is ${word}`)[0]?.filter((one) => one.text.includes(word)).flatMap((one) => one.scopes), [], word);
  }
});

for (const file of samples) {
  test(`${path.relative(root, file)} is coloured throughout`, () => {
    const known = new Set(facts.keywords().map((one) => one.word));
    tokenize(nurture, fs.readFileSync(file, "utf8")).forEach((line, at) => {
      for (const token of line) {
        assert.ok(!token.scopes.some((scope) => scope.startsWith("invalid")), `${at + 1}: ${token.text} is invalid`);
        if (token.scopes.some((scope) => /^(string|comment)/.test(scope))) continue;
        for (const word of token.text.split(/[^\p{L}\p{Nd}_-]+/u)) {
          if (known.has(word)) assert.match(token.scopes.at(-1) ?? "nothing", COLOURED, `${at + 1}: ${word}`);
        }
      }
    });
  });
}

const baselines = path.join(extension, "tests/grammar/baselines");
for (const name of fs.readdirSync(baselines).filter((file) => file.endsWith(".nurture"))) {
  test(`${name} has the colours that were looked at`, () => {
    const found = annotate(nurture, fs.readFileSync(path.join(baselines, name), "utf8"));
    const kept = path.join(baselines, name.replace(/\.nurture$/, ".tokens"));
    if (process.env["NURTURE_ACCEPT"] === "1") fs.writeFileSync(kept, found);
    assert.equal(found, fs.readFileSync(kept, "utf8"));
  });
}

test("a campaign inside of Markdown is coloured, and what follows is not", async () => {
  const markdown = await load("markdown.nurture.codeblock");
  const lines = tokenize(markdown, "# Title\n\n```nurture\nsequence welcome {\n  wait 3 days\n}\n```\n\nsequence of words\n");
  const scopes = (line: number, text: string) => lines[line]?.find((one) => one.text.trim() === text)?.scopes ?? [];
  assert.ok(scopes(3, "sequence").includes("storage.type.declaration.nurture"));
  assert.ok(scopes(4, "days").includes("keyword.other.unit.duration.nurture"));
  assert.deepEqual(lines[8]?.flatMap((one) => one.scopes), []);
});
