import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { discoverTests } from "../src/testing/discover";
import { readReport, timelineText } from "../src/testing/report";
import { nurture } from "./nurture";
import { root, samples } from "./paths";

test("tests are found where they are, and nowhere else", () => {
  const text = [
    '// test "in a comment" {', 'message m { channel email  text "a { b', 'test c }', 'test "one {first_name or "there"}" {', "  contact test { email: \"}\" }", "  expect stage test", "}",
    'sequence s { test "inside" }', 'test "two" { expect x } test "three" {', "", "}",
  ].join("\n");
  assert.deepEqual(discoverTests(text).map((one) => [one.title.slice(0, 5), one.line, one.lastLine]), [["one {", 3, 6], ["two", 8, 8], ["three", 8, 10]]);
});

test("half a test is found too", () => {
  assert.deepEqual(discoverTests('test "begun').map((one) => one.title), ["begun"]);
  assert.deepEqual(discoverTests("test"), []);
});

test("what is found in the samples is what nurture runs", () => {
  const folders = [...new Set(samples.filter((file) => file.endsWith(".test.nurture")).map((file) => path.dirname(file)))].slice(0, 4);
  for (const folder of folders) {
    const report = readReport(nurture("test", folder, "--format", "json").stdout);
    const found = samples.filter((file) => path.dirname(file) === folder).flatMap((file) => discoverTests(fs.readFileSync(file, "utf8")).map((one) => `${file}:${one.line + 1} ${one.title}`));
    assert.deepEqual(found.sort(), report?.tests.map((one) => `${path.resolve(one.file)}:${one.line} ${one.title}`).sort());
  }
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
