import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { DecisionCounter } from "../src/map/figures";
import { edgeKey, nodeAt, readMap, waysOut, type CampaignMap } from "../src/map/model";
import { bendsOf, BOX_WIDTH, layOut, linesOf } from "../src/map/view/layout";
import { nurture } from "./nurture";
import { root } from "./paths";

const folders = fs.readdirSync(path.join(root, "samples")).map((name) => path.join(root, "samples", name));
const maps = new Map(folders.map((folder) => [path.basename(folder), readMap(JSON.parse(nurture("graph", folder, "--format", "json").stdout))]));
const welcome = maps.get("welcome") as CampaignMap;

for (const [name, map] of maps) {
  test(`the boxes of ${name} lie apart`, () => {
    const boxes = layOut(map);
    const placed = map.parts.flatMap((part) => part.nodes.map((node) => ({ node, box: boxes.get(node.id) })));
    assert.ok(placed.length > 3);
    placed.forEach(({ node, box }, at) => {
      assert.ok(box !== undefined, node.id);
      for (const other of placed.slice(at + 1)) {
        const apart = Math.abs(box.x - (other.box?.x ?? 0)) >= BOX_WIDTH || Math.abs(box.y - (other.box?.y ?? 0)) >= (box.height + (other.box?.height ?? 0)) / 2;
        assert.ok(apart, `${node.text} lies on ${other.node.text}`);
      }
    });
    for (const part of map.parts) for (const edge of part.edges) assert.doesNotMatch(JSON.stringify(bendsOf(part, edge, boxes)), /NaN|Infinity/);
  });
}

test("a line belongs to the box that was written on it, or last before it", () => {
  const lines = fs.readFileSync(path.join(root, "samples/welcome/welcome.nurture"), "utf8").split("\n");
  const line = (text: string) => lines.findIndex((one) => one.includes(text)) + 1;
  assert.equal(nodeAt(welcome, "welcome.nurture", line("send hello"))?.text, "send hello");
  assert.equal(nodeAt(welcome, "welcome.nurture", line("// Two: who clicks"))?.text, "send hello");
  assert.equal(nodeAt(welcome, "welcome.nurture", line("path subscriber"))?.kind, "stage");
  assert.equal(nodeAt(welcome, "welcome.nurture", 1), null);
  assert.equal(nodeAt(welcome, "other.nurture", 90), null);
});

test("the ways out of a box are told with what leads there", () => {
  const part = welcome.parts.find((one) => one.kind === "sequence");
  const wait = part?.nodes.find((node) => node.text.startsWith("wait for"));
  assert.ok(part !== undefined && wait !== undefined);
  assert.deepEqual(waysOut(welcome, part, wait).map((way) => `${way.text}: ${way.to}`), ["then: wait 1 day", "timeout: send reminder_sms else reminder"]);
});

test("a simulation's figures stand on the boxes and arrows", () => {
  const counter = new DecisionCounter();
  const decisions = nurture("simulate", path.join(root, "samples/welcome"), "--decisions", "-").stdout.split("\n").filter((line) => line.startsWith("{"));
  decisions.forEach((line) => counter.add(line));
  const figures = counter.on(welcome);
  const all = decisions.map((line) => JSON.parse(line) as Record<string, string>);
  const part = welcome.parts.find((one) => one.id === "sequence_welcome");
  const journey = welcome.parts.find((one) => one.kind === "journey");
  assert.ok(part !== undefined && journey !== undefined);
  const node = (text: string) => part.nodes.find((one) => one.text.startsWith(text))?.id ?? "";
  assert.equal(figures.nodes[node("enter on")], all.filter((one) => one["kind"] === "enrolled").length);
  assert.equal(figures.nodes[node("send hello")], all.filter((one) => one["kind"] === "sent" && one["name"] === "hello").length);
  assert.ok((figures.nodes[node("send hello")] ?? 0) > 10);
  const hello = all.filter((one) => one["kind"] === "sent" && one["sequence"] === "welcome" && one["step"] === "hello").map((one) => one["contact"]);
  assert.equal(counter.reached()["welcome/hello"], new Set(hello).size);
  assert.ok((counter.reached()["welcome"] ?? 0) >= new Set(hello).size);
  assert.equal(figures.edges[edgeKey(journey, 0)], all.filter((one) => one["kind"] === "stage" && one["from"] === "subscriber" && one["to"] === "shopper").length);
  const sends = part.nodes.filter((one) => one.kind === "send");
  assert.equal(sends.reduce((sum, one) => sum + (figures.nodes[one.id] ?? 0), 0), all.filter((one) => one["kind"] === "sent").length);
});

test("text is wrapped as the boxes have room", () => {
  assert.equal(linesOf("send hello"), 1);
  assert.equal(linesOf("a\nb"), 2);
  assert.equal(linesOf("wait for email_clicked where message = hello up to 4 days"), 2);
});

test("what is no map is refused", () => {
  assert.throws(() => readMap(null), /no map/);
  assert.throws(() => readMap({ title: "x" }), /no map/);
});
