import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { nurture } from "./nurture";
import { extension } from "./paths";

interface Manifest {
  readonly contributes: {
    readonly problemMatchers: readonly { readonly pattern: { readonly regexp: string } }[];
    readonly commands: readonly { readonly command: string }[];
    readonly walkthroughs: readonly { readonly steps: readonly { readonly media: Readonly<Record<string, string>> }[] }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly description?: string; readonly markdownDescription?: string }>> };
  };
}

const read = (file: string) => fs.readFileSync(path.join(extension, file), "utf8");
const { contributes } = JSON.parse(read("package.json")) as Manifest;
const sources = fs.readdirSync(path.join(extension, "src"), { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts")).map((file) => read(path.join("src", file)));

test("the problem matcher reads what nurture check writes", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "nurture-matcher-"));
  try {
    const file = path.join(folder, "a.nurture");
    fs.writeFileSync(file, 'campaign x { timezone "Europe/Paris" }\ncontact { email: text }\nevent joined\nsegment s2 = nothing_known\nsequence s { enter on joined  wait 3 }\n');
    const lines = nurture("check", file, "--format", "plain").stdout.trim().split("\n");
    const pattern = new RegExp(contributes.problemMatchers[0]?.pattern.regexp ?? "");
    const found = lines.map((line) => pattern.exec(line)?.slice(1));
    assert.ok(found.length >= 2);
    for (const [at, one] of found.entries()) assert.ok(one !== undefined, lines[at]);
    const unit = found.find((one) => one?.[4] === "NUR0008");
    assert.deepEqual(unit?.slice(0, 4), [file, "5", "36", "error"]);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});

test("every command is both offered and there", () => {
  const registered = new Set(sources.flatMap((text) => [...text.matchAll(/\bown\("(\w+)"/g)].map((match) => `nurture.${match[1]}`)));
  assert.deepEqual(new Set(contributes.commands.map((one) => one.command)), registered);
});

test("every setting has a description, is in the README, and is one that somebody reads", () => {
  const elsewhere = ["nurture.trace.server", "nurture.diagnostics", "nurture.inlayHints"];
  for (const [name, setting] of Object.entries(contributes.configuration.properties)) {
    assert.ok((setting.description ?? setting.markdownDescription ?? "").length > 20, name);
    assert.ok(read("README.md").includes(`\`${name}\``), `${name} is not in the README`);
    if (!elsewhere.includes(name)) assert.ok(sources.some((text) => text.includes(`"${name.replace("nurture.", "")}"`)), `${name} is read nowhere`);
  }
});

test("every step of the walkthrough has its picture or page", () => {
  const steps = contributes.walkthroughs.flatMap((one) => one.steps);
  assert.equal(steps.length, 5);
  for (const { media } of steps) assert.ok(fs.existsSync(path.join(extension, media["markdown"] ?? media["svg"] ?? "")));
});
