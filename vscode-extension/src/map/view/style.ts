import type { StylesheetJson } from "cytoscape";
import { BOX_WIDTH } from "./layout";

type Shape = "round-rectangle" | "rectangle" | "round-diamond" | "cut-rectangle" | "round-tag" | "ellipse";

// Kinds differ in shape and line as well as in colour, so that nobody needs to tell colours apart.
const KINDS: Record<string, { readonly colour: string; readonly shape: Shape; readonly line?: "dashed" | "double" }> = {
  stage: { colour: "--vscode-charts-blue", shape: "round-rectangle" },
  entry: { colour: "--vscode-charts-green", shape: "round-rectangle", line: "double" },
  ending: { colour: "--vscode-charts-foreground", shape: "round-rectangle", line: "double" },
  send: { colour: "--vscode-charts-purple", shape: "round-rectangle" },
  wait: { colour: "--vscode-charts-yellow", shape: "rectangle", line: "dashed" },
  branch: { colour: "--vscode-charts-orange", shape: "cut-rectangle" },
  repeat: { colour: "--vscode-charts-orange", shape: "cut-rectangle", line: "dashed" },
  for_people: { colour: "--vscode-charts-red", shape: "round-rectangle" },
  act: { colour: "--vscode-charts-foreground", shape: "round-rectangle" },
  rule: { colour: "--vscode-charts-foreground", shape: "rectangle" },
};

/** The picture's style in the colours of the theme. */
export function styleFor(body: HTMLElement): StylesheetJson {
  const theme = getComputedStyle(body);
  const colour = (name: string, other: string): string => theme.getPropertyValue(name).trim() || other;
  const text = colour("--vscode-editor-foreground", "#888888");
  const back = colour("--vscode-editor-background", "#ffffff");
  const line = colour("--vscode-contrastBorder", colour("--vscode-editorLineNumber-foreground", "#888888"));
  const lit = colour("--vscode-contrastActiveBorder", colour("--vscode-focusBorder", "#0078d4"));
  const font = { "font-family": colour("--vscode-font-family", "sans-serif"), color: text };
  const strong = body.classList.contains("vscode-high-contrast") || body.classList.contains("vscode-high-contrast-light");
  return [
    {
      selector: "node[text]",
      style: {
        ...font, label: "data(label)", "text-wrap": "wrap", "text-max-width": `${BOX_WIDTH - 16}px`, "text-valign": "center", "text-halign": "center", "font-size": 12.5, "line-height": 1.2,
        width: BOX_WIDTH, height: "data(height)", "background-color": back, "border-width": 1.5, "border-color": line, shape: "round-rectangle",
      },
    },
    ...Object.entries(KINDS).map(([kind, look]) => ({
      selector: `node.${kind}`,
      style: {
        shape: look.shape, "border-color": colour(look.colour, line), "border-style": look.line ?? ("solid" as const), "border-width": look.line === "double" ? 4 : strong ? 2.5 : 1.5,
        "background-color": strong ? back : colour(look.colour, back), "background-opacity": strong ? 1 : look.colour === "--vscode-charts-foreground" ? 0.05 : 0.12,
      },
    })),
    {
      selector: "node.part",
      style: {
        ...font, label: "data(title)", "text-valign": "top", "text-halign": "center", "text-margin-y": -6, "font-size": 16, "font-weight": "bold", shape: "round-rectangle",
        "background-color": colour("--vscode-sideBar-background", back), "background-opacity": strong ? 1 : 0.5, "border-width": 1, "border-color": line, padding: "22px", events: "no",
      },
    },
    {
      selector: "edge",
      style: {
        ...font, label: "data(text)", "text-wrap": "wrap", "text-max-width": "150px", "font-size": 11, "text-background-color": back, "text-background-opacity": 0.9, "text-background-padding": "2px",
        width: strong ? 2 : 1.3, "line-color": line, "target-arrow-color": line, "target-arrow-shape": "triangle", "arrow-scale": 0.9, "curve-style": "bezier",
      },
    },
    { selector: "edge.bent", style: { "curve-style": "round-segments", "segment-weights": "data(weights)", "segment-distances": "data(distances)", "edge-distances": "node-position" } },
    { selector: "edge.bow", style: { "curve-style": "unbundled-bezier", "control-point-distances": "data(bow)", "control-point-weights": [0.5] } },
    { selector: "edge.back, edge.link", style: { "line-style": "dashed" } },
    { selector: "node.lit", style: { "border-color": lit, "border-width": 4, "background-opacity": strong ? 1 : 0.3 } },
    { selector: "node:active", style: { "overlay-opacity": 0.1 } },
  ] as StylesheetJson;
}
