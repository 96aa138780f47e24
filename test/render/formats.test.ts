import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { beforeAll, describe, expect, it } from "vitest";
import type { PlanAnswer } from "../../src/choose/answer.ts";
import { renderEstimate } from "../../src/render/estimate.ts";
import { FORMATS } from "../../src/render/look.ts";
import { renderPlan, renderPlans } from "../../src/render/plans.ts";
import type { EstimateReport } from "../../src/render/report.ts";
import { renderSources } from "../../src/render/sources.ts";
import { answerOf, CONTEXT, frozenPlan, look, rankingOf } from "../setup/answers.ts";
import { HOSTILE, OBEYED } from "../setup/hostile.ts";

const schema = JSON.parse(readFileSync(new URL("../../schema/output.schema.json", import.meta.url), "utf8"));
const isOutput = new Ajv({ allowUnionTypes: true }).compile(schema);

let answer: PlanAnswer;

beforeAll(async () => {
  answer = await answerOf("lemlist", "campaign");
});

function report(of: PlanAnswer, monthly = true): EstimateReport {
  return { is: "plan", answer: of, monthly, allOffers: false };
}

function refused(text: string): unknown {
  return isOutput(JSON.parse(text)) ? undefined : isOutput.errors;
}

describe("JSON keeps to its schema", () => {
  it.each(["lemlist", "zoominfo", "apollo", "zaplify", "knowledgenet"])("a report on %s", async (plan) => {
    expect(refused(renderEstimate(report(await answerOf(plan, "team")), "json", look(), CONTEXT))).toBeUndefined();
  });

  it("several teams, several plans, and both", async () => {
    const ranking = await rankingOf(["apollo", "zaplify"], "team");
    const reports: readonly EstimateReport[] = [
      { is: "scenarios", plan: answer.plan, answers: [answer] },
      { is: "plans", ranking, monthly: false },
      { is: "matrix", rankings: [ranking], scenarios: [ranking.scenario] },
    ];
    expect(reports.map((each) => refused(renderEstimate(each, "json", look(), CONTEXT)))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("the catalogue and the page of a plan", async () => {
    const file = await frozenPlan("apollo");
    const documents = [
      renderPlans({ plans: [file] }, "json", look(), CONTEXT),
      renderPlan(file, "json", look(), CONTEXT),
      renderSources([file], false, "json", look(), CONTEXT),
    ];
    expect(documents.map(refused)).toEqual([undefined, undefined, undefined]);
  });

  it("the schema refuses a document with a key it does not know", () => {
    const document = JSON.parse(renderEstimate(report(answer), "json", look(), CONTEXT));
    expect(isOutput({ ...document, more: 1 })).toBe(false);
  });
});

describe("JSON tells the same facts", () => {
  it("money is decimal text, credits are numbers, and a month has its days", () => {
    const { answer: told, inputs, asOf } = JSON.parse(renderEstimate(report(answer), "json", look(), CONTEXT));
    const offer = told.offers.find(({ id }: { id: string }) => id === told.recommended);
    expect(told.recommended).toBe("lemlist/multichannel+yearly");
    expect(offer.costs.total).toMatchObject({ amount: "5234.00", currency: "USD" });
    // 24,000 + 1,400 = 21,780 + 3,620 + 0
    expect(offer.kinds.credit).toMatchObject({
      includedCredits: 24000,
      boughtCredits: 1400,
      usedCredits: 21780,
      expiredCredits: 3620,
      leftCredits: 0,
    });
    expect(offer.months).toHaveLength(12);
    // 2,000 of 2,700 credits in 31 days: 22.96 days
    expect(offer.months[2].kinds.credit.goneAt.all).toMatch(/^2027-03-23T/);
    expect({ inputs, asOf }).toEqual({ inputs: [{ name: "team.yaml", hash: "b80d44e1" }], asOf: "2026-11-22" });
  });
});

describe("CSV", () => {
  it("has a row for each offer, plain numbers and RFC 4180 line ends", () => {
    const csv = renderEstimate(report(answer), "csv", look(), CONTEXT);
    const rows = csv.split("\r\n");
    expect(rows[0]).toMatch(/^scenario,start,months,plan,tier,billed,seats,kind,included,used,/);
    // 21,780 ÷ 24,000 = 0.9075
    expect(rows).toContain(
      '"Five people, two pushes a year",2027-01-01,12,lemlist,multichannel,yearly,5,credit,24000,21780,0.9075,1400,USD,14.00,5220.00,5234.00,yes,yes,,,',
    );
    expect(rows.at(-1)).toBe("");
  });
});

describe("Markdown", () => {
  it("has the tiers as a table with the recommended one marked", () => {
    const markdown = renderEstimate(report(answer), "markdown", look(), CONTEXT);
    expect(markdown).toMatch(/^\| \*\*▶ Multichannel, 5, yearly\*\* \| 24,000 \| 21,780 \|/m);
  });
});

describe("text from files is data in every format", () => {
  const hostile = (): PlanAnswer => {
    const plan = { ...answer.plan, vendor: HOSTILE, notModelled: [{ says: HOSTILE, effect: HOSTILE, sources: [] }] };
    const rows = answer.rows.map((row) => {
      const { offer } = row.estimate;
      return {
        ...row,
        estimate: { ...row.estimate, offer: { ...offer, plan, tier: { ...offer.tier, name: HOSTILE } } },
      };
    });
    return { ...answer, plan, rows, scenario: { ...answer.scenario, name: HOSTILE }, recommended: rows[3] };
  };

  it.each(FORMATS)("%s holds no sign that a terminal obeys", (format) => {
    const text = renderEstimate(report(hostile()), format, look(), CONTEXT);
    expect(text.replaceAll("\r\n", "\n")).not.toMatch(OBEYED);
  });

  it("no CSV cell begins like a formula", () => {
    const csv = renderEstimate(report(hostile()), "csv", look(), CONTEXT);
    expect(csv).toContain("'=cmd");
    expect(csv).not.toMatch(/(^|,|")[=+@]/m);
  });

  it("Markdown holds neither markup nor HTML of the file", () => {
    const markdown = renderEstimate(report(hostile()), "markdown", look(), CONTEXT);
    expect(markdown).not.toMatch(/<script|[^\\]`x|[^\\]\[l\]|[^\\]\| a/);
    expect(markdown).toContain("&lt;script&gt;");
  });

  it("JSON gives the name back as it was", () => {
    const { answer: told } = JSON.parse(renderEstimate(report(hostile()), "json", look(), CONTEXT));
    expect(told.scenario.name).toBe(HOSTILE);
  });

  it.each(FORMATS)("the page of a plan, its sources and the catalogue as %s", async (format) => {
    const file = await frozenPlan("lemlist");
    const sources = { credits: { ...file.plan.sources.credits, id: "credits", title: HOSTILE, url: HOSTILE } };
    const hostilePlan = { ...file, plan: { ...file.plan, vendor: HOSTILE, id: HOSTILE, sources } as typeof file.plan };
    const texts = [
      renderPlan(hostilePlan, format, look(), CONTEXT),
      renderSources([hostilePlan], false, format, look(), CONTEXT),
      renderPlans({ plans: [hostilePlan] }, format, look(), CONTEXT),
    ];
    expect(texts.join("").replaceAll("\r\n", "\n")).not.toMatch(OBEYED);
  });
});
