import fs from "node:fs";
import path from "node:path";

/** The folder of the extension. The bundled tests run from there. */
export const extension = process.cwd();

/** The root of the repository. */
export const root = path.dirname(extension);

/** Every `.nurture` file of the samples. */
export const samples: readonly string[] = fs.readdirSync(path.join(root, "samples"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".nurture")).map((file) => path.join(root, "samples", file)).sort();
