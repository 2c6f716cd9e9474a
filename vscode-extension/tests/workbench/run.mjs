// The packaged extension in a real workbench: node tests/workbench/run.mjs [--pictures DIR] [--only TEXT] [--keep]
// NURTURE names the program, or its .dll. The last line is `N passed, N failed`.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { advertised } from "./advertised.mjs";
import { standing } from "./checks.mjs";
import { CodeServer } from "./codeServer.mjs";
import { Screen } from "./screen.mjs";
import { required, served } from "./serverChecks.mjs";
import { workbenchTools } from "./tools.mjs";

const here = import.meta.dirname;
const option = (name) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined);
const pictures = option("--pictures") && path.resolve(option("--pictures"));
const only = option("--only") ?? "";
const nurture = process.env.NURTURE ?? path.resolve(here, "../../../src/NurtureLang.Cli/bin/Debug/net10.0/nurture.dll");
if (!fs.existsSync(nurture)) {
  console.log(`There is no ${nurture} to test with: build src/NurtureLang.Cli, or say where it is with NURTURE.`);
  console.log("0 passed, 1 failed");
  process.exit(1);
}
const server = JSON.parse(option("--server") ?? JSON.stringify(nurture.endsWith(".dll") ? ["dotnet", nurture, "lsp"] : [nurture, "lsp"]));
const vsix = path.resolve(option("--vsix") ?? path.join(here, "../../artifacts/nurture-lang.vsix"));

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "nurture-workbench-"));
const project = path.join(scratch, "project");
fs.cpSync(path.join(here, "fixture"), project, { recursive: true });
if (pictures) fs.mkdirSync(pictures, { recursive: true });

let passed = 0;
let failed = 0;
const outside = new Set();
async function check(name, act) {
  if (!name.includes(only) && only !== "") return;
  const began = Date.now();
  try {
    await act();
    passed++;
    console.log(`passed  ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  } catch (fault) {
    failed++;
    console.log(`FAILED  ${name}: ${String(fault?.message ?? fault).slice(0, 1200)}`);
    await screen?.picture(`failed-${failed}`).catch(() => undefined);
  }
}

/** The same, asked in the extension host by a second extension. */
async function throughTheInterface(probe, capabilities) {
  const packed = path.join(scratch, "probe.vsix");
  const vsce = path.resolve(here, "../../node_modules/@vscode/vsce/vsce");
  execFileSync(process.execPath, [vsce, "package", "--no-dependencies", "--skip-license", "--allow-missing-repository", "-o", packed], { cwd: path.join(here, "probe"), stdio: "ignore" });
  fs.cpSync(path.join(here, "fixture"), project, { recursive: true });
  fs.writeFileSync(`${probe}.ask`, JSON.stringify({ capabilities }));
  editor.install(packed);
  await screen.page.goto(editor.address(project));
  for (let tries = 0; !fs.existsSync(probe) && tries < 600; tries++) await new Promise((resolve) => setTimeout(resolve, 200));
  const results = fs.existsSync(probe) ? JSON.parse(fs.readFileSync(probe, "utf8")) : [{ name: "the interface answers", ok: false, detail: "nothing was written in two minutes" }];
  for (const { name, ok, detail } of results) {
    await check(`interface: ${name}`, () => {
      if (!ok) throw new Error(detail);
    });
  }
}

let editor;
let browser;
let screen;
try {
  const tools = workbenchTools();
  const probe = path.join(scratch, "probe.json");
  editor = new CodeServer(tools, scratch, { "nurture.server.command": server }, { NO_COLOR: "1", NURTURE_PROBE: probe });
  let capabilities = [];
  await check("the language server answers, and can do what it has to", async () => {
    capabilities = Object.keys(await advertised(server));
    const missing = required.filter((one) => !capabilities.includes(one));
    if (missing.length > 0) throw new Error(`It does not advertise ${missing.join(", ")}.`);
  });
  await check("the package installs", () => {
    const said = editor.install(vsix);
    if (!/successfully installed/.test(said)) throw new Error(said);
  });
  await editor.start();
  const { chromium } = createRequire(import.meta.url)(tools.playwright);
  browser = await chromium.launchPersistentContext(path.join(scratch, "chromium"), {
    executablePath: tools.chromium, headless: true, viewport: { width: 1360, height: 820 },
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
  });
  await browser.route("**/*", (route) => {
    const url = new URL(route.request().url());
    if (url.hostname === "127.0.0.1" || !/^https?:$/.test(url.protocol)) return route.continue();
    outside.add(url.origin);
    return route.abort();
  });
  const page = browser.pages()[0] ?? (await browser.newPage());
  const faults = [];
  page.on("console", (message) => message.type() === "error" && /Content Security Policy|nurture-lang\.nurture-lang/i.test(message.text()) && faults.push(message.text()));
  screen = new Screen(page, project, pictures);
  await page.goto(editor.address(project));
  await page.locator(".monaco-workbench .explorer-folders-view").waitFor({ timeout: 90_000 });
  for (const [name, act] of Object.entries(standing)) await check(name, () => act(screen));
  // Without a server these fail too: a server that says nothing is not one that cannot do much.
  const asked = served.filter((one) => capabilities.length === 0 || capabilities.includes(one.needs));
  for (const { name, act } of asked) await check(name, () => act(screen));
  await throughTheInterface(probe, capabilities);
  await check("nothing was asked of other machines, and nothing was refused by the panel's policy", () => {
    if (outside.size > 0 || faults.length > 0) throw new Error([...outside, ...faults].join("\n"));
  });
} catch (fault) {
  failed++;
  console.log(`FAILED  ${String(fault?.stack ?? fault)}`);
} finally {
  await browser?.close().catch(() => undefined);
  await editor?.stop();
  if (process.argv.includes("--keep")) console.log(scratch);
  else fs.rmSync(scratch, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
