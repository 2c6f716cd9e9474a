import assert from "node:assert/strict";
import { test } from "node:test";
import { findCommand, type Surroundings } from "../src/server/findCommand";
import { Restarts } from "../src/server/restarts";

const world = (programs: readonly string[], more: Partial<Surroundings> = {}): Surroundings => ({
  setting: [], extensionFolder: "/ext", workspaceFolders: ["/campaigns"], searchPath: ["/usr/bin", "/opt/bin"], platform: "linux", isProgram: (file) => programs.includes(file), ...more,
});

test("the setting comes first, then the extension's own, the workspace's, the PATH's", () => {
  const all = ["/ext/server/nurture", "/campaigns/nurture", "/opt/bin/nurture"];
  assert.deepEqual(findCommand(world(all, { setting: ["/x/nurture", "lsp"] }))?.program, "/x/nurture");
  assert.equal(findCommand(world(all))?.program, "/ext/server/nurture");
  assert.equal(findCommand(world(all.slice(1)))?.program, "/campaigns/nurture");
  assert.equal(findCommand(world(all.slice(2)))?.program, "/opt/bin/nurture");
  assert.equal(findCommand(world([])), null);
});

test("on Windows the program has its ending", () => {
  assert.match(findCommand(world([], { platform: "win32", isProgram: (file) => file.endsWith("nurture.exe") }))?.program ?? "", /nurture\.exe$/);
});

test("of a setting the command line is what stands before lsp", () => {
  const found = findCommand(world([], { setting: ["dotnet", "/x/nurture.dll", "lsp"] }));
  assert.deepEqual([found?.program, found?.before, found?.server], ["dotnet", ["/x/nurture.dll"], ["/x/nurture.dll", "lsp"]]);
  const alone = findCommand(world([], { setting: ["/x/nurture"] }));
  assert.deepEqual([alone?.before, alone?.server], [[], ["lsp"]]);
});

test("a server that dies is started again, later each time, and given up in the end", () => {
  const restarts = new Restarts(5, 180_000);
  assert.deepEqual([0, 1, 2, 3, 4, 5].map((at) => restarts.next(at * 1000)), [1000, 2000, 4000, 8000, 16000, null]);
  assert.equal(restarts.next(400_000), 1000, "deaths of long ago are forgotten");
});
