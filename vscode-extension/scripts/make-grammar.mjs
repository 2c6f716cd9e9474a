// Writes the TextMate grammars. With --check it writes nothing and fails where they are not current.
import fs from "node:fs";
import path from "node:path";
import { grammar, markdownGrammar } from "./grammar/textmate.mjs";

const folder = path.resolve(import.meta.dirname, "../syntaxes");
const made = { "nurture.tmLanguage.json": grammar(), "nurture.markdown.tmLanguage.json": markdownGrammar() };
let stale = 0;
for (const [name, content] of Object.entries(made)) {
  const file = path.join(folder, name);
  const text = JSON.stringify(content, null, 2) + "\n";
  if (process.argv.includes("--check")) {
    if (fs.existsSync(file) && fs.readFileSync(file, "utf8") === text) continue;
    console.error(`syntaxes/${name} is not what the keyword table makes of it; run \`npm run grammar\` in vscode-extension.`);
    stale++;
  } else {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(file, text);
  }
}
process.exit(stale ? 1 : 0);
