import type { CampaignMap, MapEdge, MapNode, MapPart } from "../model";

// The picture has the places that `nurture graph` gives, so that the map, the handbook and the diagrams look alike.
export const BOX_WIDTH = 204;
const COLUMN_WIDTH = 236;
const LINE_HEIGHT = 16;
const BETWEEN = 56;
const LETTERS = 30;
const PART_GAP = 90;
const SHELF_WIDTH = 1900;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

/** Where each box of the campaign is: its middle, and how high it is. */
export function layOut(map: CampaignMap): ReadonlyMap<string, Box> {
  const boxes = new Map<string, Box>();
  let left = 0;
  let top = 0;
  let shelf = 0;
  for (const part of map.parts) {
    const width = part.columns * COLUMN_WIDTH;
    if (left > 0 && (left + width > SHELF_WIDTH || part.kind === "journey")) [left, top, shelf] = [0, top + shelf + PART_GAP, 0];
    const height = place(part, left, top, boxes);
    shelf = Math.max(shelf, height);
    left += width + PART_GAP;
    if (part.kind === "journey") [left, top, shelf] = [0, top + shelf + PART_GAP, 0];
  }
  return boxes;
}

function place(part: MapPart, left: number, top: number, boxes: Map<string, Box>): number {
  const heights = Array.from({ length: part.rows }, (_, row) => Math.max(0, ...part.nodes.filter((node) => node.row === row).map(heightOf)));
  const between = part.kind === "policy" ? 12 : part.kind === "journey" ? 150 : BETWEEN;
  let y = top + (part.kind === "journey" ? 60 : 0);
  const tops = heights.map((height) => {
    const own = y;
    y += height + between;
    return own;
  });
  for (const node of part.nodes) {
    boxes.set(node.id, { x: left + node.column * COLUMN_WIDTH, y: (tops[node.row] ?? top) + (heights[node.row] ?? 0) / 2, height: heightOf(node) });
  }
  return y - between - top + (part.kind === "journey" ? 40 : 0);
}

const heightOf = (node: MapNode): number => linesOf(node.text) * LINE_HEIGHT + 18;

/** How many lines a text takes in a box. */
export function linesOf(text: string): number {
  let lines = 0;
  for (const paragraph of text.split("\n")) {
    let used = 0;
    lines++;
    for (const word of paragraph.split(" ")) {
      if (used > 0 && used + 1 + word.length > LETTERS) {
        lines++;
        used = 0;
      }
      used += (used > 0 ? 1 : 0) + word.length;
    }
  }
  return lines;
}

/** The bends of an arrow that runs beside its boxes, as cytoscape wants them; null for one that goes straight. */
export function bendsOf(part: MapPart, edge: MapEdge, boxes: ReadonlyMap<string, Box>): { readonly weights: string; readonly distances: string } | null {
  const from = boxes.get(edge.from);
  const to = boxes.get(edge.to);
  const first = part.nodes[0];
  const corner = first === undefined ? undefined : boxes.get(first.id);
  if (edge.via === undefined || from === undefined || to === undefined || first === undefined || corner === undefined) return null;
  const x = corner.x + (edge.via - first.column) * COLUMN_WIDTH;
  const points = edge.back
    ? [{ x, y: from.y }, { x, y: to.y }]
    : [{ x, y: from.y + from.height / 2 + 24 }, { x, y: to.y - to.height / 2 - 24 }];
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  if (length === 0) return null;
  const along = points.map((point) => ((point.x - from.x) * dx + (point.y - from.y) * dy) / (length * length));
  const aside = points.map((point) => ((point.x - from.x) * -dy + (point.y - from.y) * dx) / length);
  return { weights: along.map((one) => one.toFixed(4)).join(" "), distances: aside.map((one) => one.toFixed(1)).join(" ") };
}
