// Runs in the extension host beside the extension that is tested, and writes what it found to the file that NURTURE_PROBE names.
const assert = require("node:assert/strict");
const fs = require("node:fs");
const vscode = require("vscode");

const until = async (what, look) => {
  for (const end = Date.now() + 90_000; ; ) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};
const ask = (command, ...args) => vscode.commands.executeCommand(`vscode.${command}`, ...args);
const whereIs = (document, text, shift = 0) => document.positionAt(document.getText().indexOf(text) + shift);

const replace = async (document, at, from, to) => {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(at, at.translate(0, from.length)), to);
  assert.ok(await vscode.workspace.applyEdit(edit));
};
const found = (document) => vscode.languages.getDiagnostics(document.uri);
const beside = (document, file) => vscode.workspace.openTextDocument(vscode.Uri.joinPath(document.uri, "..", file));

// The server's own codes have the address of their page; those that are read from the terminal are bare.
const isBare = (one) => typeof one.code === "string";

/** Runs a task to its end, and returns its exit code. */
const codeOf = async (task) => {
  let execution;
  const ended = new Promise((resolve) => {
    const listener = vscode.tasks.onDidEndTaskProcess((one) => {
      if (execution !== undefined && one.execution !== execution) return;
      listener.dispose();
      resolve(one.exitCode);
    });
  });
  execution = await vscode.tasks.executeTask(task);
  return ended;
};

// By the capability of the server that they are about.
const checks = {
  textDocumentSync: {
    "the extension is active, and its server runs": async () => {
      const extension = vscode.extensions.getExtension("nurture-lang.nurture-lang");
      const api = await extension.activate();
      await until("the server", () => api.serverState() === "running");
    },
    "a change brings a diagnostic with its code, and the change back takes it away": async ({ document }) => {
      const at = whereIs(document, "send welcome", 5);
      await replace(document, at, "welcome", "welcomes");
      const [told] = await until("a diagnostic", () => found(document).length > 0 && found(document));
      assert.equal(String(told.code?.value ?? told.code), "NUR1101");
      assert.equal(told.range.start.line, at.line);
      await replace(document, at, "welcomes", "welcome");
      await until("no diagnostic", () => found(document).length === 0);
    },
  },
  codeActionProvider: {
    "a quick fix mends what it was offered for": async ({ document }) => {
      const at = whereIs(document, "send welcome", 5);
      await replace(document, at, "welcome", "welcomes");
      const [told] = await until("a diagnostic", () => found(document).length > 0 && found(document));
      const actions = await ask("executeCodeActionProvider", document.uri, told.range, vscode.CodeActionKind.QuickFix.value);
      const mend = actions.find((one) => /welcome/.test(one.title) && one.edit);
      assert.ok(mend, actions.map((one) => one.title).join());
      assert.ok(await vscode.workspace.applyEdit(mend.edit));
      assert.equal(document.lineAt(at.line).text.trim(), "send welcome");
      await until("no diagnostic", () => found(document).length === 0);
    },
  },
  hoverProvider: {
    "hover at a message names it": async ({ document }) => {
      const [hover] = await ask("executeHoverProvider", document.uri, whereIs(document, "send welcome", 6));
      assert.match(hover.contents.map((one) => one.value ?? one).join("\n"), /welcome/);
    },
  },
  definitionProvider: {
    "definition leads over files": async ({ document }) => {
      const [place] = await ask("executeDefinitionProvider", document.uri, whereIs(document, "enter on ", 9));
      assert.match((place.uri ?? place.targetUri).path, /crm\.nurture$/);
    },
  },
  completionProvider: {
    "completion knows the messages": async ({ document }) => {
      const list = await ask("executeCompletionItemProvider", document.uri, whereIs(document, "send welcome", 6));
      const labels = list.items.map((one) => one.label.label ?? one.label);
      assert.ok(labels.includes("tips") && labels.includes("welcome"), labels.join());
    },
  },
  referencesProvider: {
    "references are found in every file": async ({ document }) => {
      const places = await ask("executeReferenceProvider", document.uri, whereIs(document, "enter on ", 9));
      assert.ok(new Set(places.map((one) => one.uri.path)).size >= 3, JSON.stringify(places));
    },
    "references are found in the bodies of messages, and from there": async ({ document }) => {
      const body = await beside(document, "content/tips.md");
      const places = await until("references", async () => {
        const all = await ask("executeReferenceProvider", body.uri, whereIs(body, "first_name", 2));
        return all.length >= 3 && all;
      });
      const files = places.map((one) => one.uri.path.split("/").at(-1));
      for (const file of ["crm.nurture", "hello.nurture", "tips.md"]) assert.ok(files.includes(file), files.join());
    },
  },
  renameProvider: {
    "rename edits three files": async ({ document }) => {
      const edit = await ask("executeDocumentRenameProvider", document.uri, whereIs(document, "enter on ", 9), "came");
      assert.equal(edit.entries().length, 3);
    },
  },
  documentFormattingProvider: {
    "what is formatted already is left alone": async ({ document }) => {
      const edits = await ask("executeFormatDocumentProvider", document.uri, { tabSize: 2, insertSpaces: true });
      assert.equal((edits ?? []).length, 0);
    },
  },
  documentSymbolProvider: {
    "the outline has the sequence": async ({ document }) => {
      const symbols = await ask("executeDocumentSymbolProvider", document.uri);
      assert.ok(symbols.some((one) => /greeting/i.test(one.name)), symbols.map((one) => one.name).join());
    },
  },
  semanticTokensProvider: {
    "words have their meanings": async ({ document }) => {
      const tokens = await ask("provideDocumentSemanticTokens", document.uri);
      assert.ok(tokens.data.length >= 20, String(tokens.data.length));
    },
  },
  foldingRangeProvider: {
    "blocks fold": async ({ document }) => assert.ok((await ask("executeFoldingRangeProvider", document.uri)).length >= 3),
  },
  inlayHintProvider: {
    "hints say when a step happens": async ({ document }) => {
      const hints = await until("hints", async () => {
        const all = await ask("executeInlayHintProvider", document.uri, new vscode.Range(0, 0, document.lineCount, 0));
        return all.length > 0 && all;
      });
      const texts = hints.map((one) => (typeof one.label === "string" ? one.label : one.label.map((part) => part.value).join("")));
      assert.ok(texts.some((text) => /day 3/.test(text)), texts.join("; "));
    },
  },
  codeLensProvider: {
    "lenses stand above tests": async ({ document }) => {
      const tests = await beside(document, "hello.test.nurture");
      const lenses = await until("lenses", async () => {
        const all = await ask("executeCodeLensProvider", tests.uri, 50);
        return all.length > 0 && all;
      });
      assert.ok(lenses.some((one) => one.command?.command === "nurture.runTest"), lenses.map((one) => one.command?.title).join("; "));
    },
  },
  experimental: {
    "the test explorer has the tests, also those that are not saved": async ({ document }) => {
      const tests = await beside(document, "hello.test.nurture");
      const listed = async () => (await vscode.commands.executeCommand("vscode.testing.getTestsInFile", tests.uri)).map((path) => path.at(-1).split("#").at(-1));
      await until("the tests", async () => (await listed()).includes("who buys is left alone"));
      const edit = new vscode.WorkspaceEdit();
      edit.insert(tests.uri, new vscode.Position(tests.lineCount, 0), '\ntest "one more" {\n}\n');
      assert.ok(await vscode.workspace.applyEdit(edit));
      await until("the new test", async () => (await listed()).includes("one more"));
      await vscode.window.showTextDocument(tests);
      await vscode.commands.executeCommand("workbench.action.files.revert");
      await until("the old tests", async () => !(await listed()).includes("one more"));
    },
    "the map opens beside the text, and bears the campaign's name": async ({ document }) => {
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand("nurture.openMap");
      await until("the map", () => vscode.window.tabGroups.all.flatMap((group) => group.tabs).some((tab) => tab.label === "Map: Say hello"));
    },
    "a task checks, and what it found is shown where the server says nothing": async ({ document }) => {
      const tasks = await vscode.tasks.fetchTasks({ type: "nurture" });
      assert.deepEqual(tasks.map((one) => one.definition.command).sort(), ["check", "fmt", "test"]);
      const at = whereIs(document, "send welcome", 5);
      await replace(document, at, "welcome", "welcomes");
      await document.save();
      const closed = vscode.Uri.joinPath(document.uri, "..", "crm.nurture");
      const before = fs.readFileSync(closed.fsPath, "utf8");
      fs.writeFileSync(closed.fsPath, `${before}segment lost = nothing_known\n`);
      assert.equal(await codeOf(tasks.find((one) => one.definition.command === "check")), 1);
      const [lost] = await until("what the task found", () => {
        const all = vscode.languages.getDiagnostics(closed).filter(isBare);
        return all.length > 0 && all;
      });
      assert.equal(lost.range.start.line, before.split("\n").length - 1);
      // The open file has the same mistake from the server, and once.
      await until("what the server found", () => found(document).some((one) => one.code?.value === "NUR1101"));
      assert.deepEqual(found(document).filter(isBare), []);
      fs.writeFileSync(closed.fsPath, before);
      await replace(document, at, "welcomes", "welcome");
      await document.save();
      assert.equal(await codeOf(tasks.find((one) => one.definition.command === "check")), 0);
      await until("nothing that a task found", () => !vscode.languages.getDiagnostics(closed).some(isBare));
    },
    "the problem matcher reads what a task of one's own says": async ({ document }) => {
      const line = "crm.nurture:2:1: error NUR1101 nothing is known of it";
      const folder = vscode.workspace.workspaceFolders[0];
      const crm = vscode.Uri.joinPath(document.uri, "..", "crm.nurture");
      // The editor stops to read a tenth of a second after the program's end, whatever it has not drawn yet: a program that stays gives it the time.
      const read = async (seconds) => {
        const says = new vscode.ProcessExecution(process.execPath, ["-e", `console.log(${JSON.stringify(line)}); setTimeout(() => undefined, ${1000 * seconds})`]);
        const task = new vscode.Task({ type: "process" }, folder, `says it for ${seconds} s`, "probe", says, ["$nurture"]);
        await codeOf(task);
        await new Promise((resolve) => setTimeout(resolve, 1000));
        return vscode.languages.getDiagnostics(crm).some((one) => isBare(one) && one.range.start.line === 1);
      };
      assert.ok(await read(1) || await read(5) || await read(20) || await read(60), "nothing was read");
    },
  },
};

async function run(file) {
  const { folder, capabilities } = JSON.parse(fs.readFileSync(`${file}.ask`, "utf8"));
  // Other windows have it too, and are left alone.
  if (vscode.workspace.workspaceFolders?.[0]?.uri.fsPath !== folder) return;
  const results = [];
  try {
    const [uri] = await until("the campaign", async () => {
      const found = await vscode.workspace.findFiles("**/hello.nurture");
      return found.length > 0 && found;
    });
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    for (const [capability, own] of Object.entries(checks)) {
      if (!capabilities.includes(capability)) continue;
      for (const [name, act] of Object.entries(own)) {
        try {
          await act({ document });
          results.push({ name, ok: true });
        } catch (fault) {
          results.push({ name, ok: false, detail: String(fault.stack ?? fault).slice(0, 800) });
        }
      }
    }
  } catch (fault) {
    results.push({ name: "the campaign is opened", ok: false, detail: String(fault.stack ?? fault) });
  }
  fs.writeFileSync(`${file}.part`, JSON.stringify(results));
  fs.renameSync(`${file}.part`, file);
}

exports.activate = () => {
  const file = process.env.NURTURE_PROBE;
  if (file && fs.existsSync(`${file}.ask`)) void run(file);
};
