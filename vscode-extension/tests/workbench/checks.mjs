// What is looked at through the screen. Each check is a name and what somebody does; it fails by throwing.
import assert from "node:assert/strict";

const SOON = { timeout: 30_000 };
const until = async (what, look) => {
  for (const end = Date.now() + 30_000; ; ) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

/** What needs no language server. */
export const standing = {
  async "the language is Nurture"(screen) {
    await screen.open("hello.nurture");
    await screen.seen(".statusbar-item", /^Nurture$/);
  },
  async "words are coloured by their kinds"({ page }) {
    const colours = await until("colours", () => page.evaluate(() => {
      const pieces = [...document.querySelectorAll(".view-line span[class^=mtk]")].map((one) => [one.textContent.replace(/\u00a0/g, " ").trim(), getComputedStyle(one).color]);
      const colour = (text) => pieces.find(([piece]) => piece === text)?.[1];
      const found = { sequence: colour("campaign"), path: colour("path"), text: colour('"Say hello"'), name: colour("visitor") };
      return Object.values(found).every(Boolean) && found;
    }));
    assert.ok(new Set(Object.values(colours)).size >= 3, JSON.stringify(colours));
  },
  async "the map is drawn beside the text"(screen) {
    await screen.command("NurtureLang: Open Campaign Map");
    const view = await screen.webview();
    const drawn = () => view.locator("#map").evaluate((map) => map._cyreg?.cy?.nodes("[text]").map((node) => node.data("text")) ?? []);
    const boxes = await until("the boxes", async () => (await drawn()).length > 5 && drawn());
    for (const text of ["visitor", "send welcome", "wait 3 days", "send tips"]) assert.ok(boxes.includes(text), `${text} is not in ${boxes}`);
    await screen.picture("map");
  },
  async "a click on a box goes to its line"(screen) {
    const view = await screen.webview();
    const map = view.locator("#map");
    const place = await map.evaluate((element) => element._cyreg.cy.nodes("[text]").filter((node) => node.data("text") === "send tips")[0].renderedPosition());
    await map.click({ position: place });
    await screen.at(screen.read("hello.nurture").split("send tips")[0].split("\n").length);
  },
  async "the step at the caret is lit"(screen) {
    await screen.goToText("hello.nurture", "send welcome");
    const view = await screen.webview();
    const lit = () => view.locator("#map").evaluate((map) => map._cyreg.cy.nodes(".lit").map((node) => node.data("text")).join());
    await until("the light", async () => (await lit()) === "send welcome");
  },
  async "arrow keys and Enter go through the map, and it is said"(screen) {
    const view = await screen.webview();
    const map = view.locator("#map");
    await map.focus();
    await map.press("ArrowDown");
    await until("what is said", async () => /^wait 3 days\. leads to if/.test((await view.locator("#said").textContent()) ?? ""));
    await map.press("Enter");
    await screen.at(screen.read("hello.nurture").split("wait 3 days")[0].split("\n").length);
  },
  async "the campaign stands as a list too"(screen) {
    const view = await screen.webview();
    await view.locator("#as-list").click();
    const items = await view.locator("#list ol button").allInnerTexts();
    assert.ok(items.includes("send welcome") && items.indexOf("send welcome") < items.indexOf("wait 3 days"), items.join(", "));
    await view.locator("#list button", { hasText: "send tips" }).click();
    await screen.at(screen.read("hello.nurture").split("send tips")[0].split("\n").length);
    await view.locator("#as-list").click();
    await screen.toText();
  },
  async "the map follows what is typed, before it is saved"(screen) {
    const line = screen.read("hello.nurture").split("wait 3 days")[0].split("\n").length;
    await screen.replaceLine(line, "  wait 5 days");
    const view = await screen.webview();
    const texts = () => view.locator("#map").evaluate((map) => map._cyreg.cy.nodes("[text]").map((node) => node.data("text")));
    await until("the new wait", async () => (await texts()).includes("wait 5 days"));
    assert.match(screen.read("hello.nurture"), /wait 3 days/, "it was saved");
    await screen.replaceLine(line, "  wait 3 days");
    await until("the old wait", async () => (await texts()).includes("wait 3 days"));
    await screen.save();
  },
  async "a simulation's figures stand on the arrows"(screen) {
    await screen.command("NurtureLang: Simulate Campaign");
    const view = await screen.webview();
    const labels = () => view.locator("#map").evaluate((map) => map._cyreg.cy.edges().map((edge) => edge.data("text")));
    await until("figures", async () => (await labels()).some((text) => text === "on signed_up\n3"));
    // The summary in the output is not looked at: this workbench has no compiled module that writes output.
    await screen.picture("figures");
    await screen.page.keyboard.press("Control+j");
  },
  async "the test explorer finds the tests, runs them, and shows what failed where"(screen) {
    await screen.open("hello.test.nurture");
    await screen.command("Testing: Focus on Test Explorer View");
    await screen.seen(".test-explorer .monaco-list-row", "hello.test.nurture");
    await screen.command("Test: Run All Tests");
    await screen.seen(".test-explorer .monaco-list-row .codicon-testing-failed-icon");
    await screen.open("hello.test.nurture");
    await screen.seen(".codicon-testing-failed-icon, .testing-run-glyph");
    await screen.picture("tests");
  },
};
