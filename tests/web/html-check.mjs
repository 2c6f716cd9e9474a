// Reads the pages of handbooks with html-validate: `node html-check.mjs FOLDER...`. Says each fault with its place, and ends with 1 where there is one.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';

// All pages are read by the same rules, which are put together once.
class OneConfig extends StaticConfigLoader {
  getConfigFor(...file) {
    return (this.config ??= super.getConfigFor(...file));
  }
}

const checker = new HtmlValidate(new OneConfig({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:a11y', 'html-validate:document'],
  rules: {
    // Lines end where they are read best; long titles are the campaign's own; an inner frame that scrolls has to take the keyboard's focus.
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    'wcag/h37': 'error',
    'heading-level': 'error',
    'no-dup-id': 'error',
    'no-inline-style': 'error',
    'require-sri': ['error', { target: 'crossorigin' }],
  },
}));

let pages = 0;
let faults = 0;
for (const folder of process.argv.slice(2)) {
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.html')).sort()) {
    pages++;
    const report = checker.validateStringSync(readFileSync(join(folder, name), 'utf8'), join(folder, name));
    for (const result of report.results) {
      for (const one of result.messages) {
        faults++;
        console.log(`${folder}/${name}:${one.line}:${one.column} ${one.ruleId}: ${one.message}`);
      }
    }
  }
}
console.log(`${pages} pages, ${faults} faults`);
process.exit(faults === 0 && pages > 0 ? 0 : 1);
