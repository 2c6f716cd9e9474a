// The workbench as somebody at the screen uses it: keys, clicks, and what is seen.
import fs from "node:fs";
import path from "node:path";

// A machine that runs the rest of the suite meanwhile is slow; what comes at all comes well within this.
const PATIENCE = 90_000;
// What may be done again is done again after this long without an effect: a key that was pressed too early is lost.
const AGAIN = 15_000;
// How many times slower what the window draws and reads is made, to see that nothing depends on a quick machine.
const SLOWER = Number(process.env.WORKBENCH_SLOWER ?? 1);

export class Screen {
  /** @param project the folder that is open in the window; `pictures` the folder that takes them, or nothing */
  constructor(page, project, pictures) {
    this.page = page;
    this.project = project;
    this.pictures = pictures;
    this.soon = { timeout: PATIENCE };
  }

  /** Opens a window of the workbench, and waits until its files are listed. */
  static async of(browser, editor, project, pictures) {
    const page = await browser.newPage();
    page.setDefaultTimeout(PATIENCE);
    const screen = new Screen(page, project, pictures);
    if (SLOWER > 1) await (await page.context().newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    await page.goto(editor.address(project));
    await page.locator(".monaco-workbench .explorer-folders-view").waitFor({ timeout: 2 * PATIENCE });
    return screen;
  }

  async picture(name) {
    if (this.pictures) await this.page.screenshot({ path: path.join(this.pictures, `${name}.png`) });
  }

  /** Asks again and again until the answer is not false, for as many times the usual patience. */
  async until(what, look, times = 1) {
    for (const end = Date.now() + times * this.soon.timeout; ; ) {
      const found = await look();
      if (found) return found;
      if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Does what may be done twice, again and again until its effect is seen; `effect` is given how long it may wait, and fails in vain. */
  again(what, act, effect) {
    return this.until(what, async () => {
      await act();
      return effect({ timeout: AGAIN }).then(() => true, () => false);
    });
  }

  seen(selector, text) {
    return this.page.locator(selector, text === undefined ? {} : { hasText: text }).first().waitFor(this.soon);
  }

  /** Opens the box for quick input and fills it. The keys may still be the map's when they are pressed: then they are pressed again. */
  async input(keys, text) {
    const box = this.page.locator(".quick-input-widget input.input").first();
    for (let patience = 4000; patience < PATIENCE; patience *= 2) {
      await this.page.keyboard.press(keys);
      if (await box.fill(text, { timeout: patience }).then(() => true, () => false)) return;
      await this.toText();
    }
    throw new Error(`${keys} opens nothing`);
  }

  async command(title) {
    await this.input("F1", `>${title}`);
    await this.seen(".quick-input-list .monaco-list-row.focused", title);
    await this.page.keyboard.press("Enter");
  }

  async open(file) {
    const editor = this.page.locator(`.editor-instance .monaco-editor[data-uri$="/${file}"]`).first();
    await this.again(file, async () => {
      await this.input("Control+p", file);
      await this.seen(".quick-input-list .monaco-list-row.focused", path.basename(file));
      await this.page.keyboard.press("Enter");
    }, (soon) => editor.waitFor(soon));
  }

  async goTo(line, column) {
    await this.again(`line ${line}`, async () => {
      await this.input("Control+g", `:${line}:${column}`);
      await this.page.keyboard.press("Enter");
    }, (soon) => this.at(line, column, soon));
  }

  at(line, column, soon = this.soon) {
    const place = column === undefined ? new RegExp(`Ln ${line},`) : `Ln ${line}, Col ${column}`;
    return this.page.locator(".statusbar-item", { hasText: place }).first().waitFor(soon);
  }

  /** Gives the keys back to the text, after the map had them. */
  toText() {
    return this.page.keyboard.press("Control+1");
  }

  /** The line of a piece of text in the file as it is on disk. */
  lineOf(file, text) {
    return this.read(file).split(text)[0].split("\n").length;
  }

  /** Goes to a piece of text in the file as it is on disk; the column is that of the text's first letter plus `shift`. */
  async goToText(file, text, shift = 0) {
    const before = this.read(file).split(text)[0].split("\n");
    await this.goTo(before.length, before.at(-1).length + 1 + shift);
  }

  /** Replaces a whole line in one edit, so that no half-typed word is seen. */
  async replaceLine(line, text) {
    // The first press of a key asks the extensions whether they want it, and what is typed meanwhile comes before its effect.
    await this.again(`the choice of line ${line}`, async () => {
      await this.goTo(line, 1);
      await this.page.keyboard.press("Shift+End");
    }, (soon) => this.page.locator(".statusbar-item", { hasText: new RegExp(`Ln ${line},.*selected`) }).first().waitFor(soon));
    await this.page.keyboard.insertText(text);
    await this.shown(new RegExp(text.trim().split(/\s+/).map((word) => word.replace(/\W/g, "\\$&")).join("\\s+")));
  }

  /** Hides the panel below the text, once it is there. */
  async hidePanel() {
    const panel = this.page.locator(".part.panel").first();
    await panel.waitFor(this.soon);
    await this.again("the end of the panel", () => this.page.keyboard.press("Control+j"), (soon) => panel.waitFor({ ...soon, state: "hidden" }));
  }

  /** The line in the editor that holds a text as it is shown. */
  shown(text) {
    return this.page.locator(".editor-instance .view-line", { hasText: text }).first().waitFor(this.soon);
  }

  async save() {
    await this.page.keyboard.press("Control+s");
    await this.page.waitForFunction(() => !document.querySelector(".tab.dirty.active"), null, this.soon);
  }

  /** Waits until the file on disk is as it should be. */
  onDisk(what, file, isRight) {
    return this.until(`${what} in ${file}, which has:\n${this.read(file)}`, () => isRight(this.read(file)));
  }

  read(file) {
    return fs.readFileSync(path.join(this.project, file), "utf8");
  }

  /** The page inside of a webview. */
  async webview() {
    const inner = this.page.frameLocator("iframe.webview.ready").first().frameLocator("iframe#active-frame");
    await inner.locator("body").waitFor(this.soon);
    return inner;
  }
}
