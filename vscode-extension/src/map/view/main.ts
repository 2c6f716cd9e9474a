import type { FromView, ToView } from "../messages";
import { nodeAt, waysOut, firstLine, type CampaignMap, type Figures, type MapNode, type MapPart } from "../model";
import { Drawing } from "./drawing";
import { fillList, markInList } from "./list";

declare function acquireVsCodeApi(): { postMessage(message: FromView): void; getState(): State | undefined; setState(state: State): void };

interface State {
  readonly asList: boolean;
}

const vscode = acquireVsCodeApi();
const element = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no ${id}.`);
  return found;
};
const [canvas, list, trouble, said, asList] = [element("map"), element("list"), element("trouble"), element("said"), element("as-list")];
const drawing = new Drawing(canvas);
let shown: { readonly map: CampaignMap; readonly figures: Figures | null } | undefined;
let chosen: MapNode | null = null;
// Whether somebody walks through the map with keys: then what the caret does meanwhile must not take them elsewhere.
let walking = false;

const find = (id: string): { readonly part: MapPart; readonly node: MapNode } | undefined => {
  for (const part of shown?.map.parts ?? []) {
    const node = part.nodes.find((one) => one.id === id);
    if (node !== undefined) return { part, node };
  }
  return undefined;
};

function choose(node: MapNode | null, aloud: boolean): void {
  chosen = node;
  drawing.light(node?.id ?? null, aloud);
  markInList(list, node?.id ?? null);
  if (!aloud || node === null || shown === undefined) return;
  const part = find(node.id)?.part;
  const ways = part === undefined ? [] : waysOut(shown.map, part, node);
  const figure = shown.figures?.nodes[node.id];
  said.textContent = [node.text.replaceAll("\n", ", "), figure === undefined ? "" : `${figure} in the last simulation`,
    ...ways.map((way) => `leads to ${way.to}${way.text === "" ? "" : ` (${way.text})`}`)].filter((one) => one !== "").join(". ");
}

const go = (id: string): void => {
  const found = find(id);
  if (found === undefined) return;
  choose(found.node, true);
  vscode.postMessage({ type: "go", place: { file: found.node.file, line: found.node.line } });
};

function showAs(asAList: boolean): void {
  list.hidden = !asAList;
  canvas.hidden = asAList;
  asList.setAttribute("aria-pressed", String(asAList));
  vscode.setState({ asList: asAList });
}

drawing.onChosen = go;
element("fit").addEventListener("click", () => drawing.fit());
element("larger").addEventListener("click", () => drawing.zoom(1.25));
element("smaller").addEventListener("click", () => drawing.zoom(0.8));
element("simulate").addEventListener("click", () => vscode.postMessage({ type: "simulate" }));
asList.addEventListener("click", () => showAs(list.hidden));
canvas.addEventListener("keydown", (event) => {
  walking = event.key !== "Enter";
  if (event.key === "Enter" && chosen !== null) go(chosen.id);
  else if (event.key === "+") drawing.zoom(1.25);
  else if (event.key === "-") drawing.zoom(0.8);
  else {
    const next = event.key === "Home" ? drawing.first() : drawing.neighbour(chosen?.id ?? null, event.key);
    if (next === null) return;
    choose(find(next)?.node ?? null, true);
  }
  event.preventDefault();
});
list.addEventListener("click", (event) => {
  const id = event.target instanceof HTMLElement ? event.target.dataset["node"] : undefined;
  if (id !== undefined) go(id);
});

window.addEventListener("blur", () => void (walking = false));
window.addEventListener("message", ({ data }: MessageEvent<ToView>) => {
  if (data.type === "map") {
    const first = shown === undefined;
    shown = data;
    trouble.hidden = true;
    drawing.show(data.map, data.figures);
    fillList(list, data.map, data.figures);
    if (first) said.textContent = `The map of ${data.map.title}: ${data.map.parts.map((part) => `${part.kind} ${firstLine(part.title)}`).join(", ")}.`;
    choose(chosen === null ? null : find(chosen.id)?.node ?? null, false);
  } else if (data.type === "caret") {
    if (!walking) choose(shown === undefined || data.place === null ? null : nodeAt(shown.map, data.place.file, data.place.line), false);
  } else {
    trouble.textContent = data.text;
    trouble.hidden = false;
  }
});
// Colours come from the theme: a change of theme changes the body's classes.
new MutationObserver(() => drawing.restyle()).observe(document.body, { attributes: true, attributeFilter: ["class", "data-vscode-theme-id"] });
showAs(vscode.getState()?.asList ?? document.body.classList.contains("vscode-using-screen-reader"));
vscode.postMessage({ type: "ready" });
