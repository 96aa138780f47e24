import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { compare } from "../../src/choose/compare/compare.ts";
import type { Comparison } from "../../src/choose/compare/comparison.ts";
import { outlookOf } from "../../src/choose/compare/outlook.ts";
import { askFor, type Wishes } from "../../src/choose/estimate.ts";
import { conversionOf } from "../../src/choose/exchange.ts";
import { shippedCatalog } from "../../src/plans/catalog.ts";
import { renderCompare } from "../../src/render/compare/compare.ts";
import type { CompareReport } from "../../src/render/compare/compare-report.ts";
import { FORMATS, type Format } from "../../src/render/look.ts";
import { widthOf } from "../../src/render/width.ts";
import type { Customer } from "../../src/scenarios/scenario.ts";
import { fraction } from "../../src/units/fraction.ts";
import { type Money, money } from "../../src/units/money.ts";
import { CONTEXT, comparisonOf, contractNamed, FROZEN, frozenPlan, look, scenarioNamed } from "../setup/answers.ts";
import { HOSTILE, OBEYED } from "../setup/hostile.ts";
import { madeOf, parsedPlan, planOf } from "../setup/plan-of.ts";
import { day, scenarioOf } from "../setup/scenario-of.ts";

/*
 * Session 5 and what else a comparison must show, on frozen plans. The sums stand at the claims.
 */

const schema = JSON.parse(readFileSync(new URL("../../schema/output.schema.json", import.meta.url), "utf8"));
const isOutput = new Ajv({ allowUnionTypes: true }).compile(schema);
const VIEW = { sort: "total", top: undefined } as const;
const TEAM = await scenarioNamed("team");
const QUOTE = await contractNamed("zaplify-2027", await frozenPlan("zaplify"));
const GUIDE = ["guide-1-light", "guide-2-active", "guide-3-heavy", "guide-4-crm-sync", "guide-5-enterprise"];

function reportOn(comparison: Comparison, wishes: Wishes = {}, budget?: Money): CompareReport {
  return {
    comparisons: [comparison],
    view: VIEW,
    outlook: outlookOf(comparison, askFor({ ...FROZEN, ...wishes }), budget),
  };
}

const EUROS = conversionOf([{ from: "EUR", to: "USD", rate: fraction(108, 100), given: { is: "flag" } }]);
if ("code" in EUROS) throw new Error(EUROS.message);
const first = reportOn(
  await comparisonOf(["apollo", "lemlist", "zoominfo", "zaplify"], TEAM, { by: day("2027-06-30") }),
);
const second = reportOn(
  await comparisonOf(["apollo", "lemlist", "zoominfo"], TEAM, { contract: QUOTE, conversion: EUROS }),
);
const teams: CompareReport = {
  comparisons: await Promise.all(
    GUIDE.map(async (name) => comparisonOf(["apollo", "lemlist", "zoominfo", "zaplify"], await scenarioNamed(name))),
  ),
  view: VIEW,
};

function drawn(report: CompareReport, format: Format = "table", width = 100): string {
  return renderCompare(report, format, look(width), CONTEXT);
}

/** Spaces and line breaks are looks; the words and figures in their order are the claim. */
function said(report: CompareReport, width = 100): string {
  return drawn(report, "table", width).replace(/\s+/g, " ");
}

describe("vendors side by side, one of them without a price", () => {
  it.each([
    // 8 × 150 × 4 = 4,800; × 85 % = 4,080; 8 × 25 × 4 × 50 % = 400; 12 × 4,480 = 53,760
    "The same 4,800 contacts a month at every vendor: 4,080 emails and 400 phones found, 53,760 a year.",
    // 12 × (4,080 × 5 + 400 × 20) = 340,800 at $0.01, and 660; 4,068 ÷ 53,760
    "▶ lemlist Email, yearly 340,800 - $3,408.00 $4,068.00 ‡ $0.0757 ‡",
    // 12 × (4,080 + 400 × 8) = 87,360 of 8 × 30,000; 8 × 588; 4,704 ÷ 53,760
    "Apollo Basic, yearly, 8 seats 87,360 36% $0.00 $4,704.00 $0.0875",
    // 53,760 of 60,000; 14,995 ÷ 53,760
    "ZoomInfo Sales Professional 53,760 90% ‡ $0.00 $14,995.00 † $0.2789 †",
    "Zaplify ? 57,600 ? ? ? ?",
    // 660 + 6 × 284; what signing binds to is the year's fee; 4,068 ÷ 340,800
    "lemlist Email, yearly $660.00 $2,364.00 $0.0119 $0.0100 - -",
    // 240,000 − 87,360; × 4,704 ÷ 240,000
    "Apollo Basic, yearly, 8 seats $4,704.00 $4,704.00 $0.0538 $0.0196 152,640 $2,991.74",
    "Cheapest for this work: lemlist Email, yearly, $4,068.00 a year, all of its 340,800 credits bought at $0.01, $636.00 below Apollo.",
    // 660 + 12 × 0.01 × (20,400 + 16 p × 20) = 3,108 + 38.40 p against 4,704: 41 phones are 4,682.40, 42 are 4,720.80
    "from 42 phones a week each (now 25)",
    // 660 + 12 × 0.01 × (27.2 e × 5 + 8,000) = 1,620 + 16.32 e: 188 emails are 4,688.16, 189 are 4,704.48
    "from 189 emails a week each (now 150)",
    // 8 × 660 + 3,408
    "Read as 2 sources have it ‡: Email, $8,688.00; Apollo Basic then wins.",
    // 24,995 − 14,995
    "The 9th person needs Advanced, $10,000.00 more.",
    "Advanced, $24,995.00.",
    // 4,068 ÷ 57,600
    "Zaplify wins below $4,068.00 a year for 57,600 credits ($0.0706 each). It publishes neither allowance nor price",
    "Totals hold no seats beyond the included ones.",
    "credits init --contract zaplify",
  ])("%s", (claim) => {
    expect(said(first)).toContain(claim);
  });
});

describe("the same with a quote in euros", () => {
  it.each([
    "1 EUR = 1.08 USD, given on the command line; amounts in USD",
    // 3,600 × 1.08; 57,600 of 60,000; 3,888 ÷ 53,760
    "▶ zaplify-2027 Quoted 57,600 96% $0.00 $3,888.00 $0.0723",
    "lemlist Email, yearly 340,800 - $3,408.00 $4,068.00 ‡ $0.0757 ‡",
    // 4,068 − 3,888
    "Cheapest for this work: zaplify-2027 Quoted, EUR 3,600.00 = $3,888.00 a year, $180.00 below lemlist.",
    // 4,068 ÷ 3,600
    "stops winning above 1.13 USD for 1 EUR (now 1.08)",
    // 60,000 ÷ (8 × 48) = 156.25
    "from 157 emails a week each",
    "zaplify-2027 runs out of credits, and no price for more is published ?.",
  ])("%s", (claim) => {
    expect(said(second)).toContain(claim);
  });
});

describe("what a loser would have to cost", () => {
  it.each([
    // 4,068 ÷ 8 seats ÷ 12 months = 42.375: 42.37 wins, 42.38 does not
    [first, "It wins below $42.38 a seat a month, billed yearly (now $49.00)."],
    // one account, one year
    [first, "It wins below $4,068.00 a year, billed yearly (now $14,995.00)."],
    // 3,888 − 660 = 3,228 ÷ 340,800 = 0.00947; 3,888 − 3,408 = 480 a year
    [second, "or below $0.0095 a credit on top (now $0.01)"],
  ])("%#", (report, claim) => {
    expect(said(report)).toContain(claim.replace("or below", "or"));
  });
});

describe("where today's winner falls out", () => {
  it("names the working weeks, and what else leads there, in the words of each", async () => {
    const sold = async (id: string, price: string, grant: string) =>
      madeOf(
        await parsedPlan(
          {
            vendor: `vendor: ${id}`,
            tiers: `tiers: { pro: { price: [ { ${price}, billed: monthly } ], grants: [ { ${grant}, every: month } ] } }`,
          },
          `plans/${id.toLowerCase()}.yaml`,
        ),
      );
    const plans = [
      await sold("Small", "amount: 60, per: seat", "credits: 500, per: seat, pooled: true"),
      await sold("Large", "amount: 90", "credits: 9000"),
    ];
    const scenario = scenarioOf("{ start: 2027-01-01, team: { sdr: { people: 1, does: { email: 120/week } } } }");
    const report = reportOn(compare({ ...FROZEN, plans, scenario }));
    // Two people: $120 against $90. One: 120 × 4 = 480 of 500; 126 × 4 = 504; 51 weeks a year: 120 × 51 ÷ 12 = 510
    expect(said(report)).toContain(
      "Large Pro wins from 2 people (now 1), from 126 emails a week each (now 120) or from 51 working weeks a year (now 48). " +
        "From that many emails or that many working weeks on, Small runs out of credits and sells no more.",
    );
  });
});

describe("which month decides", () => {
  it("begins a sentence, also where it is no calendar month", async () => {
    const plan = await planOf({ topUps: "topUps: [ { per: credit, amount: 0.01, lasts: forever } ]" });
    const scenario = scenarioOf(
      "{ start: 2027-01-15, months: 12, account: { email: 400/month }, assume: { season: { may: 200% } } }",
    );
    // From 15 April: 16 of 30 days at 400, then 14 days of May at 800: 400 × (16 + 2 × 14) ÷ 30 = 586.667 of 500.
    // From 15 May: 400 × (2 × 17 + 14) ÷ 31 = 619.355
    expect(said(reportOn(compare({ ...FROZEN, plans: [plan], scenario })))).toContain(
      "Acme The month from 2027-05-15 decides, with 619.355 credits used: 119.355 more are needed then.",
    );
  });
});

describe("where nothing is left that does the work", async () => {
  const heavy = await scenarioNamed("guide-3-heavy");

  it("says that a price for more is not published where any tier sells more", async () => {
    const plan = await planOf({
      tiers: `tiers:
  free: { price: [ { amount: 0, billed: monthly } ], grants: [ { credits: 40, every: month } ] }
  pro: { price: [ { amount: 50, billed: monthly } ], grants: [ { credits: 500, every: month } ] }`,
      topUps: "topUps: [ { tiers: [ pro ], per: credit, amount: unpublished, lasts: forever } ]",
    });
    const scenario = scenarioOf("{ start: 2027-01-01, team: { sdr: { people: 1, does: { email: 100/week } } } }");
    // Two people: 2 × 100 × 4 = 800 of 500
    expect(said(reportOn(compare({ ...FROZEN, plans: [plan], scenario })))).toContain(
      "Nothing does the work from 2 people (now 1) or from 126 emails a week each (now 100). " +
        "Then Acme runs out of credits, and no price for more is published ?.",
    );
  });

  // ZoomInfo Elite: 20,000 a month, and no price for more. 33 people × 600 = 19,800
  it.each([
    ["Nothing does the work", ["zoominfo"]],
    ["Nothing with a known total does the work", ["zoominfo", "zaplify"]],
  ])("%s from 34 people, says among what", async (claim, plans) => {
    expect(said(reportOn(await comparisonOf(plans, heavy)))).toContain(`${claim} from 34 people`);
  });
});

describe("the other way round", () => {
  const plans = ["apollo", "lemlist", "zoominfo", "zaplify"];

  it("tells how many people and contacts a budget carries", async () => {
    const report = said(reportOn(await comparisonOf(plans, TEAM), {}, money(10_000)));
    // 17 × 588 = 9,996, 18 × 588 = 10,584; Professional at 7,584: 32,000 a month ÷ (7,280 ÷ 4,800) = 21,098
    expect(report).toContain("Apollo 17 21,098 Apollo Basic, yearly, 17 seats $9,996.00 $10,584.00");
    // 660 + 21 × 426 = 9,606; (10,000 − 660) ÷ 0.01 ÷ 12 ÷ (28,400 ÷ 4,800) = 13,154
    expect(report).toContain("lemlist 21 13,154 lemlist Email, yearly $9,606.00 $10,032.00");
    expect(report).toContain("2 plans carry nobody for it, or have no total.");
  });

  it("speaks of contacts only where they are counted", async () => {
    const found = await scenarioNamed("find");
    // Results are asked for: how many contacts those take differs by vendor
    expect(said(reportOn(await comparisonOf(["apollo"], found), {}, money(10_000)))).toContain(
      "For $10,000.00 a year, all work in proportion. people",
    );
    expect(said(reportOn(await comparisonOf(["apollo"], TEAM), {}, money(10_000)))).toContain(
      "all work in proportion; contacts are those of the team as it is. people",
    );
  });

  it("says what the least would take where a budget is too small", async () => {
    const report = said(reportOn(await comparisonOf(plans, TEAM), {}, money(100)));
    // 12 × 49
    expect(report).toContain(
      "$100.00 a year buys this work from none of these plans. The least for one person is $588.00, with Apollo Basic.",
    );
  });

  it("says how long the credits last that a customer has today, and for how many contacts", async () => {
    const comparison = await comparisonOf(["lemlist"], await scenarioNamed("customer"));
    // 6 × 30 × 4 × 80 % × 5 = 2,880 a month of 31 days; 1,400 are gone after 15.07 of them. Nine days: 720 × 9 ÷ 31 = 209.03
    expect(said(reportOn(comparison))).toContain(
      "lemlist today 1,400 credits in hand carry 209 contacts, until they end on 2027-01-10; at this pace they would last until 2027-01-16.",
    );
  });

  it("a balance that lasts is told by when it is used up", async () => {
    const customer = await scenarioNamed("customer");
    const [lemlist] = customer.customerOf as [Customer];
    const few = { ...customer, customerOf: [{ ...lemlist, balance: "200" }] };
    // 200 credits ÷ (80 % × 5) = 50 contacts; 200 ÷ 2,880 × 31 = 2.2 days
    expect(said(reportOn(await comparisonOf(["lemlist"], few)))).toContain(
      "200 credits in hand carry 50 contacts, until they are used up on 2027-01-03 at this pace.",
    );
  });
});

describe("several teams", () => {
  it.each([
    "plan 3 SDRs, light",
    // 3 × 588; 14,995; 3 × 50 × 4 × 12 × 5 × 0.01 + 660 = 1,020
    "Apollo $1,764.00",
    "▶ $1,020.00 ‡",
    // CRM records are no activity of lemlist's
    "no offer",
    // 5,880 against 24,995
    "Apollo Basic, yearly, 10 seats, $5,880.00 a year, $19,115.00 below ZoomInfo Sales Advanced.",
    // 12 × 16,000 × 5 × 0.01 + 660 = 10,260 against 20 × 588 = 11,760
    "lemlist Email, yearly, $10,260.00 a year, $1,500.00 below Apollo Basic, yearly, 20 seats.",
  ])("%s", (claim) => {
    expect(said(teams)).toContain(claim);
  });
});

describe("room", () => {
  it.each([60, 80, 100, 160])("keeps within %i columns", (width) => {
    const lines = [first, second, teams].flatMap((report) => drawn(report, "table", width).split("\n"));
    expect(lines.filter((line) => widthOf(line) > width)).toEqual([]);
  });

  it("puts all figures in one table where they fit", () => {
    const [head = ""] = drawn(first, "table", 160)
      .split("\n")
      .filter((line) => line.includes("best offer"));
    expect(head).toMatch(/per find .* list .* on the list$/);
  });

  it("the whole catalogue for the five guide scenarios keeps within 100 columns", async () => {
    const { plans, activities, features } = shippedCatalog();
    const comparisons = await Promise.all(
      GUIDE.map(async (name) => compare({ plans, activities, features, scenario: await scenarioNamed(name) })),
    );
    const whole = { comparisons, view: VIEW };
    const lines = drawn(whole).split("\n");
    expect(lines.filter((line) => widthOf(line) > 100)).toEqual([]);
    const table = lines.slice(lines.findIndex((line) => line.startsWith("  plan")) + 1);
    const rows = table.slice(0, table.indexOf(""));
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter((line) => !/ \$| \?| €| no offer|^ {2}\S/.test(line))).toEqual([]);
    const json = JSON.parse(drawn(whole, "json"));
    const totals = json.comparisons.flatMap(
      ({ rows: each }: { rows: { offer: { costs: { total: { amount: string } } } | null }[] }) =>
        each.flatMap(({ offer }) => offer?.costs.total.amount ?? []),
    );
    const markdown = drawn(whole, "markdown").replaceAll(",", "");
    expect(totals.filter((amount: string) => !markdown.includes(amount))).toEqual([]);
  });
});

describe("every format", () => {
  it("JSON keeps to its schema", async () => {
    const scenario = await scenarioNamed("one-busy-month");
    const none = await comparisonOf(["lemlist"], await scenarioNamed("team", { need: ["sso"] }));
    const apart = await comparisonOf(["apollo"], TEAM, { contract: QUOTE });
    const reports = [
      first,
      second,
      teams,
      reportOn(await comparisonOf(["zoominfo", "apollo"], scenario)),
      reportOn(none),
      reportOn(apart),
    ];
    expect(reports.map((each) => (isOutput(JSON.parse(drawn(each, "json"))) ? undefined : isOutput.errors))).toEqual(
      reports.map(() => undefined),
    );
  });

  it("JSON tells what the table tells", () => {
    const { comparisons, outlook } = JSON.parse(drawn(second, "json"));
    expect(comparisons[0]).toMatchObject({ winner: "zaplify-2027/quoted+yearly", currency: "USD", contacts: "57600" });
    expect(comparisons[0].plans[0]).toMatchObject({
      place: { is: "wins", ahead: { by: "180.00", of: "lemlist/email+yearly" } },
    });
    const emails = outlook.holds.inputs.find(
      ({ input }: { input: { activity?: string } }) => input.activity === "email",
    );
    expect(emails.above).toMatchObject({ at: "157", wins: "lemlist/email+yearly" });
  });

  it("CSV has a row for each row of the table, with plain numbers", () => {
    const [head = "", ...rows] = drawn(first, "csv").trimEnd().split("\r\n");
    expect(rows).toHaveLength(4);
    expect(rows.map((row) => row.split(",").length)).toEqual(rows.map(() => head.split(",").length));
    expect(rows[1]).toContain(",4704.00,4704.00,2027-06-30,4704.00,53760,0.0875,");
    expect(rows[3]).toContain(",not-priced,4068.00,");
  });

  it.each(FORMATS)("%s holds no sign of a plan's name that a terminal obeys", (format) => {
    const [comparison] = second.comparisons;
    if (!comparison) throw new Error("no comparison");
    const plans = comparison.plans.map((each) => ({
      ...each,
      answer: { ...each.answer, plan: { ...each.answer.plan, vendor: HOSTILE, id: HOSTILE } },
    }));
    const text = renderCompare(
      { comparisons: [{ ...comparison, plans, scenario: { ...comparison.scenario, name: HOSTILE } }], view: VIEW },
      format,
      look(),
      CONTEXT,
    );
    expect(text.replaceAll("\r\n", "\n")).not.toMatch(OBEYED);
  });

  it("ASCII is enough", () => {
    const text = [first, second, teams]
      .map((report) => renderCompare(report, "table", look(100, "ascii"), CONTEXT))
      .join("");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what it is for
    expect(text).toMatch(/^[\u0000-\u007f]*$/);
  });
});
