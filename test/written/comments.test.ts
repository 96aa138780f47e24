import { expect, it } from "vitest";
import { commentsIn } from "../../src/written/comments.ts";

it.each([
  ["# a\n", ["1:1 alone # a"]],
  ["a: 1 # b\n  # c\n", ["1:6 # b", "2:3 alone # c"]],
  ["a: [ 1, # b\n  2 ] # c\n", ["1:9 # b", "2:7 # c"]],
  ['a: "# no" # b\n', ["1:11 # b"]],
  ["a: '# no'\nb: x#no\n", []],
  ["a: |\n  # no\n# yes\n", ["3:1 alone # yes"]],
  ["a: >-\n  # no\nb: 1 # yes\n", ["3:6 # yes"]],
  ['a: "x\n  # no\n  y" # yes\n', ["3:6 # yes"]],
  ["a: 1\r\nb: 2 # c\r\n", ["2:6 # c"]],
  ["", []],
])("finds comments and nothing that only looks like one: %j", (text, expected) => {
  const found = commentsIn(text).map(
    ({ text: said, line, column, isAlone }) => `${line}:${column} ${isAlone ? "alone " : ""}${said.trimEnd()}`,
  );
  expect(found).toEqual(expected);
});
