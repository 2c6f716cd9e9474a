// The TextMate grammar, made from the facts of the language.
import { keywords, namedDeclarations, types, units } from "./language-facts.mjs";

const NAME = "[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_]*";
const START = "(?<![\\p{L}\\p{M}\\p{Nd}_.\\-])";
const END = "(?![\\p{L}\\p{M}\\p{Nd}_])";

// A word is coloured by the first place in which it stands.
const SCOPES = {
  File: "storage.type.declaration",
  Step: "keyword.control.step",
  Sequence: "keyword.control.sequence",
  Value: "keyword.other.condition",
  Time: "keyword.other.time",
};
const CONSTANTS = ["yes", "true", "false"];
// Declared things that act are coloured as functions, things that are as types.
const ACTING = ["sequence", "program", "message", "asset", "function", "goal", "guarantee", "channel", "topic", "campaign"];
// These words also begin lines inside of blocks: only at the left edge do they declare something.
const EDGE_ONLY = ["goal", "channel", "topic", "calendar", "message", "asset", "campaign", "persona", "score"];

const scoped = (name) => ({ name: `${name}.nurture` });
const rule = (match, ...names) => ({ match, captures: Object.fromEntries(names.map((name, at) => [at + 1, scoped(name)]).filter(([, one]) => one.name !== ".nurture")) });
const oneOf = (words) => `(?:${[...words].sort((a, b) => b.length - a.length || a.localeCompare(b)).map((word) => word.replace("-", "\\-")).join("|")})`;

export const scopeOf = ({ word, places }) =>
  CONSTANTS.includes(word) ? "constant.language.boolean" : SCOPES[places[0]] ?? `keyword.other.setting.${places[0].toLowerCase()}`;

function groupBy(list, keyOf) {
  const groups = new Map();
  for (const one of list) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

function keywordRules() {
  const groups = groupBy(keywords(), scopeOf);
  return [...groups].map(([scope, words]) => ({ name: `${scope}.nurture`, match: `${START}${oneOf(words.map((one) => one.word))}${END}(?!-)` }));
}

function declarationRules() {
  return namedDeclarations().map((word) => {
    const kind = ACTING.includes(word) ? "function" : "type";
    const edge = EDGE_ONLY.includes(word) ? "^" : "^\\s*";
    return rule(`${edge}(${word})\\s+(?!(?:on|when|to)${END})(${NAME})`, "storage.type.declaration", `entity.name.${kind}.${word}`);
  });
}

/** The grammar as an object, ready to be written as JSON. */
export function grammar() {
  const { durations, weekdays } = units();
  const type = oneOf(types());
  return {
    $schema: "https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json",
    information_for_contributors: "Made by `npm run grammar` from the keyword table and the grammar of the language; edit those.",
    name: "Nurture",
    scopeName: "source.nurture",
    fileTypes: ["nurture"],
    patterns: [{ include: "#comment" }, { include: "#declaration" }, { include: "#value" }],
    repository: {
      comment: {
        patterns: [
          {
            match: "(//)\\s*(nurture:)\\s*(allow)\\s+(NUR\\d{4}(?:\\s*,\\s*NUR\\d{4})*)(?:\\s+(because)\\b(.*))?",
            name: "comment.line.double-slash.directive.nurture",
            captures: {
              1: scoped("punctuation.definition.comment"), 2: scoped("keyword.other.directive"), 3: scoped("keyword.other.directive"),
              4: scoped("constant.other.diagnostic"), 5: scoped("keyword.other.directive"),
            },
          },
          { match: "(//).*$", name: "comment.line.double-slash.nurture", captures: { 1: scoped("punctuation.definition.comment") } },
        ],
      },
      declaration: {
        patterns: [
          rule(`^\\s*(test)\\s+(?=")`, "storage.type.declaration"),
          ...declarationRules(),
          rule(`${START}(step)\\s+(${NAME})\\s*(?=:)`, "keyword.control.step", "entity.name.label.step"),
          rule(`${START}(stream)\\s+(${NAME})`, "keyword.control.sequence", "entity.name.function.stream"),
          rule(`${START}(split)\\s+(${NAME})\\s*(?=\\{)`, "keyword.control.step", "entity.name.function.split"),
        ],
      },
      value: {
        patterns: [
          { include: "#comment" }, { include: "#string" }, { include: "#time" }, { include: "#number" }, { include: "#member" },
          { include: "#keyword" }, { include: "#call" }, { include: "#sign" },
        ],
      },
      string: {
        name: "string.quoted.double.nurture",
        begin: '"',
        end: '"|(?=$)',
        beginCaptures: { 0: scoped("punctuation.definition.string.begin") },
        endCaptures: { 0: scoped("punctuation.definition.string.end") },
        patterns: [{ name: "constant.character.escape.nurture", match: "\\\\." }, { include: "#token" }],
      },
      token: {
        name: "meta.embedded.token.nurture",
        begin: "\\{",
        end: "\\}|(?=$)",
        beginCaptures: { 0: scoped("punctuation.section.embedded.begin") },
        endCaptures: { 0: scoped("punctuation.section.embedded.end") },
        patterns: [{ include: "#value" }],
      },
      time: {
        patterns: [
          { name: "constant.numeric.instant.nurture", match: "\\b\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?:Z|[+\\-]\\d{2}:\\d{2})" },
          { name: "constant.numeric.date.nurture", match: "\\b\\d{4}-\\d{2}-\\d{2}\\b" },
          { name: "constant.numeric.clock.nurture", match: "\\b\\d{1,2}:\\d{2}(?::\\d{2})?\\b" },
          rule(`\\b(\\d+(?:\\.\\d+)?)\\s+(${oneOf(durations)})${END}`, "constant.numeric.duration", "keyword.other.unit.duration"),
          { name: "keyword.other.unit.duration.nurture", match: `${START}${oneOf(durations)}${END}(?!\\s*:)` },
          { name: "constant.language.weekday.nurture", match: `(?<![\\p{L}\\p{M}\\p{Nd}_.])${oneOf(weekdays)}${END}(?!\\s*:)` },
        ],
      },
      number: {
        patterns: [
          rule("\\b([A-Z]{3})[ \\t]+(\\d+(?:\\.\\d+)?)", "keyword.other.unit.currency", "constant.numeric.money"),
          rule("\\b(\\d+(?:\\.\\d+)?)\\s*(%)", "constant.numeric.percentage", "keyword.other.unit.percent"),
          { name: "constant.numeric.nurture", match: "\\b\\d+(?:\\.\\d+)?(?![\\p{L}_])" },
        ],
      },
      member: {
        patterns: [
          rule(`(${NAME})\\s*(:)\\s*(?:(set)\\s+(of)\\s+)?(${type})(?=\\s*(?:\\?|,|//|\\}|\\)|$|${NAME}\\s*:))`,
            "variable.other.property", "punctuation.separator.key-value", "keyword.other.setting.schema", "keyword.other.condition", "support.type.primitive"),
          rule(`(${NAME})\\s*(:)`, "variable.other.property", "punctuation.separator.key-value"),
          rule(`(\\.)(${NAME})`, "punctuation.accessor", "variable.other.property"),
          rule(`(${NAME})(?=\\s*->)`, "variable.other.enummember.stage"),
          rule(`(->)\\s*(${NAME})`, "keyword.operator.arrow", "variable.other.enummember.stage"),
        ],
      },
      keyword: { patterns: keywordRules() },
      call: { patterns: [rule(`(${NAME})(?=\\()`, "entity.name.function.call")] },
      sign: {
        patterns: [
          { name: "invalid.illegal.foreign-sign.nurture", match: "===|==|=>|=<|<>|!==|&&|\\|\\||;|/\\*|\\*/|[\\x{201C}\\x{201D}\\x{2265}\\x{2264}\\x{2260}\\x{2192}]" },
          { name: "keyword.operator.arrow.nurture", match: "->" },
          { name: "keyword.operator.comparison.nurture", match: "<=|>=|!=|<|>|=" },
          { name: "keyword.operator.range.nurture", match: "\\.\\." },
          { name: "keyword.operator.arithmetic.nurture", match: "[+\\-*/]" },
          { name: "keyword.operator.optional.nurture", match: "\\?" },
        ],
      },
    },
  };
}

/** The grammar that colours campaigns inside of Markdown. */
export const markdownGrammar = () => ({
  information_for_contributors: "Made by `npm run grammar`.",
  scopeName: "markdown.nurture.codeblock",
  fileTypes: [],
  injectionSelector: "L:text.html.markdown",
  patterns: [{ include: "#campaign" }],
  repository: {
    campaign: {
      name: "markup.fenced_code.block.markdown",
      begin: "^(\\s*)(`{3,}|~{3,})\\s*(nurture)\\b[^`]*$",
      end: "^(\\s*)(\\2)\\s*$",
      beginCaptures: { 2: { name: "punctuation.definition.markdown" }, 3: { name: "fenced_code.block.language.markdown" } },
      endCaptures: { 2: { name: "punctuation.definition.markdown" } },
      patterns: [{ begin: "(?<=^|\\n)(?!\\s*(?:`{3,}|~{3,})\\s*$)", while: "^(?!\\s*(?:`{3,}|~{3,})\\s*$)", contentName: "meta.embedded.block.nurture", patterns: [{ include: "source.nurture" }] }],
    },
  },
});
