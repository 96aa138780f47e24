import { describe, expect, it } from "vitest";
import { parseContract, parseSets } from "../../src/plans/parse.ts";
import { credits } from "../../src/units/credits.ts";
import { money } from "../../src/units/money.ts";
import { issuesOf, madeOf, planOf, told, WORDS } from "../setup/plan-of.ts";

const BASE = {
  tiers: `tiers:
  basic: { price: [ { amount: 50, billed: monthly } ], grants: [ { credits: 100, every: month } ] }
  pro:
    price: [ { amount: 100, billed: monthly }, { amount: 80, every: month, billed: yearly }, { amount: 10, per: seat, billed: yearly } ]
    grants: [ { credits: 500, every: month } ]`,
  examples: "examples: [ { says: X, given: { email: 1 }, burns: 1 } ]",
  disputed:
    "disputed: [ { fact: tiers.pro.grants.credits, others: [ { says: 400, source: study } ] }, { fact: tiers.basic.grants.credits, others: [ { says: 90, source: study } ] } ]",
};

const HEAD = `extends: acme
source: quote
sources: { quote: { title: Offer, date: 2026-11-18, read: 2026-11-18, authority: contract } }
`;

async function contract(body: string, head = HEAD) {
  const base = await planOf(BASE);
  return parseContract(
    `${head}${body}\n`,
    "contracts/acme-2027.yaml",
    (id) => (id === "acme" ? base : undefined),
    WORDS,
  );
}

const laid = async (body: string) => madeOf(await contract(body)).plan;

describe("a contract", () => {
  it("changes the line whose words it carries, and only what it says of it", async () => {
    const plan = await laid("tiers: { pro: { price: [ { billed: monthly, amount: 70 } ] } }");
    expect(plan.id).toBe("acme-2027");
    expect(plan.tiers[0]?.price.map(({ pricing }) => pricing)).toEqual(
      [70, 80, 10].map((amount) => ({ is: "flat", amount: { USD: money(amount) } })),
    );
    expect(plan.contract).toEqual({
      extends: "acme",
      confidential: false,
      changes: ["tiers.pro.price.monthly.amount"],
    });
  });

  it("rests what it sets on its own source, and leaves the rest on the plan's", async () => {
    const { provenance } = await laid("tiers: { pro: { price: [ { billed: monthly, amount: 70 } ] } }");
    expect(provenance["tiers.pro.price.monthly.amount"]).toEqual(["quote"]);
    expect(provenance["tiers.pro.price.seat.amount"]).toEqual(["list"]);
    expect(provenance["tiers.pro.grants.credits"]).toEqual(["list"]);
  });

  it("adds a line where there is none, and takes one out with `drop`", async () => {
    const plan = await laid(
      "tiers: { pro: { price: [ { billed: quarterly, amount: 250 }, { billed: yearly, per: seat, drop: true } ] } }",
    );
    expect(plan.tiers[0]?.price.map(({ billed }) => billed?.id)).toEqual(["monthly", "yearly", "quarterly"]);
    expect(plan.contract?.changes).toEqual(["tiers.pro.price.seat", "tiers.pro.price.quarterly"]);
  });

  it("offers the tiers it names, and all where it names none", async () => {
    expect((await laid("tiers: { pro: { closed: true } }")).tiers.map(({ id }) => id)).toEqual(["pro"]);
    expect((await laid("whenEmpty: [ { do: overage, amount: 0.1 } ]")).tiers.map(({ id }) => id)).toEqual([
      "basic",
      "pro",
    ]);
  });

  it("may add a tier with a price and credits", async () => {
    const plan = await laid(
      "tiers: { quoted: { price: [ { amount: 900, billed: yearly } ], grants: [ { credits: 7000, every: year } ] } }",
    );
    expect(plan.tiers).toMatchObject([{ id: "quoted", grants: [{ credits: credits(7000), sources: ["quote"] }] }]);
  });

  it("says a price another way in place of the way the plan says it", async () => {
    const plan = await laid("tiers: { basic: { price: [ { billed: monthly, sizes: { 100: 40 } } ] } }");
    expect(plan.tiers[0]?.price[0]?.pricing).toMatchObject({ is: "sizes", steps: [{ credits: credits(100) }] });
  });

  it("settles disputes about what it sets, leaves others open, and leaves the plan's examples behind", async () => {
    const plan = await laid("tiers: { pro: { grants: [ { credits: 600 } ] } }");
    expect(plan.disputed.map(({ fact }) => fact)).toEqual(["tiers.basic.grants.credits"]);
    expect(plan.examples).toEqual([]);
  });

  it("carries its terms", async () => {
    const plan = await laid(
      "from: 2027-01-01\nuntil: 2028-01-01\nnotice: 60\nconfidential: true\nwhenEmpty: [ { do: topUp } ]",
    );
    expect(plan.contract).toMatchObject({
      from: Date.UTC(2027, 0, 1),
      until: Date.UTC(2028, 0, 1),
      notice: 60,
      confidential: true,
    });
  });

  const HEAD_WITHOUT_SOURCE = HEAD.replace("source: quote\n", "");
  it.each([
    [
      "tiers: { pro: { price: [ { billed: yearly, amount: 9 } ] } }",
      '‹{ billed: yearly, amount: 9 }› ambiguous-line tiers.pro.price does not say which line it changes: "yearly+account" or "seat"',
    ],
    [
      "tiers: { por: { closed: true } }",
      '‹por› unknown-tier tiers.por is no tier of acme; a new one must bring a price and grants Did you mean "pro"?',
    ],
    [
      "tiers: { pro: { price: [ { billed: quarterly, drop: true } ] } }",
      "‹{ billed: quarterly, drop: true }› nothing-to-drop tiers.pro.price drops a line that the plan does not have",
    ],
    [
      "",
      "‹extends: acme› contract-changes-nothing This contract changes nothing: it names the plan and sets no value of it.",
    ],
    [
      "tiers: { pro: { price: [ { billed: monthly, amout: 9 } ] } }",
      '‹amout› unknown-key tiers.pro.price has no "amout" Did you mean "amount"?',
    ],
    [
      "currency: EUR",
      "‹EUR› currency-changed currency is EUR, and the plan's amounts are in USD Write the amounts of the contract by currency: amount: { EUR: 3600 }.",
    ],
    [
      "from: 2027-02-30\nwhenEmpty: [ { do: topUp } ]",
      "‹2027-02-30› impossible-date from must be a day that exists, not 2027-02-30",
    ],
    [
      "actions: { find-phone: { does: phone } }",
      '‹{ does: phone }› missing-key actions.find-phone lacks "burns": it must be a number of credits, or a list of { credits, kind, charged }',
    ],
  ])("is refused: %s", async (body, expected) => {
    expect(issuesOf(await contract(body)).map((issue) => told(issue, `${HEAD}${body}\n`))).toEqual([expected]);
  });

  it("is refused where a number that it sets has no source of its own", async () => {
    const body = "tiers: { pro: { grants: [ { credits: 600 } ] } }";
    expect(issuesOf(await contract(body, HEAD_WITHOUT_SOURCE)).map(({ code }) => code)).toEqual([
      "number-without-source",
    ]);
  });

  it("is refused where the plan is not there", async () => {
    const issues = issuesOf(await contract("whenEmpty: stop", HEAD.replace("acme", "acne")));
    expect(issues).toMatchObject([{ code: "unknown-plan", address: "extends" }]);
  });
});

describe("--set", () => {
  const set = async (...texts: readonly string[]) => {
    const base = await planOf({ ...BASE, topUps: "topUps: [ { per: credit, amount: unpublished, lasts: forever } ]" });
    return parseSets(texts, Date.UTC(2026, 10, 22), (id) => (id === "acme" ? base : undefined), WORDS);
  };

  it("is a contract of one line that rests on the command line; several of one plan are one", async () => {
    const [file, ...others] = madeOf(await set("acme:topUps.amount=0.3", "acme:whenEmpty=stop"));
    expect(others).toEqual([]);
    expect(file?.id).toBe("acme-set");
    expect(file?.plan.topUps[0]?.pricing).toEqual({ is: "flat", amount: { USD: money("0.3") } });
    expect(file?.plan.provenance["topUps.amount"]).toEqual(["set"]);
    expect(file?.plan.sources.set).toMatchObject({
      authority: "contract",
      title: "--set on the command line",
      read: Date.UTC(2026, 10, 22),
    });
    expect(file?.plan.contract?.changes).toEqual(["whenEmpty", "topUps.amount"]);
  });

  it.each([
    [
      "topUps.amount=1",
      'set-form  must be PLAN:ADDRESS=VALUE, such as zaplify:tiers.paid.price.yearly.amount=3600, not "topUps.amount=1"',
    ],
    ["acne:topUps.amount=1", 'unknown-plan  There is no plan called "acne".'],
    [
      "acme:tiers.pro.price.yearly.amount=1",
      'unknown-address tiers.pro.price.yearly.amount does not say which line: "yearly" could be "yearly+account" or "seat"',
    ],
    ["acme:topUp.amount=1", 'unknown-address topUp.amount leads nowhere: there is no "topUp" Did you mean "topUps"?'],
    ["acme:topUps.amount=4c", 'wrong-value topUps.amount must be an amount such as 0.04, not "4c"'],
    ["acme:topUps.amout=4", 'unknown-key topUps has no "amout" Did you mean "amount"?'],
  ])("refuses %s", async (text, expected) => {
    const [issue] = issuesOf(await set(text));
    expect(`${issue?.code} ${issue?.address} ${issue?.message}${issue?.hint ? ` ${issue.hint}` : ""}`).toBe(expected);
  });

  it("fills in a price that the plan leaves out, billed as the address says", async () => {
    const base = await planOf({ tiers: "tiers: { pro: { grants: [ { credits: 5, every: month } ] } }" });
    const [file] = madeOf(await parseSets(["acme:tiers.pro.price.yearly.amount=900"], 0, () => base, WORDS));
    expect(file?.plan.tiers[0]?.price).toMatchObject([
      { billed: { id: "yearly" }, pricing: { amount: { USD: money(900) } } },
    ]);
  });
});
