import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { readFindings } from "../src/tasks/readFindings";
import { nurture } from "./nurture";
import { extension } from "./paths";

const manifest = JSON.parse(fs.readFileSync(path.join(extension, "package.json"), "utf8")) as { contributes: { problemMatchers: [{ pattern: { regexp: string } }] } };
const pattern = new RegExp(manifest.contributes.problemMatchers[0].pattern.regexp);

test("a task reads what nurture check writes", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "nurture-tasks-"));
  const file = path.join(folder, "a.nurture");
  try {
    fs.writeFileSync(file, 'campaign x { timezone "Europe/Paris" }\ncontact { email: text }\nevent joined\nsegment s2 = nothing_known\n');
    const [found] = readFindings(nurture("check", file, "--format", "plain").stdout, pattern);
    assert.deepEqual([found?.file, found?.line, found?.column, found?.severity, found?.code], [file, 4, 14, "error", "NUR1101"]);
    assert.match(found?.message ?? "", /nothing_known/);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});

test("what is no finding is passed over, whatever ends its lines", () =>
  assert.deepEqual(readFindings("2 campaigns\r\na.nurture:1:2: note NUR4001 Words: and more\r\n\r\nall is well\n", pattern),
    [{ file: "a.nurture", line: 1, column: 2, severity: "note", code: "NUR4001", message: "Words: and more" }]));
