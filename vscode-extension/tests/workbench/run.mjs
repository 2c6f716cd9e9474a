// The packaged extension in a real workbench: node tests/workbench/run.mjs [--pictures DIR] [--only TEXT] [--server JSON] [--vsix FILE] [--carried] [--keep]
// NURTURE names the program, or its .dll; with --carried the package has to bring it. The last line is `N passed, N failed, N skipped`.
import { execFile } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { advertised } from "./advertised.mjs";
import { standing } from "./checks.mjs";
import { CodeServer } from "./codeServer.mjs";
import { controls, failsWith, passesAgain } from "./controls.mjs";
import { Screen } from "./screen.mjs";
import { required, served } from "./serverChecks.mjs";
import { NoBrowser, workbenchTools } from "./tools.mjs";

const here = import.meta.dirname;
const option = (name) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined);
const pictures = option("--pictures") && path.resolve(option("--pictures"));
const only = option("--only") ?? "";
const carried = process.argv.includes("--carried");
const vsix = path.resolve(option("--vsix") ?? path.join(here, "../../artifacts/nurture-lang.vsix"));
const nurture = process.env.NURTURE ?? path.resolve(here, "../../../src/NurtureLang.Cli/bin/Debug/net10.0/nurture.dll");

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "nurture-workbench-"));
const server = commandLine();
if (pictures) fs.mkdirSync(pictures, { recursive: true });

let passed = 0;
let failed = 0;
let skipped = 0;
let editor;
let browser;

/** How the language server is started: as it is asked for, by the program that the installed package carries, or by the one that was built. */
function commandLine() {
  const given = option("--server");
  if (given !== undefined) return JSON.parse(given);
  if (carried) return [path.join(scratch, "extensions/nurture-lang.nurture-lang-0.1.0/server/nurture"), "lsp"];
  return nurture.endsWith(".dll") ? ["dotnet", nurture, "lsp"] : [nurture, "lsp"];
}

/** A folder of its own with the campaign that is tried. */
function project(name) {
  const folder = path.join(scratch, name);
  fs.cpSync(path.join(here, "fixture"), folder, { recursive: true });
  return folder;
}

/** Runs a check; returns how many milliseconds it took, where it passed. */
async function check(name, act, screen) {
  if (!name.includes(only) && !name.startsWith("the package installs") && !name.startsWith("the language server answers")) return;
  const began = Date.now();
  try {
    await act();
    passed++;
    console.log(`passed  ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
    return Date.now() - began;
  } catch (fault) {
    failed++;
    console.log(`FAILED  ${name}: ${String(fault?.message ?? fault).slice(0, 1200)}`);
    await screen?.picture(`failed-${failed}`).catch(() => undefined);
  }
}

async function packProbe() {
  const packed = path.join(scratch, "probe.vsix");
  const vsce = path.resolve(here, "../../node_modules/@vscode/vsce/vsce");
  await promisify(execFile)(process.execPath, [vsce, "package", "--no-dependencies", "--skip-license", "--allow-missing-repository", "--allow-package-all-secrets", "-o", packed], { cwd: path.join(here, "probe") });
  return packed;
}

/** Chromium that reaches this machine alone; what it asks others for is noted, and what the map's panel may not do. */
async function openBrowser(tools, outside, faults) {
  const { chromium } = createRequire(import.meta.url)(tools.playwright);
  const context = await chromium.launchPersistentContext(path.join(scratch, "chromium"), {
    executablePath: tools.chromium, headless: true, timeout: 180_000, viewport: { width: 1360, height: 820 },
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
  });
  await context.route((url) => url.hostname !== "127.0.0.1" && /^https?:$/.test(url.protocol), (route) => {
    outside.add(new URL(route.request().url()).origin);
    return route.abort();
  });
  context.on("console", (message) => message.type() === "error" && /Content Security Policy|nurture-lang\.nurture-lang/i.test(message.text()) && faults.push(message.text()));
  return context;
}

/** The same, asked in the extension host by a second extension, in a window of its own. */
async function throughTheInterface(probe, folder, capabilities) {
  fs.writeFileSync(`${probe}.ask`, JSON.stringify({ folder, capabilities }));
  const screen = await Screen.of(browser, editor, folder);
  // Some thirty questions, one after the other.
  await screen.until("what the interface answers", () => fs.existsSync(probe), 5);
  for (const { name, ok, detail } of JSON.parse(fs.readFileSync(probe, "utf8"))) {
    await check(`interface: ${name}`, () => {
      if (!ok) throw new Error(detail);
    }, screen);
  }
  await screen.page.close();
}

/** The same window without a server, and with it again. */
async function withoutServer(screen, vain) {
  for (const [name, control] of Object.entries(controls)) {
    await check(`control: with ${name} there is no squiggle, and it is said why`, () => failsWith(control, screen, vain), screen);
  }
  await check("control: with its server again there is the squiggle", () => passesAgain(screen), screen);
}

async function tryAll() {
  const tools = workbenchTools();
  if (server.includes(nurture) && !fs.existsSync(nurture)) throw new Error(`There is no ${nurture} to test with: build src/NurtureLang.Cli, or say where it is with NURTURE.`);
  const probe = path.join(scratch, "probe.json");
  const folders = { screen: project("campaigns"), asked: project("asked") };
  editor = new CodeServer(tools, scratch, carried ? {} : { "nurture.server.command": server }, { NO_COLOR: "1", NURTURE_PROBE: probe });
  const [outside, faults] = [new Set(), []];
  let capabilities = [];
  await check("the package installs", async () => {
    const said = editor.install(vsix, await packProbe());
    if (said.match(/successfully installed/g)?.length !== 2) throw new Error(said);
  });
  await check("the language server answers, and can do what it has to", async () => {
    capabilities = Object.keys(await advertised(server));
    const missing = required.filter((one) => !capabilities.includes(one));
    if (missing.length > 0) throw new Error(`It does not advertise ${missing.join(", ")}.`);
  });
  [browser] = await Promise.all([openBrowser(tools, outside, faults), editor.start()]);
  const screen = await Screen.of(browser, editor, folders.screen, pictures);
  if (capabilities.length === 0) {
    // There is no server: one check has to say so, the others would only take their time to.
    await check(served[0].name, () => served[0].act(screen, 10_000), screen);
    return;
  }
  for (const [name, act] of Object.entries(standing)) await check(name, () => act(screen), screen);
  let answered = 0;
  for (const { name, act } of served.filter((one) => capabilities.includes(one.needs))) {
    const took = await check(name, () => act(screen), screen);
    if (name === served[0].name) answered = took ?? 0;
  }
  // One window after the other, and as few as may be: each has a host of extensions and a server of its own, and draws the whole workbench.
  if (!carried) await withoutServer(screen, Math.max(4000, 2 * answered));
  await screen.page.close();
  if (only === "" || "interface:".startsWith(only.slice(0, 10))) await throughTheInterface(probe, folders.asked, capabilities);
  await check("nothing was asked of other machines, and nothing was refused by the panel's policy", () => {
    if (outside.size > 0 || faults.length > 0) throw new Error([...outside, ...faults].join("\n"));
  });
}

async function end() {
  await browser?.close().catch(() => undefined);
  await editor?.stop();
}

// Whoever ends it because it takes too long leaves nothing running.
process.once("SIGTERM", () => void end().finally(() => process.exit(1)));
try {
  await tryAll();
} catch (fault) {
  if (fault instanceof NoBrowser) {
    skipped++;
    console.log(`skipped  ${fault.message}`);
  } else {
    failed++;
    console.log(`FAILED  ${String(fault?.stack ?? fault)}`);
  }
} finally {
  await end();
  if (process.argv.includes("--keep")) console.log(scratch);
  else fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
}
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed === 0 && passed + skipped > 0 ? 0 : 1);
