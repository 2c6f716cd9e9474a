// The workbench as somebody at the screen uses it: keys, clicks, and what is seen.
import fs from "node:fs";
import path from "node:path";

const SOON = { timeout: 30_000 };

export class Screen {
  constructor(page, project, pictures) {
    this.page = page;
    this.project = project;
    this.pictures = pictures;
  }

  async picture(name) {
    if (this.pictures) await this.page.screenshot({ path: path.join(this.pictures, `${name}.png`) });
  }

  seen(selector, text) {
    return this.page.locator(selector, text === undefined ? {} : { hasText: text }).first().waitFor(SOON);
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
    await this.page.locator(`.editor-instance .monaco-editor[data-uri$="/${file}"]`).first().waitFor(SOON);
  }

  async goTo(line, column) {
    await this.input("Control+g", `:${line}:${column}`);
    await this.page.keyboard.press("Enter");
    await this.at(line, column);
  }

  at(line, column) {
    return this.page.locator(".statusbar-item", { hasText: column === undefined ? new RegExp(`Ln ${line},`) : `Ln ${line}, Col ${column}` }).first().waitFor(SOON);
  }

  /** Gives the keys back to the text, after the map had them. */
  toText() {
    return this.page.keyboard.press("Control+1");
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

  async save() {
    await this.page.keyboard.press("Control+s");
    await this.page.waitForFunction(() => !document.querySelector(".tab.dirty.active"), null, SOON);
  }

  read(file) {
    return fs.readFileSync(path.join(this.project, file), "utf8");
  }

  /** The page inside of a webview. */
  async webview() {
    const inner = this.page.frameLocator("iframe.webview.ready").first().frameLocator("iframe#active-frame");
    await inner.locator("body").waitFor(SOON);
    return inner;
  }
}
