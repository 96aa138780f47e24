import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { type FactChange, statementOf } from "../../src/changes/fact.ts";
import { planDiff } from "../../src/changes/plan-diff.ts";
import { resolve } from "../../src/plans/address.ts";
import type { PlanFile } from "../../src/plans/plan-file.ts";
import { statedFacts } from "../../src/plans/stated-facts.ts";
import { factInWords } from "../../src/render/changes/fact-words.ts";
import { copyTree, PlaceBook } from "../../src/written/tree.ts";
import { planText } from "../setup/collection-texts.ts";
import { differenceOf } from "../setup/collections.ts";
import { planFileIn, planIdsIn } from "../setup/plan-folder.ts";

const PLAN = planText("Alpha", 10);

/** What changed between two texts of one plan, in words. */
async function said(before: string, after: string): Promise<readonly string[]> {
  const { plans, broken } = await differenceOf({ "plans/alpha.yaml": before }, { "plans/alpha.yaml": after });
  expect(broken).toEqual([]);
  return plans.flatMap((plan) => plan.changes.map((change) => factInWords(change, plan)));
}

describe("what is no change", () => {
  it.each([
    ["a comment", `# Seen again\n${PLAN}`],
    [
      "spaces and flow",
      PLAN.replace("{ amount: 10, per: seat, billed: monthly }", "{amount: 10,   per: seat,billed: monthly}"),
    ],
    ["the order of keys", PLAN.replace("amount: 10, per: seat", "per: seat, amount: 10")],
    ["zeros behind the point", PLAN.replace("amount: 10", "amount: 10.00")],
    ["a value that says its own source", PLAN.replace("amount: 10", "amount: { is: 10, source: list }")],
    ["the order of lines", undefined],
  ])("%s", async (what, after) => {
    const lines = ["{ amount: 10, per: seat, billed: monthly }", "{ amount: 96, per: seat, billed: yearly }"];
    const listed = (some: readonly string[]) => PLAN.replace(lines[0] as string, some.join(", "));
    if (what === "the order of lines") expect(await said(listed(lines), listed(lines.toReversed()))).toEqual([]);
    else expect(await said(PLAN, after ?? "")).toEqual([]);
  });
});

describe("what is", () => {
  it.each([
    ["a price", "amount: 10", "amount: 12.5", ["Small, billed monthly: $10.00 → $12.50 a seat a month"]],
    [
      "a price that is no longer published",
      "amount: 10",
      "amount: unpublished",
      ["Small, billed monthly: $10.00 → not published a seat a month"],
    ],
    ["an allowance", "credits: 1000", "credits: 1500", ["Small, grants, credits: 1,000 → 1,500"]],
    ["a rate", "burns: 1,", "burns: 2,", ["find email, burns: 1 → 2"]],
    [
      "a rule",
      "whenEmpty: stop",
      "whenEmpty: [ { do: stop, kind: credit } ]",
      ["when empty: stop → do: stop, kind: credit"],
    ],
    ["a key that came", "every: month }", "every: month, rollover: none }", ["Small, grants, rollover: now none"]],
    [
      "a source that was read again",
      "read: 2026-10-01",
      "read: 2026-11-01",
      ["sources, list, read: 2026-10-01 → 2026-11-01"],
    ],
    ["the vendor's name", "vendor: Alpha", "vendor: Alphabet", ["vendor: Alpha → Alphabet"]],
  ])("%s", async (_what, from, to, words) => {
    expect(await said(PLAN, PLAN.replace(from, to))).toEqual(words);
  });

  it("a line that comes before the others leaves them alone", async () => {
    const line = "{ amount: 10, per: seat, billed: monthly }";
    const more = PLAN.replace(line, `{ amount: 96, per: seat, billed: yearly }, ${line}`);
    expect(await said(PLAN, more)).toEqual(["Small, price, yearly: now amount: 96, per: seat, billed: yearly"]);
    expect(await said(more, PLAN)).toEqual(["Small, price, yearly: no longer amount: 96, per: seat, billed: yearly"]);
  });

  it("lines are told by their words: each is held against its own, wherever it stands", async () => {
    const listed = (some: string) => PLAN.replace("{ amount: 10, per: seat, billed: monthly }", some);
    const before = listed("{ amount: 10, per: seat, billed: monthly }, { amount: 96, per: seat, billed: yearly }");
    const after = listed(
      "{ amount: 90, per: seat, billed: yearly }, { amount: 28, per: seat, billed: quarterly }, { amount: 11, per: seat, billed: monthly }",
    );
    expect(await said(before, after)).toEqual([
      "Small, billed yearly: $96.00 → $90.00 a seat a year",
      "Small, price, quarterly: now amount: 28, per: seat, billed: quarterly",
      "Small, billed monthly: $10.00 → $11.00 a seat a month",
    ]);
  });

  it("a tier that is renamed and made dearer is told as both", async () => {
    const after = planText("Alpha", 11, { tier: "starter" });
    expect(await said(PLAN, after)).toEqual([
      "tiers: small is now called starter",
      "Starter, billed monthly: $10.00 → $11.00 a seat a month",
    ]);
  });

  it("a tier that has little in common with the one that went is another one", async () => {
    const other =
      "  huge:\n    price: [ { amount: 999, billed: yearly } ]\n    grants: [ { credits: 7, every: year } ]\n";
    const after = PLAN.replace(/ {2}small:\n.*\n.*\n/, other);
    const words = await said(PLAN, after);
    expect(words.map((each) => each.slice(0, 24))).toEqual(["Huge: now price: amount:", "Small: no longer price: "]);
  });
});

describe("a contract", () => {
  const contract = (amount: number) => `extends: alpha
sources: { quote: { title: Quote, date: 2026-10-01, read: 2026-10-01, authority: contract } }
source: quote
tiers: { small: { price: [ { amount: ${amount}, per: seat, billed: monthly } ] } }
`;
  const files = (list: number, agreed: number) => ({
    "plans/alpha.yaml": planText("Alpha", list).replace("credits: 1000", `credits: ${list * 100}`),
    "contracts/deal.yaml": contract(agreed),
  });

  it("is told by its own file: what its plan says otherwise is the plan's change", async () => {
    const { plans } = await differenceOf(files(10, 8), files(11, 7));
    expect(
      plans.map(({ after, changes }) => [after?.id, changes.map((change) => statementOf(change).place.file)]),
    ).toEqual([
      ["alpha", ["plans/alpha.yaml", "plans/alpha.yaml"]],
      ["deal", ["contracts/deal.yaml"]],
    ]);
  });
});

describe("laws", () => {
  const plans: PlanFile[] = [];
  beforeAll(async () => {
    for (const id of planIdsIn("fixtures/plans/frozen")) plans.push(await planFileIn("fixtures/plans/frozen", id));
  });

  it("a plan differs from itself in nothing", () => {
    for (const plan of plans) expect(planDiff(plan, { ...plan }).changes).toEqual([]);
  });

  it("a number that is another is exactly one change, at its own address, and the same the other way round", () => {
    const numbers = plans.flatMap((plan) =>
      statedFacts(plan)
        .filter(({ isNumber }) => isNumber)
        .map(({ at }) => ({ plan, at })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...numbers), fc.integer({ min: 100_001, max: 200_000 }), ({ plan, at }, value) => {
        const other = withNumber(plan, at, value);
        if (!other) return;
        const [there, back] = [planDiff(plan, other).changes, planDiff(other, plan).changes];
        expect(there.map((change) => statementOf(change).at)).toEqual([at]);
        expect(back.map(({ before, after }): Partial<FactChange> => ({ before: after, after: before }))).toEqual(
          there.map(({ before, after }) => ({ before, after })),
        );
      }),
      { numRuns: 60 },
    );
  });

  /** The same file with another number; undefined where the words of the line, and so its address, would be others too. */
  function withNumber(plan: PlanFile, at: string, value: number): PlanFile | undefined {
    const places = new PlaceBook(plan.places.root);
    const written = copyTree(plan.written, plan.places, places);
    const found = resolve(written, at);
    if ("problem" in found || typeof (found.container as Record<string, unknown>)[found.key] !== "number")
      return undefined;
    if (["from", "every", "fromSpend"].includes(String(found.key))) return undefined;
    (found.container as Record<string, unknown>)[found.key] = value;
    places.note(found.container, found.key, { entry: plan.places.entryOf(found.container, found.key) });
    return { ...plan, written, places };
  }
});
