// What is looked at through the screen. Each check is a name and what somebody does; it fails by throwing.
import assert from "node:assert/strict";

/** What needs no language server. */
export const standing = {
  async "the language is Nurture"(screen) {
    await screen.open("hello.nurture");
    await screen.seen(".statusbar-item", /^Nurture$/);
  },
  async "words are coloured by their kinds"(screen) {
    const colours = await screen.until("colours", () => screen.page.evaluate(() => {
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
    const boxes = await screen.until("the boxes", async () => (await drawn()).length > 5 && drawn());
    for (const text of ["visitor", "send welcome", "wait 3 days", "send tips"]) assert.ok(boxes.includes(text), `${text} is not in ${boxes}`);
    await screen.picture("map");
  },
  async "a click on a box goes to its line"(screen) {
    const view = await screen.webview();
    const map = view.locator("#map");
    // The map may still move when its place is asked for.
    await screen.again("the line of the box", async () => {
      const place = await map.evaluate((element) => element._cyreg.cy.nodes("[text]").filter((node) => node.data("text") === "send tips")[0].renderedPosition());
      await map.click({ position: place });
    }, (soon) => screen.at(screen.lineOf("hello.nurture", "send tips"), undefined, soon));
  },
  async "the step at the caret is lit"(screen) {
    await screen.goToText("hello.nurture", "send welcome");
    const view = await screen.webview();
    const lit = () => view.locator("#map").evaluate((map) => map._cyreg.cy.nodes(".lit").map((node) => node.data("text")).join());
    await screen.until("the light", async () => (await lit()) === "send welcome");
  },
  async "arrow keys and Enter go through the map, and it is said"(screen) {
    const view = await screen.webview();
    const map = view.locator("#map");
    await map.focus();
    await map.press("ArrowDown");
    await screen.until("what is said", async () => /^wait 3 days\. leads to if/.test((await view.locator("#said").textContent()) ?? ""));
    await map.press("Enter");
    await screen.at(screen.lineOf("hello.nurture", "wait 3 days"));
  },
  async "the campaign stands as a list too"(screen) {
    const view = await screen.webview();
    await view.locator("#as-list").click();
    const items = await screen.until("the list", async () => {
      const all = await view.locator("#list ol button").allInnerTexts();
      return all.includes("send tips") && all;
    });
    assert.ok(items.includes("send welcome") && items.indexOf("send welcome") < items.indexOf("wait 3 days"), items.join(", "));
    await view.locator("#list button", { hasText: "send tips" }).click();
    await screen.at(screen.lineOf("hello.nurture", "send tips"));
    await view.locator("#as-list").click();
    await screen.toText();
  },
  async "the map follows what is typed, before it is saved"(screen) {
    const line = screen.lineOf("hello.nurture", "wait 3 days");
    await screen.replaceLine(line, "  wait 5 days");
    const view = await screen.webview();
    const texts = () => view.locator("#map").evaluate((map) => map._cyreg.cy.nodes("[text]").map((node) => node.data("text")));
    await screen.until("the new wait", async () => (await texts()).includes("wait 5 days"));
    assert.match(screen.read("hello.nurture"), /wait 3 days/, "it was saved");
    await screen.replaceLine(line, "  wait 3 days");
    await screen.until("the old wait", async () => (await texts()).includes("wait 3 days"));
    await screen.save();
  },
  async "while something cannot be read the last picture stays, and it is said"(screen) {
    const line = screen.lineOf("hello.nurture", "wait 3 days");
    await screen.replaceLine(line, "  wait 3 days )");
    const view = await screen.webview();
    await view.locator("#trouble", { hasText: `hello.nurture, line ${line}, cannot be read` }).waitFor(screen.soon);
    const texts = () => view.locator("#map").evaluate((map) => map._cyreg.cy.nodes("[text]").map((node) => node.data("text")));
    for (const text of ["send welcome", "wait 3 days", "send tips"]) assert.ok((await texts()).includes(text), `${text} is gone`);
    await screen.picture("map-refused");
    await screen.replaceLine(line, "  wait 3 days");
    await view.locator("#trouble").waitFor({ ...screen.soon, state: "hidden" });
  },
  async "a simulation's figures stand on the arrows"(screen) {
    await screen.command("NurtureLang: Simulate Campaign");
    const view = await screen.webview();
    const labels = () => view.locator("#map").evaluate((map) => map._cyreg.cy.edges().map((edge) => edge.data("text")));
    await screen.until("figures", async () => (await labels()).some((text) => text === "on signed_up\n3"));
    // The summary in the output is not looked at: this workbench has no compiled module that writes output.
    await screen.picture("figures");
    // The output with the summary opens when it is done.
    await screen.hidePanel();
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
  async "a run with coverage marks what no test reaches"(screen) {
    await screen.command("Test: Run All Tests with Coverage");
    await screen.seen(".test-coverage-list-item, .test-coverage-bars");
    await screen.open("hello.nurture");
    await screen.page.locator(".editor-instance .coverage-deco-gutter").first().waitFor({ ...screen.soon, state: "attached" });
    await screen.picture("coverage");
  },
  async "the walkthrough has its five steps"(screen) {
    await screen.command("Welcome: Open Walkthrough...");
    const box = screen.page.locator(".quick-input-widget input.input").first();
    // It may still be the box of the commands that is filled first.
    const first = screen.page.locator(".quick-input-list .monaco-list-row.focused", { hasText: "Begin with NurtureLang" }).first();
    await screen.again("the walkthrough", () => box.fill("Begin with NurtureLang"), (soon) => first.waitFor(soon));
    await screen.page.keyboard.press("Enter");
    await screen.seen(".gettingStartedContainer", "Begin with NurtureLang");
    await screen.until("five steps", async () => (await screen.page.locator(".gettingStartedContainer .getting-started-step").count()) === 5);
    await screen.picture("walkthrough");
    await screen.page.keyboard.press("Control+F4");
    await screen.open("hello.nurture");
  },
};
