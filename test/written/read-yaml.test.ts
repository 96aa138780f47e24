import { describe, expect, it } from "vitest";
import { readYaml } from "../../src/written/read-yaml.ts";
import { placeOf, placeOfKey, type WrittenBlock } from "../../src/written/tree.ts";
import { issuesOf, madeOf } from "../setup/plan-of.ts";

const findings = (text: string, file = "a.yaml") =>
  issuesOf(readYaml(text, file)).map(({ place, code }) => `${place.line}:${place.column} ${code}`);

describe("readYaml refuses, each by its own code and exact place", () => {
  it.each([
    ["a: [1\nb: 2", "2:1 syntax"],
    ["a:\n\tb: 1", "2:1 tab"],
    ["a: 1\na: 2", "2:1 duplicate-key"],
    ["a: 1\n---\nb: 2", "2:1 two-documents"],
    ["", "1:1 empty-file"],
    ["# only a comment\n", "1:1 empty-file"],
    ["a: &x 1", "1:7 anchor"],
    ["a: *x", "1:4 alias"],
    ["a: !js 1", "1:8 tag"],
    ["a: !!str 1", "1:10 tag"],
    ["a: { __proto__: 1 }", "1:6 unsafe-key"],
    ["a: { constructor: 1 }", "1:6 unsafe-key"],
    ["? [a]\n: 1", "1:3 key-not-text"],
    ["a: .nan", "1:4 number-not-finite"],
    ["a: -.inf", "1:4 number-not-finite"],
    ["a: 1e3", "1:4 number-not-plain"],
    ["a: 0x10", "1:4 number-not-plain"],
    ["a: 010", "1:4 number-not-plain"],
    ["a: +5", "1:4 number-not-plain"],
    ["a: 1_000", "1:4 number-not-plain"],
    ["a: .5", "1:4 number-not-plain"],
    ["a: 9007199254740992", "1:4 number-too-large"],
    ['a: "x\\u001b[1m"', "1:4 control-character"],
    ["a: x\u0007", "1:5 control-character"],
    ["# \u202e", "1:3 bidirectional-mark"],
    ['"a\\u200f": 1', "1:1 bidirectional-mark"],
  ])("%j: %s", (text, expected) => {
    expect(findings(text)).toEqual([expected]);
  });

  it("everything in a file at once", () => {
    expect(findings("a: 1e3\nb: .inf\na: 2")).toEqual([
      "1:4 number-not-plain",
      "2:4 number-not-finite",
      "3:1 duplicate-key",
    ]);
  });

  // 15 digits are held exactly whatever they are, 16 are not.
  it.each([
    ["a: 123456789012345", []],
    ["a: 0.123456789012345", []],
    ["a: 0.1234567890123456", ["1:4 number-too-large"]],
  ])("numbers of more than fifteen digits: %s", (text, expected) => {
    expect(findings(text)).toEqual(expected);
  });

  it.each([
    [50, []],
    [51, ["1:51 too-deep"]],
  ])("%i nested lists", (depth, expected) => {
    expect(findings("[".repeat(depth) + "]".repeat(depth))).toEqual(expected);
  });

  it("tabs between the brackets of a JSON file are fine", () => {
    expect(findings('{\n\t"a": 1\n}', "a.json")).toEqual([]);
  });
});

describe("readYaml is not worn out by", () => {
  it.each([
    ["5 MB of brackets", "[".repeat(5_000_000), "too-large"],
    ["brackets up to the limit", "[".repeat(99_999), "too-deep"],
    ["lists in lists on one line", "- ".repeat(49_000), "too-deep"],
    ["closing brackets", "]".repeat(99_999), "syntax"],
    ["one key many times", "k: 1\n".repeat(19_000), "duplicate-key"],
  ])("%s", (_what, text, code) => {
    const before = performance.now();
    expect(issuesOf(readYaml(text, "a.yaml"))[0]?.code).toBe(code);
    expect(performance.now() - before).toBeLessThan(2000);
  });
});

describe("readYaml gives", () => {
  it("plain values: days stay text, keys keep their digits, a byte order mark is no part of them", () => {
    const { value } = madeOf(
      readYaml('\uFEFFday: 2026-08-17\nsizes: { 2500: 185 }\nyes: true\nshare: 85%\nid: "010"', "a.yaml"),
    );
    expect(value).toEqual({ day: "2026-08-17", sizes: { 2500: 185 }, yes: true, share: "85%", id: "010" });
  });

  it("the place of every key and value, counted from 1", () => {
    const { value, places } = madeOf(readYaml("tiers:\n  pro: { amount: 12.50 }\n", "plans/acme.yaml"));
    const pro = ((value as WrittenBlock).tiers as WrittenBlock).pro as object;
    expect(placeOfKey(places, pro, "amount")).toEqual({ file: "plans/acme.yaml", line: 2, column: 10, length: 6 });
    expect(placeOf(places, pro, "amount")).toEqual({ file: "plans/acme.yaml", line: 2, column: 18, length: 5 });
  });

  it("the decimals of a number that its value does not keep", () => {
    const { value, places } = madeOf(readYaml("a: 10.00\nb: 10.5", "a.yaml"));
    expect(places.textOf(value as object, "a")).toBe("10.00");
    expect(places.textOf(value as object, "b")).toBeUndefined();
  });

  it("the same for JSON", () => {
    expect(madeOf(readYaml('{"a": {"b": [1, "x", null]}}', "a.json")).value).toEqual({ a: { b: [1, "x", null] } });
  });
});
