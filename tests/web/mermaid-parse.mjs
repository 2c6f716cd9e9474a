// Reads flowcharts with Mermaid's own parser: `node mermaid-parse.mjs FILE...`. Says for each what is wrong, and ends with 1 where something is.
import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';

const { window } = new JSDOM('<!DOCTYPE html><body></body>');
globalThis.window = window;
globalThis.document = window.document;
const { default: mermaid } = await import('mermaid');
mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', maxTextSize: 1_000_000, maxEdges: 10_000 });

let wrong = 0;
for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, 'utf8');
  try {
    const { diagramType } = await mermaid.parse(text);
    const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
    const nodes = [...diagram.db.getVertices().keys()].length;
    const edges = diagram.db.getEdges().length;
    console.log(JSON.stringify({ file, type: diagramType, nodes, edges }));
  } catch (problem) {
    wrong++;
    console.log(JSON.stringify({ file, problem: String(problem.message ?? problem).slice(0, 400) }));
  }
}
process.exit(wrong === 0 ? 0 : 1);
