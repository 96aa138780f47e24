import { describe, expect, it } from "vitest";
import { z } from "zod";
import { parseScenario } from "../../src/scenarios/parse.ts";
import { scenarioSchema } from "../../src/scenarios/schema.ts";
import { CONTEXT } from "../setup/scenario-of.ts";

/** A file with every key of the schema. */
const WHOLE = {
  name: "Whole",
  start: "2027-01-01",
  months: 12,
  currency: "USD",
  vendors: ["lemlist"],
  team: { sdr: { people: 3, does: { email: "50/week" }, find: { phone: "5/week" }, seats: 4, cap: 500, pace: "20%" } },
  account: { "crm-record": { rate: "500 once", on: "2027-03-01" }, mailbox: 3 },
  events: { referral: "1/month" },
  changes: [{ from: "2027-04-01", set: { "team.sdr.people": 5 } }],
  customerOf: {
    lemlist: { tier: "email", billed: "yearly", seats: 3, since: "2026-01-01", renews: "2027-06-01", balance: 5 },
  },
  need: { features: ["api"], billed: "monthly" },
  assume: {
    workingWeeksPerYear: 48,
    found: { email: "85%" },
    alreadyKnown: { "12 months": "10%" },
    together: true,
    use: { lemlist: { email: "find-email" } },
    batch: { email: 25 },
    season: { july: "50%" },
    growth: "2%",
    spread: "25%",
  },
};

type Path = readonly string[];

/** The path of every value of a tree, blocks and lists included. */
function pathsIn(value: unknown, before: Path = []): readonly Path[] {
  if (typeof value !== "object" || value === null) return [before];
  const inside = Object.entries(value).flatMap(([key, child]) => pathsIn(child, [...before, key]));
  return before.length === 0 ? inside : [before, ...inside];
}

function withValue(tree: unknown, [key = "", ...rest]: Path, value: unknown): unknown {
  const copy = structuredClone(tree) as Record<string, unknown>;
  copy[key] = rest.length === 0 ? value : withValue(copy[key], rest, value);
  return copy;
}

function parse(tree: unknown) {
  return parseScenario(JSON.stringify(tree), "whole.json", CONTEXT);
}

/** Every `properties` of a JSON Schema that describes them, with the keys that lack a description. */
function undescribed(node: unknown): readonly string[] {
  if (typeof node !== "object" || node === null) return [];
  const { properties } = node as { readonly properties?: Record<string, { readonly description?: string }> };
  const bare = Object.entries(properties ?? {}).filter(
    ([key, { description }]) => description === undefined && key !== "rate",
  );
  return [...bare.map(([key]) => key), ...Object.values(node).flatMap(undescribed)];
}

describe("the schema of a scenario", () => {
  it("takes a file with every key, and so does the reader", async () => {
    expect((await parse(WHOLE)).ok).toBe(true);
  });

  it.each(pathsIn(WHOLE).map((path) => [path.join("."), path] as const))(
    "whatever has the wrong shape at %s is refused, never read past",
    async (_, path) => {
      // A list of a block fits nowhere in a scenario but under a change's path, which is checked where it leads.
      expect((await parse(withValue(WHOLE, path, [[{ x: 1 }]]))).ok).toBe(false);
      expect((await parse(withValue(WHOLE, path, null))).ok).toBe(false);
    },
  );

  it.each([
    [[]],
    [["team", "sdr"]],
    [["assume"]],
    [["need"]],
    [["customerOf", "lemlist"]],
    [["changes", "0"]],
    [["account", "crm-record"]],
  ])("refuses an unknown key in the block at %j", async (path) => {
    expect((await parse(withValue(WHOLE, [...path, "notAKey"], 1))).ok).toBe(false);
  });

  it("describes every key", () => {
    expect(undescribed(z.toJSONSchema(scenarioSchema, { io: "input" }))).toEqual([]);
  });
});
