import { waysOut, type CampaignMap, type Figures } from "../model";

const KINDS = { journey: "Journey", sequence: "Sequence", program: "Program", handoff: "Hand-off", policy: "Policy" } as const;

/** Writes the campaign as lists in order, for people who do not look at pictures. */
export function fillList(list: HTMLElement, map: CampaignMap, figures: Figures | null): void {
  list.replaceChildren(...map.parts.map((part) => {
    const section = document.createElement("section");
    const title = make("h2", part.kind === "policy" ? part.title : `${KINDS[part.kind]}: ${part.title.replace(/^\w+: /, "")}`);
    title.id = `list-${part.id}`;
    section.setAttribute("aria-labelledby", title.id);
    const steps = make("ol");
    for (const node of [...part.nodes].sort((a, b) => a.row - b.row || a.column - b.column)) {
      const line = make("li");
      const count = figures?.nodes[node.id];
      const button = make("button", node.text + (count === undefined ? "" : ` · ${count.toLocaleString("en")}`));
      button.dataset["node"] = node.id;
      button.title = `${node.file}:${node.line}`;
      line.append(button);
      const ways = waysOut(map, part, node);
      if (ways.length > 0) {
        line.append(make("ul", "", ways.map((way) => {
          const figure = figures?.edges[way.key];
          return make("li", [way.text, way.to].filter((one) => one !== "").join(": ") + (figure === undefined ? "" : ` · ${figure.toLocaleString("en")}`));
        })));
      }
      steps.append(line);
    }
    section.append(title, steps);
    return section;
  }));
}

/** Marks the box that is chosen. */
export function markInList(list: HTMLElement, id: string | null): void {
  for (const button of list.querySelectorAll<HTMLElement>("button[data-node]")) {
    if (button.dataset["node"] === id) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
}

function make(name: string, text = "", children: readonly HTMLElement[] = []): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  made.append(...children);
  return made;
}
