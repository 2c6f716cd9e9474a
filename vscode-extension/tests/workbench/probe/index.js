// Runs in the extension host beside the extension that is tested, and writes what it found to the file that NURTURE_PROBE names.
const assert = require("node:assert/strict");
const fs = require("node:fs");
const vscode = require("vscode");

const until = async (what, look) => {
  for (const end = Date.now() + 40_000; ; ) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};
const ask = (command, ...args) => vscode.commands.executeCommand(`vscode.${command}`, ...args);
const whereIs = (document, text, shift = 0) => document.positionAt(document.getText().indexOf(text) + shift);

const checks = {
  textDocumentSync: {
    "the extension is active, and its server runs": async () => {
      const extension = vscode.extensions.getExtension("nurture-lang.nurture-lang");
      const api = await extension.activate();
      await until("the server", () => api.serverState() === "running");
    },
    "a change brings a diagnostic with its code, and the change back takes it away": async ({ document }) => {
      const at = whereIs(document, "send welcome", 5);
      const replace = async (from, to) => {
        const edit = new vscode.WorkspaceEdit();
        edit.replace(document.uri, new vscode.Range(at, at.translate(0, from.length)), to);
        assert.ok(await vscode.workspace.applyEdit(edit));
      };
      await replace("welcome", "welcomes");
      const [found] = await until("a diagnostic", () => {
        const all = vscode.languages.getDiagnostics(document.uri);
        return all.length > 0 && all;
      });
      assert.equal(String(found.code?.value ?? found.code), "NUR1101");
      assert.equal(found.range.start.line, at.line);
      await replace("welcomes", "welcome");
      await until("no diagnostic", () => vscode.languages.getDiagnostics(document.uri).length === 0);
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
    "hints can be asked for": async ({ document }) => {
      const all = new vscode.Range(0, 0, document.lineCount, 0);
      assert.ok(Array.isArray(await ask("executeInlayHintProvider", document.uri, all)));
    },
  },
};

async function run(file) {
  const { capabilities } = JSON.parse(fs.readFileSync(`${file}.ask`, "utf8"));
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
