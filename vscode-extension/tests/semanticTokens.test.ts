import assert from "node:assert/strict";
import { test } from "node:test";
import { leftToGrammar, withoutTypes } from "../src/server/semanticTokens";

test("words are left to the grammar, and names stay where they are", () => {
  const dropped = leftToGrammar(["keyword", "class", "string"]);
  assert.deepEqual([...dropped], [0, 2]);
  // Line 0: a keyword at 0, a class at 9; line 2: a keyword at 2, a class at 7, a text at 12, a class at 20.
  const data = [0, 0, 8, 0, 0, 0, 9, 5, 1, 1, 2, 2, 4, 0, 0, 0, 5, 3, 1, 0, 0, 5, 6, 2, 0, 0, 8, 2, 1, 0];
  assert.deepEqual([...withoutTypes(data, dropped)], [0, 9, 5, 1, 1, 2, 7, 3, 1, 0, 0, 13, 2, 1, 0]);
  assert.deepEqual([...withoutTypes(data, new Set())], data);
  assert.equal(withoutTypes([], dropped).length, 0);
});
