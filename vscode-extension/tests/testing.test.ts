import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { byFile } from "../src/testing/listed";
import { readReport, timelineText } from "../src/testing/report";
import { nurture } from "./nurture";
import { root } from "./paths";

test("tests stand under their files", () => {
  const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 1 } };
  const one = (title: string, uri: string) => ({ title, uri, range, campaign: "file:///a.nurture" });
  const files = byFile([one("1", "file:///a.test.nurture"), one("2", "file:///a.nurture"), one("3", "file:///a.test.nurture")]);
  assert.deepEqual([...files].map(([uri, tests]) => `${uri} ${tests.map((test) => test.title).join()}`), ["file:///a.test.nurture 1,3", "file:///a.nurture 2"]);
});

test("a failure says its line, what happened instead, and the timeline", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "nurture-testing-"));
  const file = path.join(folder, "welcome.test.nurture");
  try {
    fs.cpSync(path.join(root, "samples/welcome"), folder, { recursive: true });
    fs.writeFileSync(file, fs.readFileSync(file, "utf8").replace("expect stage shopper", "expect stage regular"));
    const report = readReport(nurture("test", file, "--format", "json", "--filter", "the first mail").stdout);
    const [failed] = report?.tests ?? [];
    assert.equal(failed?.passed, false);
    assert.equal(failed?.failures[0]?.line, 8);
    assert.match(timelineText(failed?.timeline ?? []), /sent {2}name hello.*welcome\.nurture:\d+/);
    const covered = readReport(nurture("test", file, "--format", "json", "--coverage").stdout)?.coverage ?? [];
    assert.ok(covered.some((place) => place.kind === "branch" && place.hits > 0));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});

test("what is no report is none", () => assert.equal(readReport("error NUR0001: ..."), null));
