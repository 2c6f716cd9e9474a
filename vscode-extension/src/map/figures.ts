import { edgeKey, firstLine, type CampaignMap, type Figures, type MapNode, type MapPart } from "./model";

/** What a decision of a simulation says that concerns the map. */
interface Decision {
  readonly contact?: string;
  readonly kind: string;
  readonly sequence?: string;
  readonly step?: string;
  readonly name?: string;
  readonly from?: string;
  readonly to?: string;
  readonly source?: string;
}

/** Counts the decisions of a simulation, a line at a time. */
export class DecisionCounter {
  private readonly moves = new Map<string, number>();
  private readonly enrolled = new Map<string, number>();
  private readonly steps = new Map<string, number>();
  private readonly contacts = new Map<string, Set<string>>();

  /** Counts one line of the decisions. Lines that are none are passed over. */
  add(line: string): void {
    if (!line.startsWith("{")) return;
    const one = JSON.parse(line) as Decision;
    if (one.kind === "stage") up(this.moves, `${one.name} ${one.from} ${one.to}`);
    else if (one.kind === "enrolled") {
      up(this.enrolled, one.sequence ?? "");
      this.come(one.sequence ?? "", one);
    } else if (one.kind === "webhook") this.come(`${one.sequence}/${one.step}`, one);
    else if (["sent", "task", "alert"].includes(one.kind)) {
      up(this.steps, one.source ?? "");
      up(this.steps, `${one.source} ${one.name}`);
      this.come(`${one.sequence}/${one.step}`, one);
    }
  }

  /** How many different contacts each sequence had, by its name, and each step, by `sequence/step`. */
  reached(): Record<string, number> {
    return Object.fromEntries([...this.contacts].map(([key, contacts]) => [key, contacts.size]));
  }

  private come(key: string, one: Decision): void {
    const known = this.contacts.get(key) ?? new Set<string>();
    this.contacts.set(key, known.add(one.contact ?? ""));
  }

  /** The counts on a map's boxes and arrows. */
  on(map: CampaignMap): Figures {
    const nodes: Record<string, number> = {};
    const edges: Record<string, number> = {};
    for (const part of map.parts) {
      for (const node of part.nodes) {
        const count = this.countOf(part, node);
        if (count !== undefined) nodes[node.id] = count;
      }
      part.edges.forEach((edge, at) => {
        const count = part.kind === "journey" ? this.moved(part, edge.from, edge.to) : edge.back ? undefined : nodes[edge.to];
        if (count !== undefined) edges[edgeKey(part, at)] = count;
      });
    }
    return { nodes, edges };
  }

  private countOf(part: MapPart, node: MapNode): number | undefined {
    const name = part.id.slice(part.kind.length + 1);
    if (node.kind === "entry") return this.enrolled.get(name) ?? (part.kind === "handoff" ? undefined : 0);
    if (node.kind !== "send" && node.kind !== "for_people") return undefined;
    const place = `${node.file}:${node.line}`;
    const alone = part.nodes.filter((other) => other.line === node.line && other.file === node.file && other.kind === node.kind).length === 1;
    if (alone) return this.steps.get(place) ?? 0;
    // Two sends may stand on one line: then the messages' own names say which is meant.
    const names = [...node.text.matchAll(/\b(?:send|else) (\w+)/g)].map((match) => match[1] ?? "");
    return names.reduce((sum, one) => sum + (this.steps.get(`${place} ${one}`) ?? 0), 0);
  }

  private moved(part: MapPart, from: string, to: string): number | undefined {
    const stage = (id: string) => firstLine(part.nodes.find((node) => node.id === id)?.text ?? "");
    // Of two arrows between the same stages the decisions do not say which was taken: the figure is that of both.
    return this.moves.get(`${part.id.slice("journey_".length)} ${stage(from)} ${stage(to)}`) ?? 0;
  }
}

const up = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
