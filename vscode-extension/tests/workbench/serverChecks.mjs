// What the language server gives, through the screen. `needs` is the capability that a check is about.
import assert from "node:assert/strict";

/** What the server has to advertise. */
export const required = [
  "textDocumentSync", "completionProvider", "hoverProvider", "definitionProvider", "referencesProvider", "renameProvider", "codeActionProvider", "documentFormattingProvider",
  "documentSymbolProvider", "foldingRangeProvider", "semanticTokensProvider",
];

const wrong = "send welcom";

export const served = [
  {
    name: "a mistake gets a squiggle and a row in Problems, with its code",
    needs: "textDocumentSync",
    async act(screen, patience = screen.soon.timeout) {
      await screen.open("hello.nurture");
      await screen.toText();
      await screen.replaceLine(screen.lineOf("hello.nurture", "send welcome"), `  ${wrong}`);
      await screen.page.locator(".squiggly-error").first().waitFor({ timeout: patience, state: "attached" });
      await screen.page.keyboard.press("Control+Shift+m");
      const row = screen.page.locator(".markers-panel .monaco-list-row", { hasText: "welcom" }).first();
      await row.waitFor(screen.soon);
      assert.match((await row.innerText()).replace(/\s+/g, " "), /no message named/);
      await screen.picture("problems");
    },
  },
  {
    name: "the quick fix writes the mend, and the finding goes away",
    needs: "codeActionProvider",
    async act(screen) {
      await screen.toText();
      await screen.goTo(screen.lineOf("hello.nurture", "send welcome"), 9);
      const mend = screen.page.locator(".action-widget .monaco-list-row", { hasText: /write.+welcome/i }).first();
      await screen.again("the quick fix", () => screen.page.keyboard.press("Control+."), (soon) => mend.waitFor(soon));
      await screen.picture("quick-fix");
      await mend.click();
      await screen.seen(".markers-panel", "No problems have been detected");
      // A hint may stand behind it.
      await screen.shown(/send.welcome/);
    },
  },
  {
    name: "the finding goes away with the mistake",
    needs: "textDocumentSync",
    async act(screen) {
      await screen.toText();
      await screen.replaceLine(screen.lineOf("hello.nurture", "send welcome"), "  send welcome");
      await screen.save();
      await screen.seen(".markers-panel", "No problems have been detected");
      await screen.until("the end of the squiggle", async () => (await screen.page.locator(".squiggly-error").count()) === 0);
      await screen.hidePanel();
    },
  },
  {
    name: "hover says what a name is",
    needs: "hoverProvider",
    async act(screen) {
      await screen.toText();
      await screen.goToText("hello.nurture", "send welcome", 6);
      const hover = screen.page.locator(".monaco-hover:not(.hidden) .hover-contents", { hasText: "welcome" }).first();
      await screen.again("the hover", async () => {
        await screen.page.keyboard.press("Control+k");
        await screen.page.keyboard.press("Control+i");
      }, (soon) => hover.waitFor(soon));
      await screen.picture("hover");
      await screen.page.keyboard.press("Escape");
      await screen.page.keyboard.press("Escape");
    },
  },
  {
    name: "names have the colours of what they mean, beside the grammar's",
    needs: "semanticTokensProvider",
    async act(screen) {
      await screen.goToText("hello.nurture", "send welcome", 6);
      await screen.command("Developer: Inspect Editor Tokens and Scopes");
      const said = screen.page.locator(".token-inspect-widget").first();
      await screen.until("what the name means", async () => /semantic token type/.test(await said.innerText()));
      assert.match(await said.innerText(), /source\.nurture/);
      await screen.picture("colours");
      await screen.page.keyboard.press("Escape");
    },
  },
  {
    name: "references stand in every file that has one",
    needs: "referencesProvider",
    async act(screen) {
      await screen.toText();
      await screen.goToText("hello.nurture", "enter on signed_up", 9);
      await screen.page.keyboard.press("Shift+F12");
      const peek = screen.page.locator(".reference-zone-widget").first();
      for (const file of ["crm.nurture", "hello.nurture", "hello.test.nurture"]) await peek.locator(".monaco-list-row", { hasText: file }).first().waitFor(screen.soon);
      await screen.picture("references");
      await screen.again("the end of the list", () => screen.page.keyboard.press("Escape"), (soon) => peek.waitFor({ ...soon, state: "detached" }));
    },
  },
  {
    name: "lenses say what the last simulation counted",
    needs: "codeLensProvider",
    async act(screen) {
      await screen.toText();
      await screen.command("NurtureLang: Simulate Campaign");
      // The summary opens when it is done.
      await screen.hidePanel();
      await screen.seen(".codelens-decoration", /reached.by.\d.of.3.contacts.in.the.last.simulation\s*$/);
      await screen.page.locator(".notification-toast").first().waitFor({ ...screen.soon, state: "hidden" });
      await (await screen.webview()).locator("#fit").click();
      await screen.picture("figures-in-text");
    },
  },
  {
    name: "definition leads to another file",
    needs: "definitionProvider",
    async act(screen) {
      await screen.toText();
      await screen.goToText("hello.nurture", "enter on signed_up", 9);
      const there = screen.page.locator('.editor-instance .monaco-editor[data-uri$="/crm.nurture"]').first();
      await screen.again("the definition", () => screen.page.keyboard.press("F12"), (soon) => there.waitFor(soon));
      await screen.at(screen.lineOf("crm.nurture", "event signed_up"));
      await screen.open("hello.nurture");
    },
  },
  {
    name: "completion offers the messages, and what is accepted stands in the file",
    needs: "completionProvider",
    async act(screen) {
      await screen.toText();
      const line = screen.lineOf("hello.nurture", "send welcome");
      await screen.replaceLine(line, "  send ");
      const row = screen.page.locator(".suggest-widget.visible .monaco-list-row", { hasText: "welcome" });
      await screen.again("the messages", () => screen.page.keyboard.press("Control+Space"), (soon) => row.first().waitFor(soon));
      await screen.picture("completion");
      await screen.page.keyboard.type("welc");
      await screen.shown(/send.welc/);
      await screen.page.locator(".suggest-widget.visible .monaco-list-row.focused", { hasText: "welcome" }).first().waitFor(screen.soon);
      // Keys that come before the list is there again are the text's.
      await screen.until("what was accepted", async () => {
        if (await row.first().isVisible()) await screen.page.keyboard.press("Enter");
        return screen.page.locator(".editor-instance .view-line", { hasText: /send.welcome/ }).first().waitFor({ timeout: 15_000 }).then(() => true, () => false);
      });
      await screen.save();
      await screen.onDisk("what was accepted", "hello.nurture", (text) => text.split("\n")[line - 1] === "  send welcome");
    },
  },
  {
    name: "rename changes every use, over files",
    needs: "renameProvider",
    async act(screen) {
      await screen.open("hello.nurture");
      await screen.toText();
      await screen.goToText("hello.nurture", "enter on signed_up", 9);
      const box = screen.page.locator(".rename-box input.rename-input");
      // A key that comes before the server is asked for its names does nothing.
      await screen.until("the box for the new name", async () => {
        await screen.page.keyboard.press("F2");
        return box.waitFor({ timeout: 15_000 }).then(() => true, () => false);
      });
      await box.fill("joined");
      await screen.page.keyboard.press("Enter");
      // Logs know the event by its old name: the editor says so, and applies what is ticked.
      const preview = screen.page.locator(".bulk-edit-panel");
      // A file's box stands for all that is changed in it.
      const files = preview.locator(".monaco-list-row:not(:has(.textedit)) .edit-checkbox");
      await screen.until("the three files", async () => (await files.count()) === 3);
      await screen.picture("rename");
      for (const file of await files.all()) await file.click(screen.soon);
      await preview.getByRole("button", { name: "Apply" }).click(screen.soon);
      await screen.page.locator(".view-line", { hasText: "enter on joined" }).first().waitFor(screen.soon);
      await screen.command("File: Save All Files");
      for (const file of ["crm.nurture", "hello.nurture", "hello.test.nurture"]) {
        await screen.page.waitForFunction(() => !document.querySelector(".tab.dirty"), null, screen.soon);
        await screen.onDisk("the new name", file, (text) => !text.includes("signed_up"));
      }
    },
  },
  {
    name: "format writes the canonical form",
    needs: "documentFormattingProvider",
    async act(screen) {
      await screen.open("hello.nurture");
      await screen.toText();
      const line = screen.lineOf("hello.nurture", "wait 3 days");
      await screen.replaceLine(line, "      wait   3    days");
      await screen.command("Format Document");
      await screen.page.locator(".view-line", { hasText: /^.{2}wait.3.days/ }).first().waitFor(screen.soon);
      await screen.save();
      await screen.onDisk("the canonical form", "hello.nurture", (text) => text.split("\n")[line - 1] === "  wait 3 days");
    },
  },
  {
    name: "hints at the ends of lines say when a step happens",
    needs: "inlayHintProvider",
    async act(screen) {
      await screen.open("hello.nurture");
      await screen.shown(/send.tips.*day.3/);
      await screen.picture("hints");
    },
  },
  {
    name: "a lens runs the test that it stands above",
    needs: "codeLensProvider",
    async act(screen) {
      await screen.open("hello.test.nurture");
      const lens = screen.page.locator(".codelens-decoration a", { hasText: /run.test/i }).first();
      // Of two tests one was run, and it passed. A lens that is drawn anew under the pointer has not been clicked.
      const passed = screen.page.locator(".test-explorer", { hasText: /1\/1/ }).first();
      await screen.again("the test's result", () => lens.click(), (soon) => passed.waitFor(soon));
      await screen.picture("lenses");
    },
  },
];
