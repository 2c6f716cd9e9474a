// Makes the .vsix: node scripts/package.mjs [-o FILE] [--server FOLDER [--target KIND]]
// With --server, what stands in the folder (a published nurture for one kind of machine) is carried along; --target says for which, as VS Code calls it (linux-x64),
// so that it is installed on no other.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const folder = path.resolve(import.meta.dirname, "..");
const option = (name, other) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? other : path.resolve(process.argv[at + 1] ?? "");
};
const out = option("-o", path.join(folder, "artifacts/nurture-lang.vsix"));
const server = option("--server", null);
const target = process.argv.includes("--target") ? ["--target", process.argv[process.argv.indexOf("--target") + 1] ?? ""] : [];
process.chdir(folder);
fs.mkdirSync(path.dirname(out), { recursive: true });
fs.rmSync("server", { recursive: true, force: true });
if (server !== null) fs.cpSync(server, "server", { recursive: true });
const node = (...args) => execFileSync(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] });
try {
  node("scripts/make-grammar.mjs", "--check");
  node("scripts/build.mjs");
  node("node_modules/@vscode/vsce/vsce", "package", "--no-dependencies", "--skip-license", "--allow-missing-repository", ...target, "-o", out);
} finally {
  fs.rmSync("server", { recursive: true, force: true });
}
console.log(`${path.relative(process.cwd(), out)} (${Math.round(fs.statSync(out).size / 1024)} KB)`);
