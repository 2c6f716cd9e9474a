/** What `nurture graph --format json` writes. */
export interface CampaignMap {
  readonly title: string;
  readonly parts: readonly MapPart[];
  readonly links: readonly MapEdge[];
}

export interface MapPart extends MapPlace {
  readonly id: string;
  readonly kind: "journey" | "sequence" | "program" | "handoff" | "policy";
  readonly title: string;
  readonly columns: number;
  readonly rows: number;
  readonly nodes: readonly MapNode[];
  readonly edges: readonly MapEdge[];
}

export type MapNodeKind = "stage" | "entry" | "ending" | "send" | "wait" | "branch" | "repeat" | "for_people" | "act" | "rule";

export interface MapNode extends MapPlace {
  readonly id: string;
  readonly kind: MapNodeKind;
  readonly text: string;
  readonly column: number;
  readonly row: number;
}

export interface MapEdge {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly via?: number;
  readonly back: boolean;
}

/** A place: a file, from the campaign's folder, and a line from 1. */
export interface MapPlace {
  readonly file: string;
  readonly line: number;
}

/** How many contacts, or touches, the last simulation saw on each arrow and in each box, by the edge's and the node's key. */
export interface Figures {
  readonly edges: Readonly<Record<string, number>>;
  readonly nodes: Readonly<Record<string, number>>;
}

/** An edge's key: where it stands in the map. */
export const edgeKey = (part: MapPart, at: number): string => `${part.id}#${at}`;

/** Takes a map; fails where it is none. */
export function readMap(json: unknown): CampaignMap {
  const map = (json ?? {}) as Partial<CampaignMap>;
  if (typeof map.title !== "string" || !Array.isArray(map.parts) || !Array.isArray(map.links)) throw new Error("This is no map of a campaign.");
  return map as CampaignMap;
}

/** The box that a line belongs to: the last one that begins at or before it, in the part that does; null outside of every part. */
export function nodeAt(map: CampaignMap, file: string, line: number): MapNode | null {
  const part = lastBefore(map.parts.filter((one) => one.file === file), line);
  if (part === null) return null;
  return lastBefore(part.nodes.filter((node) => node.file === file), line) ?? part.nodes[0] ?? null;
}

function lastBefore<T extends MapPlace>(places: readonly T[], line: number): T | null {
  let found: T | null = null;
  for (const place of places) if (place.line <= line && (found === null || place.line > found.line)) found = place;
  return found;
}

/** Where the arrows out of a box lead, for people who hear the map. */
export function waysOut(map: CampaignMap, part: MapPart, node: MapNode): readonly { readonly text: string; readonly to: string; readonly key: string }[] {
  const names = new Map(map.parts.flatMap((one) => one.nodes.map((two) => [two.id, firstLine(two.text)] as const)));
  const own = part.edges.map((edge, at) => ({ edge, key: edgeKey(part, at) })).filter(({ edge }) => edge.from === node.id);
  const away = map.links.filter((edge) => edge.from === node.id).map((edge) => ({ edge, key: "" }));
  return [...own, ...away].map(({ edge, key }) => ({ text: edge.text, to: names.get(edge.to) ?? edge.to, key }));
}

/** A box's first line. */
export const firstLine = (text: string): string => text.split("\n", 1)[0] ?? "";
