import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Parsed } from "../src/issue.ts";
import { parseContract, parsePlan } from "../src/plans/parse.ts";
import { parseScenario } from "../src/scenarios/parse.ts";
import { MAX_LENGTH } from "../src/written/limits.ts";
import { ACTIVITIES, CONTEXT, issuesOf } from "./setup/scenario-of.ts";

const folder = new URL("../fixtures/broken/", import.meta.url);

/** Files whose mistake lies in their bytes: there is no text to parse. */
const NO_TEXT = ["not-utf-8.yaml"];

/** What is told of each file: `line:column code`, then the words and the hint. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  "typo-in-key.yaml": ['10:16 unknown-key: has no "amout". Did you mean "amount"?'],
  "wrong-type.yaml": ['10:24 wrong-value: must be an amount such as 0.04, not "forty"'],
  "negative.yaml": ["11:26 negative: must be a number that is not negative, not -400"],
  "not-a-number.yaml": ["11:26 number-not-finite: must be a number that can be counted to, not .nan"],
  "infinity.yaml": ["11:26 number-not-finite: must be a number that can be counted to, not .inf"],
  "beyond-exact.yaml": [
    "11:26 number-too-large: must be a number of at most 15 digits, so that it is computed exactly, not 9007199254740993",
  ],
  "impossible-date.yaml": ["4:75 impossible-date: must be a day that exists, not 2026-02-30"],
  "unknown-currency.yaml": ['3:11 unknown-currency: is "USX", which is no currency of ISO 4217. Did you mean "UGX"?'],
  "duplicate-key.yaml": ["10:39 duplicate-key: is written twice in this block"],
  "duplicate-id.yaml": ["12:3 duplicate-key: is written twice in this block"],
  "unknown-activity.yaml": [
    '7:23 unknown-activity: names the activity "emial", which is not known. Did you mean "email"?',
  ],
  "bare-rollover.yaml": [
    '11:89 bare-rollover-share: does not say of what 50% is. Write "50% of unused" (of what is left) or "50% of grant" (of what was granted).',
  ],
  "empty.yaml": ["1:1 empty-file: The file is empty."],
  "two-documents.yaml": ["12:1 two-documents: A second document begins here. One file holds one."],
  "tabs.yaml": ["7:1 tab: A tab stands here. YAML is indented with spaces."],
  "proto-key.yaml": ['9:3 unsafe-key: has a key "__proto__", which is refused'],
  "custom-tag.yaml": ["2:23 tag: has the tag tag:yaml.org,2002:js/function: only plain values are read"],
  "control-character.yaml": ["2:9 control-character: holds an invisible control character (U+001B): take it out"],
  "right-to-left.yaml": [
    "2:11 bidirectional-mark: The file holds an invisible mark that turns the direction of text (U+202E): take it out",
  ],
  "contract-out-of-folder.yaml": [
    '2:10 wrong-value: must be an id in lower case with hyphens, such as reveal-phone, not "../../plans/zoominfo"',
  ],
  "scenario-typo-in-key.yaml": [
    '4:10 unknown-key: has no "peolpe". Did you mean "people"?',
    '6:32 unknown-key: has no "seets". Did you mean "seats"?',
  ],
  "scenario-unknown-activity.yaml": [
    '3:29 unknown-activity: names the activity "emial", which is not known; plans/activities.yaml lists them. Did you mean "email"?',
    '4:12 unknown-activity: names the activity "crm-recrod", which is not known; plans/activities.yaml lists them. Did you mean "crm-record"?',
    '5:20 unknown-activity: names the activity "phnoe", which is not known; plans/activities.yaml lists them. Did you mean "phone"?',
  ],
  "scenario-wrong-values.yaml": [
    '2:8 impossible-date: must be a day that exists, such as 2027-01-31, not "2027-02-29"',
    "3:9 wrong-value: must be a whole number from 1 to 120, not 0",
    '4:11 unknown-currency: must be a currency code such as USD, not "DOLLAR"',
    "6:18 negative: must be a whole number that is not negative, not -3",
    "6:37 bare-number: must say by when, such as 150/month or 150/week, not 150",
    "7:18 wrong-value: must be a whole number such as 12, not 2.5",
    '7:38 not-a-rate: must be a rate such as 150/week, 600/month or 40000 once, not "5/fortnight"',
    "8:21 held-activity: must be a whole number such as 40, since a mailbox is simply there, not 6/month",
    '9:18 not-a-share: must be a share such as 85%, not 0.85. Did you mean "85%"?',
    '9:32 share-out-of-range: must be a share from -50% to 1000%, not "-60%"',
  ],
  "scenario-path-nowhere.yaml": [
    '6:32 unknown-path: names a role "sdrs" that is not there; a new role is set whole: team.sdrs: { people: 1, does: { email: 150/week } }. Did you mean "sdr"?',
    "7:32 unknown-path: cannot change over time; what can stands under team, account, events or assume",
  ],
  "scenario-never-found.yaml": ["3:36 never-found: asks for results, but assume.found says that 0% of phone is found"],
  "scenario-out-of-folder.yaml": [
    '2:12 wrong-value: must be an id in lower case with hyphens, such as crm-sync, not "../../secrets/acme"',
  ],
  "scenario-nothing-asked.yaml": [
    "2:1 no-activity: The scenario asks for nothing: name an activity under team or account, such as team: { sdr: { people: 3, does: { email: 50/week } } }",
  ],
};

describe("a file with a mistake", () => {
  it("is expected for every file of fixtures/broken", () => {
    expect(readdirSync(folder).toSorted()).toEqual(
      [...Object.keys(EXPECTED), "alias-bomb.yaml", ...NO_TEXT].toSorted(),
    );
  });

  it.each(Object.entries(EXPECTED))("%s is refused with its place and the way out", async (name, expected) => {
    expect(told(await parse(name, readFileSync(new URL(name, folder), "utf8")))).toEqual(expected);
  });
});

describe("a file made to exhaust the reader", () => {
  it("an alias bomb is refused at its first anchor, and never expanded", async () => {
    const parsed = await within(1000, () =>
      parse("alias-bomb.yaml", readFileSync(new URL("alias-bomb.yaml", folder), "utf8")),
    );
    expect(told(parsed)[0]).toBe("2:7 anchor: has an anchor (&): write the value out where it is needed");
    expect(new Set(issuesOf(parsed).map(({ code }) => code))).toEqual(new Set(["anchor", "alias"]));
  });

  it.each(["plan.yaml", "scenario-deep.yaml"])("5 MB of brackets is refused as %s", async (name) => {
    const parsed = await within(1000, () => parse(name, "[".repeat(5_000_000)));
    expect(issuesOf(parsed).map(({ code }) => code)).toEqual(["too-large"]);
  });

  it.each([
    ["brackets", "[".repeat(MAX_LENGTH)],
    ["blocks", "{a: ".repeat(MAX_LENGTH / 4)],
    ["lists in lists", "- ".repeat(MAX_LENGTH / 2)],
  ])("nesting within the size allowed is refused as well: %s", async (_, text) => {
    const parsed = await within(1000, () => parse("scenario-deep.yaml", text));
    expect(issuesOf(parsed).map(({ code }) => code)).toEqual(["too-deep"]);
  });
});

function parse(name: string, text: string): Promise<Parsed<unknown>> {
  const options = { activities: ACTIVITIES };
  if (name.startsWith("scenario-")) return parseScenario(text, name, CONTEXT);
  return name.startsWith("contract-")
    ? parseContract(text, name, () => undefined, options)
    : parsePlan(text, name, options);
}

function told(parsed: Parsed<unknown>): readonly string[] {
  if (parsed.ok) return ["nothing: it is accepted"];
  return parsed.issues.map(({ place, code, message, hint }) => {
    const sentence = hint === undefined ? message : `${message}. ${hint}`;
    return `${place.line}:${place.column} ${code}: ${sentence}`;
  });
}

async function within<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  const before = performance.now();
  const result = await work();
  expect(performance.now() - before).toBeLessThan(milliseconds);
  return result;
}
