// The check of the squiggle where the server is missing or silent: there it has to fail, or it proves nothing. In the window in which it passed before.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { served } from "./serverChecks.mjs";

const squiggle = served.find((one) => one.needs === "textDocumentSync");

export const controls = {
  "a server that is not there": { command: ["/no/such/nurture", "lsp"], said: /did not start.+ENOENT/s },
  "a server that says nothing": { command: [process.execPath, "-e", "setInterval(() => undefined, 1000)"], said: /gave no answer for 3 seconds/ },
};

const settings = (screen) => path.join(screen.project, ".vscode/settings.json");

/** Whether the check fails there, and people are told why. It waits for `vain` milliseconds: more than it took where there was a server. */
export async function failsWith({ command, said }, screen, vain) {
  fs.mkdirSync(path.dirname(settings(screen)), { recursive: true });
  fs.writeFileSync(settings(screen), JSON.stringify({ "nurture.server.command": command, "nurture.server.startTimeout": 3 }));
  await screen.page.locator(".notification-toast, .notifications-center", { hasText: said }).first().waitFor(screen.soon);
  await screen.page.locator(".statusbar-item.warning-kind", { hasText: "Nurture" }).first().waitFor(screen.soon);
  await assert.rejects(squiggle.act(screen, vain), (fault) => /squiggly-error/.test(fault.message), "the check of the squiggle does not fail where there is no server");
  await screen.picture(`control ${command[0] === process.execPath ? "silent" : "missing"}`);
}

/** Whether the check passes as soon as there is a server again. */
export async function passesAgain(screen) {
  fs.rmSync(settings(screen));
  await squiggle.act(screen);
}
