import { describe, expect, it } from "vitest";
import { credits } from "../setup/fake-io.ts";

const FROZEN = "--plans fixtures/plans/frozen --as-of 2026-11-22";
const QUOTE = "--contract fixtures/contracts/zaplify-2027.yaml";
const TEAM = `estimate fixtures/scenarios/team.yaml ${FROZEN}`;
const RATES = "fixtures/exchange-rates/2026-11-20.yaml";

async function said(line: string): Promise<string> {
  return (await credits(line)).stdout.replace(/\s+/g, " ");
}

describe("plans of several currencies", () => {
  it("are never ranked together without a rate", async () => {
    const text = await said(`${TEAM} apollo ${QUOTE}`);
    expect(text).toContain("Cheapest for this work: Apollo Basic");
    expect(text).toContain("zaplify-2027 is priced in EUR and cannot be ranked with the others");
  });

  it.each([
    "1 EUR = 1.08 USD, given on the command line; amounts in USD",
    // 3,600 × 1.08 = 3,888.00
    "Cheapest for this work: zaplify-2027 Quoted, EUR 3,600.00 = $3,888.00 a year.",
    // 4,068 ÷ 3,600 = 1.13
    "stops winning above 1.13 USD for 1 EUR (now 1.08): lemlist costs less then.",
    // 4,068.00 − 3,888.00
    "lemlist $180.00 a year more than the cheapest.",
    // 3,888 ÷ 57,600 = 0.0675
    "57,600 96% $0.00 $3,888.00 $0.0675",
  ])("with a rate are: %s", async (claim) => {
    expect(await said(`${TEAM} apollo lemlist ${QUOTE} --fx EUR=1.08USD`)).toContain(claim);
  });

  it("tell of a plan that loses below which rate it wins", async () => {
    // 3,600 × 1.20 = 4,320; 4,068 ÷ 3,600 = 1.13
    const text = await said(`${TEAM} lemlist ${QUOTE} --fx EUR=1.20USD`);
    expect(text).toContain("Cheapest for this work: lemlist Email, yearly, $4,068.00 a year");
    expect(text).toContain("zaplify-2027 EUR 3,600.00 = $4,320.00. $252.00 a year more than the cheapest.");
    expect(text).toContain("costs less than lemlist below 1.13 USD for 1 EUR (now 1.20).");
  });

  it.each([
    "1 EUR = 1.08 USD and 1 GBP = 1.27 USD, Treasury's rates for the budget, of 2026-11-20; amounts in EUR",
    "Cheapest for this work: zaplify-2027 Quoted, €3,600.00 a year.",
    // 4,068 ÷ 1.08 = 3,766.67
    "lemlist USD 4,068.00 = €3,766.67. €166.67 a year more than the cheapest.",
  ])("are told in the currency of --in, at the rates of a file: %s", async (claim) => {
    expect(await said(`${TEAM} lemlist ${QUOTE} --fx ${RATES} --in EUR`)).toContain(claim);
  });

  it("say how old a file of rates is", async () => {
    // 2026-11-20 to 2026-11-22
    const text = await said(`${TEAM} lemlist ${QUOTE} --fx ${RATES} --max-age 1`);
    expect(text).toContain("of 2026-11-20, 2 days old on 2026-11-22; amounts in USD");
  });

  it("are ranked for several teams too", async () => {
    const text = await said(`${TEAM} fixtures/scenarios/campaign.yaml apollo lemlist ${QUOTE} --fx EUR=1.08USD`);
    expect(text).toContain("1 EUR = 1.08 USD, given on the command line; amounts in USD");
    expect(text).toContain("Eight SDRs zaplify-2027 Quoted 57,600 $3,888.00 lemlist Email, $4,068.00");
  });
});

describe("a rate in other formats", () => {
  it("JSON has the rate, its date and source, and both amounts", async () => {
    const { ranking } = JSON.parse((await credits(`${TEAM} lemlist ${QUOTE} --fx ${RATES} --json`)).stdout);
    expect(ranking.exchange.into).toBe("USD");
    expect(ranking.exchange.rates[0]).toEqual({
      from: "EUR",
      to: "USD",
      rate: "1.08",
      date: "2026-11-20",
      source: "Treasury's rates for the budget",
    });
    expect(ranking.plans[0]).toMatchObject({
      converted: {
        total: { amount: "3888.00", currency: "USD" },
        original: { amount: "3600.00", currency: "EUR" },
      },
      turn: { from: "EUR", to: "USD", at: "1.13", beyond: "above", against: "lemlist" },
    });
    expect(ranking.plans[1]).toMatchObject({ converted: null, turn: null });
  });

  it("a file of rates is among the inputs", async () => {
    const { inputs } = JSON.parse((await credits(`${TEAM} lemlist ${QUOTE} --fx ${RATES} --json`)).stdout);
    expect(inputs.map(({ name }: { name: string }) => name)).toContain(RATES);
  });

  it("CSV has the converted total behind the others", async () => {
    const { stdout } = await credits(`${TEAM} lemlist ${QUOTE} --fx EUR=1.08USD --format csv`);
    const [head, ...rows] = stdout.split("\r\n");
    expect(head).toMatch(/,total_mark,converted_currency,converted_total$/);
    expect(rows.find((row) => row.includes("zaplify-2027"))).toMatch(/,EUR,.*,3600\.00,.*,USD,3888\.00$/);
  });
});

describe("rates that make no sense end with 2", () => {
  it.each([
    ["--fx EUR=abc", "--fx EUR=abc must say a number above 0 and a currency"],
    ["--fx EUR=0USD", "must say a number above 0"],
    ["--fx EUX=1.08USD", `There is no currency "EUX". Did you mean EUR?`],
    ["--fx EUR=1.08EUR", "is a rate of EUR into itself"],
    ["--fx EUR=1.08USD --fx EUR=1.1USD", "Two rates are given for EUR"],
    [`--fx EUR=1.1USD --fx ${RATES}`, "Two rates are given for EUR"],
    ["--fx EUR=1.08USD --fx GBP=1.17EUR", "Rates must all lead to one currency"],
    ["--fx EUR=1.08USD --in JPY", "No rate leads to JPY"],
    ["--fx EUR=1.08USD --in JPX", `There is no currency "JPX". Did you mean JPY?`],
    ["--in USD", "--in USD converts at the rates of --fx, and none is given"],
    ["--fx none.yaml", `There is no "none.yaml"`],
    ["--fx fixtures/scenarios/team.yaml", `has no "name"`],
  ])("%s", async (flags, message) => {
    const { stdout, stderr, exit } = await credits(`${TEAM} lemlist ${QUOTE} ${flags}`);
    expect({ stdout, exit }).toEqual({ stdout: "", exit: 2 });
    expect(stderr).toContain(message);
  });

  it("where one plan takes part there is nothing to convert", async () => {
    const { stderr, exit } = await credits(`${TEAM} lemlist --fx EUR=1.08USD`);
    expect(exit).toBe(2);
    expect(stderr).toContain("only lemlist takes part");
  });
});
