import cytoscape, { type Core, type ElementDefinition } from "cytoscape";
import { edgeKey, type CampaignMap, type Figures, type MapEdge, type MapPart } from "../model";
import { bendsOf, layOut, type Box } from "./layout";
import { styleFor } from "./style";

const DIRECTIONS: Record<string, readonly [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const READABLE = 0.55;

/** The picture itself. */
export class Drawing {
  /** Called with the box that somebody clicked on. */
  onChosen: (id: string) => void = () => undefined;
  private readonly core: Core;
  private drawn = "";

  constructor(container: HTMLElement) {
    this.core = cytoscape({
      container, style: styleFor(document.body), minZoom: 0.08, maxZoom: 2.5, wheelSensitivity: 0.4, autoungrabify: true, boxSelectionEnabled: false, selectionType: "single",
    });
    this.core.on("tap", "node[text]", (event) => this.onChosen((event.target as { id(): string }).id()));
    // A box that is too small to read is read by pointing at it; the page's own tooltip does it.
    this.core.on("mouseover", "node[text]", (event) => void (container.title = (event.target as { data(name: string): string }).data("hint")));
    this.core.on("mouseout", "node", () => void (container.title = ""));
    new ResizeObserver(() => this.core.resize()).observe(container);
  }

  /** Draws a map in the place of the one before; the view stays where it was unless the campaign is another one. */
  show(map: CampaignMap, figures: Figures | null): void {
    const boxes = layOut(map);
    const elements = [...map.parts.flatMap((part) => partElements(part, boxes, figures)), ...map.links.map((link, at) => edgeElement(link, `link#${at}`, link.text, null, "link"))];
    const known = new Set(elements.filter((one) => one.group === "nodes").map((one) => one.data.id));
    this.core.batch(() => {
      this.core.elements().remove();
      this.core.add(elements.filter((one) => one.group === "nodes" || (known.has(one.data["source"] as string) && known.has(one.data["target"] as string))));
    });
    if (this.drawn !== map.title) this.fit();
    this.drawn = map.title;
  }

  /** Lights one box, and brings it into view where people asked for it. */
  light(id: string | null, bring: boolean): void {
    this.core.elements(".lit").removeClass("lit");
    if (id === null) return;
    const node = this.core.getElementById(id).addClass("lit");
    if (node.empty()) return;
    const view = this.core.extent();
    const at = node.boundingBox();
    const outside = at.x1 < view.x1 || at.x2 > view.x2 || at.y1 < view.y1 || at.y2 > view.y2;
    if (!bring && !outside) return;
    if (bring && this.core.zoom() < READABLE) this.core.zoom({ level: READABLE, position: node.position() });
    if (outside || bring) this.core.center(node);
  }

  /** Shows the whole campaign. */
  fit(): void {
    this.core.fit(undefined, 24);
  }

  /** Makes it larger or smaller about its middle. */
  zoom(factor: number): void {
    this.core.zoom({ level: this.core.zoom() * factor, renderedPosition: { x: this.core.width() / 2, y: this.core.height() / 2 } });
  }

  /** The first box. */
  first(): string | null {
    return this.core.nodes("[text]")[0]?.id() ?? null;
  }

  /** The nearest box in the direction of an arrow key; null for another key, or where there is none. */
  neighbour(id: string | null, key: string): string | null {
    const direction = DIRECTIONS[key];
    if (direction === undefined) return null;
    if (id === null) return this.first();
    const from = this.core.getElementById(id).position();
    let best: { readonly id: string; readonly cost: number } | null = null;
    this.core.nodes("[text]").forEach((node) => {
      const [dx, dy] = [node.position().x - from.x, node.position().y - from.y];
      const ahead = dx * direction[0] + dy * direction[1];
      const aside = Math.abs(dx * direction[1] + dy * direction[0]);
      if (ahead <= 1) return;
      const cost = ahead + 2 * aside;
      if (best === null || cost < best.cost) best = { id: node.id(), cost };
    });
    return (best as { readonly id: string } | null)?.id ?? null;
  }

  /** Takes the theme's colours anew. */
  restyle(): void {
    this.core.style(styleFor(document.body));
  }
}

function partElements(part: MapPart, boxes: ReadonlyMap<string, Box>, figures: Figures | null): ElementDefinition[] {
  const frame: ElementDefinition = { group: "nodes", data: { id: part.id, title: part.title }, classes: "part", selectable: false };
  const nodes = part.nodes.map((node): ElementDefinition => {
    const box = boxes.get(node.id) ?? { x: 0, y: 0, height: 34 };
    const entered = node.kind === "entry" ? figures?.nodes[node.id] : undefined;
    const label = entered === undefined ? node.text : `${node.text} · ${entered.toLocaleString("en")}`;
    const data = { id: node.id, parent: part.id, text: node.text, label, height: box.height, hint: `${node.text}\n${node.file}:${node.line}` };
    return { group: "nodes", data, position: { x: box.x, y: box.y }, classes: node.kind };
  });
  const edges = part.edges.map((edge, at) => {
    const figure = figures?.edges[edgeKey(part, at)];
    const text = [edge.text, figure === undefined ? "" : figure.toLocaleString("en")].filter((one) => one !== "").join("\n");
    // Of several moves between the same stages each bows a little more.
    const before = part.edges.slice(0, at).filter((other) => other.from === edge.from && other.to === edge.to).length;
    return edgeElement(edge, edgeKey(part, at), text, bendsOf(part, edge, boxes), part.kind === "journey" ? journeyClass(part, edge) : "", before);
  });
  return [frame, ...nodes, ...edges];
}

function edgeElement(edge: MapEdge, id: string, text: string, bends: { readonly weights: string; readonly distances: string } | null, kind: string, before = 0): ElementDefinition {
  const data = { id, source: edge.from, target: edge.to, text, bow: -110 - 70 * before, ...(bends ?? {}) };
  return { group: "edges", data, classes: [kind, bends === null ? "" : "bent", edge.back ? "back" : ""].join(" ").trim() };
}

// Moves to the next stage go straight; all others bow, so that they pass the stages between.
function journeyClass(part: MapPart, edge: MapEdge): string {
  const [from, to] = [edge.from, edge.to].map((id) => part.nodes.find((node) => node.id === id));
  const next = from !== undefined && to !== undefined && from.row === to.row && to.column > from.column && to.column - from.column < 2;
  return next || from?.row !== to?.row ? "move" : "bow";
}
