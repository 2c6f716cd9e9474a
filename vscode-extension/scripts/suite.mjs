// The extension's part of the whole suite: node scripts/suite.mjs [FILE]
// Brings the packages where they are not there yet, checks the types, makes the package and runs the tests, also in a real workbench.
// FILE gets `PASSED FAILED SKIPPED`.
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const counts = process.argv[2] === undefined ? undefined : path.resolve(process.argv[2]);
process.chdir(path.resolve(import.meta.dirname, ".."));
let passed = 0;
let failed = 0;
let skipped = 0;

/** One thing that has to succeed; what it says is shown where it does not. */
function step(name, program, ...args) {
  const run = spawnSync(program, args, { encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } });
  if (run.status === 0) passed++;
  else {
    failed++;
    console.log(`${name} failed:\n${run.stdout ?? ""}${run.stderr ?? ""}${run.error ?? ""}`);
  }
  return run.status === 0;
}

function packages() {
  const stamp = "node_modules/.package-lock.json";
  if (fs.existsSync(stamp) && fs.statSync(stamp).mtimeMs >= fs.statSync("package-lock.json").mtimeMs) return;
  execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], { stdio: ["ignore", "ignore", "inherit"] });
}

function unitTests() {
  const report = path.resolve("artifacts/unit-tests.xml");
  fs.rmSync(report, { force: true });
  const run = spawnSync(process.execPath, ["scripts/unit-tests.mjs"], { encoding: "utf8", env: { ...process.env, NURTURE_TEST_REPORT: report, NO_COLOR: "1" } });
  const cases = fs.existsSync(report) ? fs.readFileSync(report, "utf8") : "";
  const bad = cases.match(/<failure\b/g)?.length ?? 0;
  const all = cases.match(/<testcase\b/g)?.length ?? 0;
  passed += all - bad;
  // A run that broke off is a failure that no report counts.
  failed += bad === 0 && (run.status !== 0 || all === 0) ? 1 : bad;
  if (run.status !== 0) console.log(run.stdout + run.stderr);
}

/** The package in a real workbench. Where there is no browser and none can be brought, it is left out and said to be. */
function workbench() {
  const run = spawnSync(process.execPath, ["tests/workbench/run.mjs"], { encoding: "utf8", timeout: 1_200_000, env: { ...process.env, NO_COLOR: "1" } });
  const [, ...found] = /(\d+) passed, (\d+) failed, (\d+) skipped\s*$/.exec(run.stdout ?? "") ?? [undefined, 0, 1, 0];
  const [good, bad, left] = found.map(Number);
  passed += good;
  // A run that broke off is a failure that no line counts.
  failed += run.status !== 0 && bad === 0 ? 1 : bad;
  skipped += left;
  if (run.status !== 0 || left > 0) console.log(`${run.stdout}${run.stderr}`);
}

try {
  packages();
  if (step("The check of the types", process.execPath, "node_modules/typescript/bin/tsc")) {
    const packed = step("The package", process.execPath, "scripts/package.mjs");
    unitTests();
    if (packed) workbench();
  }
} catch (fault) {
  failed++;
  console.log(String(fault));
}
if (counts !== undefined) fs.writeFileSync(counts, `${passed} ${failed} ${skipped}\n`);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
