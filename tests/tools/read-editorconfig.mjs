// Standard input: [{ files: [{ name, text }], path }], paths from a folder that is made for each. Standard output: for each, what EditorConfig's own
// package says of the path.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import editorconfig from "editorconfig";

let json = "";
for await (const part of process.stdin) json += part;
const folder = mkdtempSync(join(tmpdir(), "nurture-editorconfig-"));
try {
  const answers = JSON.parse(json).map(({ files, path }, index) => {
    const root = join(folder, `${index}`);
    for (const { name, text } of files) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), text);
    }
    return editorconfig.parseSync(join(root, path), { root, unset: true });
  });
  process.stdout.write(JSON.stringify(answers));
} finally {
  rmSync(folder, { recursive: true });
}
