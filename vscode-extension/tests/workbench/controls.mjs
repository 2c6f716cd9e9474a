// The check of the squiggle in windows whose server is missing or silent: there it has to fail, or it proves nothing.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { Screen } from "./screen.mjs";
import { served } from "./serverChecks.mjs";

const VAIN = 4000;

export const controls = {
  "a server that is not there": { command: ["/no/such/nurture", "lsp"], said: /did not start.+ENOENT/s },
  "a server that says nothing": { command: [process.execPath, "-e", "setInterval(() => undefined, 1000)"], said: /gave no answer for 3 seconds/ },
};

/** Whether the check fails there, and people are told why. */
export async function failsWith({ command, said }, browser, editor, folder) {
  fs.mkdirSync(path.join(folder, ".vscode"), { recursive: true });
  fs.writeFileSync(path.join(folder, ".vscode/settings.json"), JSON.stringify({ "nurture.server.command": command, "nurture.server.startTimeout": 3 }));
  const screen = await Screen.of(browser, editor, folder);
  await screen.open("hello.nurture");
  await screen.page.locator(".notification-toast, .notifications-center", { hasText: said }).first().waitFor(screen.soon);
  await screen.page.locator(".statusbar-item.warning-kind", { hasText: "Nurture" }).first().waitFor(screen.soon);
  const check = served.find((one) => one.needs === "textDocumentSync");
  await assert.rejects(check.act(screen, VAIN), (fault) => /squiggly-error/.test(fault.message), "the check of the squiggle does not fail where there is no server");
  await screen.page.close();
}
