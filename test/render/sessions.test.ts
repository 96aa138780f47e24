import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { renderEstimate } from "../../src/render/estimate.ts";
import type { EstimateReport } from "../../src/render/report.ts";
import { widthOf } from "../../src/render/width.ts";
import { answerOf, CONTEXT, look, rankingOf } from "../setup/answers.ts";
import { credits } from "../setup/fake-io.ts";

/*
 * The sessions on frozen plans, to the letter. Every figure in fixtures/expected/render was worked out by hand first; the sums
 * stand at the claims below.
 */

const GUIDE = ["guide-1-light", "guide-2-active", "guide-3-heavy", "guide-4-crm-sync", "guide-5-enterprise"];
const VENDORS = ["apollo", "lemlist", "zoominfo", "zaplify", "knowledgenet"];

let reports: Readonly<Record<string, EstimateReport>> = {};

beforeAll(async () => {
  const plan = (answer: Awaited<ReturnType<typeof answerOf>>, monthly = false) =>
    ({ is: "plan", answer, monthly, allOffers: false }) as const;
  const guides = await Promise.all(GUIDE.map((name) => answerOf("zoominfo", name)));
  const [first] = guides;
  if (!first) throw new Error("no guide scenario");
  const rankings = await Promise.all(
    ["guide-3-heavy", "team"].map((name) => rankingOf(["apollo", "lemlist", "zoominfo"], name)),
  );
  reports = {
    "which-tier": plan(await answerOf("zoominfo", "guide-3-heavy")),
    "five-teams": { is: "scenarios", plan: first.plan, answers: guides },
    "what-you-need": plan(await answerOf("apollo", "team", { need: ["call-recording"] })),
    "month-by-month": plan(await answerOf("lemlist", "campaign"), true),
    "side-by-side": { is: "plans", ranking: await rankingOf(VENDORS, "team"), monthly: false },
    matrix: { is: "matrix", rankings, scenarios: rankings.map(({ scenario }) => scenario) },
    "locked-seats": plan(await answerOf("lemlist", "several-roles"), true),
  };
});

const NAMES = ["which-tier", "five-teams", "what-you-need", "month-by-month", "side-by-side", "matrix", "locked-seats"];

function printed(name: string, width = 100, symbols: "unicode" | "ascii" = "unicode"): string {
  const report = reports[name];
  if (!report) throw new Error(`no report ${name}`);
  return renderEstimate(report, "table", look(width, symbols), CONTEXT);
}

function expected(name: string): string {
  return readFileSync(new URL(`../../fixtures/expected/render/${name}.txt`, import.meta.url), "utf8");
}

describe("whole reports at 100 columns", () => {
  it.each(["which-tier", "five-teams", "what-you-need", "month-by-month"])("%s", (name) => {
    expect(printed(name)).toBe(expected(name));
  });
});

/** Spaces and line breaks are looks; the words and figures in their order are the claim. */
function said(name: string, width = 100): string {
  return printed(name, width).replace(/\s+/g, " ");
}

describe("which tier: what the answer must say", () => {
  it.each([
    // 10 people × 150 a week × 4 weeks
    ["10 people × 150 a week × 4 weeks = 6,000 lookups × 1 credit 6,000"],
    // 6,000 ÷ 5,000 = 120 %, 6,000 − 5,000 = 1,000 over
    ["Professional 5,000 ‡ 6,000 120% 1,000 no price ? $14,995 † incomplete"],
    ["▶ Advanced 10,000 ‡ 6,000 60% - $0 $24,995 † $24,995 †"],
    ["Elite 20,000 † 6,000 30% - $0 $39,995 ‡ $39,995 ‡"],
    ["Recommended: Advanced, $24,995 a year."],
    // 5,000 of 6,000 a month of 31 days: 25.8 days, so within the 26th
    ["stops 1,000 credits short each month, on the 26th of a month of 31 days"],
    // (24,995 − 14,995) ÷ 12,000 = 0.8333
    ["Below $0.8333 a credit it would be the cheaper choice; others report $0.25 to $0.50 †."],
    // 14,995 + 12,000 × 0.25 = 17,995; × 0.50 = 20,995
    ["At that it would cost $17,995 to $20,995 † a year."],
    // 39,995 − 24,995; 14,000 of 20,000 a month are left
    ["Elite costs $15,000 more and leaves 70 % of its credits unused."],
    // 10,000 ÷ 600 = 16.7; 10,000 ÷ 10 ÷ 4 = 250; 5,000 ÷ 600 = 8.3
    ["up to 16 people at this pace, or 250 emails a week each. Up to 8 people, Professional is enough."],
    // 2026-04-09 to 2026-11-22: 21 + 31 + 30 + 31 + 31 + 30 + 31 + 22
    ["227 days old on 2026-11-22"],
    ["Read any of these ways, the answer is Advanced as well."],
    ["--found email=85% --already-known 10%"],
  ])("%s", (claim) => {
    expect(said("which-tier")).toContain(claim);
  });
});

describe("five teams: a line for each", () => {
  it.each([
    // 14,995 ÷ (12 × 600) = 2.0826; 5,000 ÷ 200 each = 25
    ["3 SDRs, light 600 Professional 5,000 ‡ 12% $14,995 † $2.0826 25 people"],
    // 14,995 ÷ 24,000; 5,000 ÷ 400 = 12.5
    ["5 SDRs, active 2,000 Professional 5,000 ‡ 40% $14,995 † $0.6248 12 people"],
    // 24,995 ÷ 72,000; 10,000 ÷ 600 = 16.7
    ["10 SDRs, heavy 6,000 Advanced 10,000 ‡ 60% $24,995 † $0.3472 16 people"],
    // 24,995 ÷ 96,000; (10,000 − 2,000) ÷ 600 = 13.3
    ["10 SDRs and CRM sync 8,000 Advanced 10,000 ‡ 80% $24,995 † $0.2604 13 people"],
    // 39,995 ÷ 192,000; 20,000 ÷ 800 = 25
    ["20 SDRs, enterprise 16,000 Elite 20,000 † 80% $39,995 ‡ $0.2083 25 people"],
    ["A used credit costs $2.08 to $0.21 here; the price lists divide by included credits: $0.25 to $0.17."],
    ["“10 SDRs and CRM sync” goes to Elite"],
  ])("%s", (claim) => {
    expect(said("five-teams")).toContain(claim);
  });
});

describe("what you need: seats that bring more than is used", () => {
  it.each([
    // 8 × 150 × 4 = 4,800, × 85 % = 4,080; 8 × 25 × 4 = 800, × 50 % = 400, × 8 = 3,200; 4,080 of 7,280 = 56 %
    ["Credits consumed: 7,280 a month, 87,360 a year"],
    ["4,800 lookups, 4,080 found × 1 credit 4,080 56%"],
    ["800 lookups, 400 found × 8 credits 3,200 44%"],
    // 8 seats × 2,500 × 12; 8 × 49 × 12
    ["Basic, 8, yearly 240,000 87,360 36% $0 $4,704 no call recording"],
    // 8 × 4,000 × 12; 8 × 79 × 12
    ["▶ Professional, 8, yearly 384,000 ‡ 87,360 23% $0 $7,584"],
    // 8 × 6,000 × 12; 8 × 119 × 12
    ["Organization, 8, yearly 576,000 ‡ 87,360 15% $0 $11,424"],
    // 7,584 − 4,704
    ["Without that need Basic, billed yearly, 8 seats, $4,704: $2,880 a year less."],
    // 8 × 99 × 12 = 9,504
    ["$9,504 for the same tier, 4,000 credits a seat each month: $1,920 more."],
    // 384,000 − 87,360 = 296,640, 77.25 %
    ["296,640 of 384,000 credits (77 %) are never used."],
    // 384,000 ÷ 8; 87,360 ÷ 8
    ["a person uses no more than 48,000 credits a year; now 10,920."],
  ])("%s", (claim) => {
    expect(said("what-you-need")).toContain(claim);
  });
});

describe("month by month: the ledger", () => {
  it.each([
    // 5 × (20 × 4 × 80 % × 5 + 1 × 4 × 50 % × 20) = 5 × (320 + 40) = 1,800; March × 1.5; 5 × 400 = 2,000
    ["Jan 1,800 1,800 - 200 0 18 28 -"],
    ["Feb 1,800 1,800 - 200 0 16 25 -"],
    ["Mar 2,700 2,000 700 - 0 12 19 23"],
    ["Jul 900 900 - 1,100 0 - - -"],
    ["Nov 2,700 2,000 700 - 0 12 18 23"],
    // half of 2,000 at 1,080 a month of 31 days: 28.7 days
    ["Dec 1,080 1,080 - 920 0 29 - -"],
    ["total 21,780 20,380 1,400 3,620"],
    ["24,000 granted + 1,400 bought = 21,780 used + 3,620 expired + 0 left"],
    // 5 × 87 × 12 = 5,220; 1,400 × 0.01
    ["$5,234.00 a year: $5,220.00 and $14.00 for 1,400 credits."],
    // 660 + 21,780 × 0.01
    ["Email, billed yearly, $877.80"],
    [
      "In March and November the allowance is gone on the 23rd, and work stops until somebody buys 700 credits ($7.00).",
    ],
    ["buying all 1,400 at the start costs the same, and nothing stops."],
  ])("%s", (claim) => {
    expect(said("month-by-month")).toContain(claim);
  });
});

describe("vendors side by side", () => {
  it.each([
    // 12 × (4,080 × 5 + 400 × 20) = 340,800 at $0.01, and 660
    ["▶ lemlist Email, yearly 340,800 - $3,408 $4,068 ‡"],
    ["Apollo Basic, yearly, 8 seats 87,360 36% $0 $4,704"],
    // 12 × (4,080 + 400); of 60,000 that is 89.6 %
    ["ZoomInfo Sales Professional 53,760 90% ‡ $0 $14,995 †"],
    // one credit opens a contact with its phone: 12 × 4,800; 4,068 ÷ 57,600
    ["wins below $4,068 a year for 57,600 credits ($0.0706 each)"],
    ["--set knowledgenet:tiers.licence.price.monthly.amount=…"],
  ])("%s", (claim) => {
    expect(said("side-by-side")).toContain(claim);
  });
});

describe("a plan that does not say what it takes", () => {
  it("recommends nothing, says why tier by tier, and names the numbers to fill in", async () => {
    const answer = await answerOf("zaplify", "team");
    const text = renderEstimate(
      { is: "plan", answer, monthly: false, allOffers: false },
      "table",
      look(),
      CONTEXT,
    ).replace(/\s+/g, " ");
    expect(text).toContain("Recommended: none. Zaplify does not publish what it takes to say.");
    expect(text).toContain("Paid has no published allowance and price ?.");
    expect(text).toContain("--set zaplify:tiers.paid.price.monthly.amount=…");
    // 4,800 contacts a month, whatever of theirs is asked for
    expect(text).toContain("4,800 emails and 800 phones a month, 4,800 charged × 1 credit 4,800");
  });
});

describe("every width", () => {
  it.each(NAMES.flatMap((name) => [60, 80, 100, 160].map((width) => [name, width] as const)))(
    "%s keeps within %i columns",
    (name, width) => {
      const tooWide = printed(name, width)
        .split("\n")
        .filter((line) => widthOf(line) > width);
      expect(tooWide).toEqual([]);
    },
  );

  it("at 60 columns a tier is a block that still holds every figure", () => {
    expect(said("which-tier", 60)).toContain(
      "Professional included a month 5,000 ‡ used a month 6,000 share 120% over 1,000 overage cost no price ? subscription $14,995 † total a year incomplete",
    );
  });
});

describe("a terminal that shows only ASCII", () => {
  it.each(NAMES)("%s", (name) => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what it is for
    expect(printed(name, 100, "ascii")).toMatch(/^[\u0000-\u007f]*$/);
  });

  it("marks and the recommended row have their substitutes", () => {
    expect(printed("which-tier", 100, "ascii")).toMatch(/^> Advanced +10,000 d .* \$24,995 t$/m);
  });
});

describe("what the report promises to exist", () => {
  it.each(NAMES)("%s names no command that there is not", async (name) => {
    const { stdout: help } = await credits("--help");
    const next = printed(name).split("\nNext: ")[1] ?? "";
    const named = [...next.matchAll(/credits\s([a-z]+)/g)].map(([, command = ""]) => command);
    expect(named.filter((command) => !help.includes(`\n  ${command} `))).toEqual([]);
  });
});
