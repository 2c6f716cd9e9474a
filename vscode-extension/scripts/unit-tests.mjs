// Bundles tests/*.test.ts and runs them: node scripts/unit-tests.mjs [NAME]. Ends as node's own test runner does.
import { spawnSync } from "node:child_process";
import { build } from "esbuild";
import fs from "node:fs";
import path from "node:path";

const folder = path.resolve(import.meta.dirname, "..");
process.chdir(folder);
const only = process.argv[2] ?? "";
const tests = fs.readdirSync("tests").filter((file) => file.endsWith(".test.ts") && file.includes(only)).map((file) => `tests/${file}`);
const out = "artifacts/tests";
fs.rmSync(out, { recursive: true, force: true });
await build({
  entryPoints: tests, outdir: out, outExtension: { ".js": ".mjs" }, bundle: true, platform: "node", target: "node20", format: "esm", packages: "external",
  sourcemap: "inline", logLevel: "warning", alias: { vscode: path.resolve("tests/vscode-stub.ts") },
});
const report = process.env.NURTURE_TEST_REPORT;
const reporters = report ? ["--test-reporter=spec", "--test-reporter-destination=stdout", "--test-reporter=junit", `--test-reporter-destination=${report}`] : [];
const run = spawnSync(process.execPath, ["--enable-source-maps", "--test", ...reporters, ...tests.map((file) => `${out}/${path.basename(file, ".ts")}.mjs`)], { stdio: "inherit" });
process.exit(run.status ?? 1);
