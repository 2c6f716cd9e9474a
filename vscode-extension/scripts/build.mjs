// Bundles the extension and what its panel shows: node scripts/build.mjs [--watch]
import { build, context } from "esbuild";
import fs from "node:fs";

const shared = { bundle: true, minify: true, sourcemap: process.argv.includes("--watch"), legalComments: "none", logLevel: "warning" };
const bundles = [
  { ...shared, entryPoints: ["src/extension.ts"], outfile: "dist/extension.js", platform: "node", target: "node20", format: "cjs", external: ["vscode"] },
  { ...shared, entryPoints: ["src/map/view/main.ts"], outfile: "dist/map.js", platform: "browser", target: "es2022", format: "iife" },
  { ...shared, entryPoints: ["src/map/view/map.css"], outfile: "dist/map.css" },
];

fs.rmSync("dist", { recursive: true, force: true });
if (process.argv.includes("--watch")) await Promise.all(bundles.map(async (options) => (await context(options)).watch()));
else await Promise.all(bundles.map((options) => build(options)));
