// What the sources of the language say about its words. The extension repeats none of it by hand.
import fs from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../../..");
const read = (file) => fs.readFileSync(path.join(root, file), "utf8");

/** Every match of a pattern; at least `least`, so that a changed source is noticed and not read as an empty one. */
function matches(file, text, pattern, least) {
  const found = [...text.matchAll(pattern)];
  if (found.length < least) throw new Error(`${file} has ${found.length} entries of the kind that this script looks for; at least ${least} were expected. Was its form changed?`);
  return found;
}

/** The words of the keyword table: `{word, places, meaning}`, in its order. */
export function keywords() {
  const file = "src/NurtureLang.Syntax/Keywords/KeywordTable.cs";
  const entry = /new\("([^"]+)", ((?:KeywordPlaces\.\w+(?: \| )?)+), "((?:[^"\\]|\\.)*)"\)/g;
  return matches(file, read(file), entry, 150).map(([, word, places, meaning]) => ({
    word,
    places: places.split(" | ").map((place) => place.replace("KeywordPlaces.", "")),
    meaning,
  }));
}

/** The words for lengths of time and for days of the week. */
export function units() {
  const file = "src/NurtureLang.Syntax/Keywords/Units.cs";
  const list = (name) => {
    const [[, body]] = matches(file, read(file), new RegExp(`${name} \\{ get; \\} =\\s*\\[([^\\]]*)\\]`, "g"), 1);
    return matches(file, body, /"(\w+)"/g, 7).map(([, word]) => word);
  };
  return { durations: list("DurationWords"), weekdays: list("WeekdayWords") };
}

/** The names of the types that the language brings along. */
export function types() {
  const file = "src/NurtureLang.Semantics/Binding/SchemaBinder.cs";
  return matches(file, read(file), /\["(\w+)"\] = TypeKind\.\w+/g, 10).map(([, name]) => name);
}

/** The words that begin a declaration and, behind it, a name: read from the parser's grammar. */
export function namedDeclarations() {
  const file = "grammar/NurtureParser.g4";
  const declaring = new Set(keywords().filter((one) => one.places.includes("File")).map((one) => one.word));
  const words = matches(file, read(file), /^\w+\s*:\s*([A-Z]+) (?:\w+=)?name\b/gm, 15).map(([, token]) => token.toLowerCase());
  return [...new Set(words)].filter((word) => declaring.has(word));
}
