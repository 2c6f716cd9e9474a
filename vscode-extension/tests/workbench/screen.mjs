// The workbench as somebody at the screen uses it: keys, clicks, and what is seen.
import fs from "node:fs";
import path from "node:path";

// A machine that runs the rest of the suite meanwhile is slow; what comes at all comes well within this.
const PATIENCE = 60_000;

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
    const screen = new Screen(page, project, pictures);
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

  seen(selector, text) {
    return this.page.locator(selector, text === undefined ? {} : { hasText: text }).first().waitFor(this.soon);
  }

  /** Opens the box for quick input and fills it. The keys may still be the map's when they are pressed: then they are pressed again. */
  async input(keys, text) {
    const box = this.page.locator(".quick-input-widget input.input").first();
    for (let tries = 0; tries < 5; tries++) {
      await this.page.keyboard.press(keys);
      if (await box.fill(text, { timeout: 4000 }).then(() => true, () => false)) return;
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
    await this.input("Control+p", file);
    await this.seen(".quick-input-list .monaco-list-row.focused", path.basename(file));
    await this.page.keyboard.press("Enter");
    await this.page.locator(`.editor-instance .monaco-editor[data-uri$="/${file}"]`).first().waitFor(this.soon);
  }

  async goTo(line, column) {
    await this.input("Control+g", `:${line}:${column}`);
    await this.page.keyboard.press("Enter");
    await this.at(line, column);
  }

  at(line, column) {
    const place = column === undefined ? new RegExp(`Ln ${line},`) : `Ln ${line}, Col ${column}`;
    return this.page.locator(".statusbar-item", { hasText: place }).first().waitFor(this.soon);
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
    await this.goTo(line, 1);
    await this.page.keyboard.press("Shift+End");
    await this.page.keyboard.insertText(text);
  }

  /** The line in the editor that holds a text as it is shown. */
  shown(text) {
    return this.page.locator(".editor-instance .view-line", { hasText: text }).first().waitFor(this.soon);
  }

  async save() {
    await this.page.keyboard.press("Control+s");
    await this.page.waitForFunction(() => !document.querySelector(".tab.dirty.active"), null, this.soon);
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
