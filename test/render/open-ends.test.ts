import { describe, expect, it } from "vitest";
import { choosePlan } from "../../src/choose/choose-plan.ts";
import { renderEstimate } from "../../src/render/estimate.ts";
import { unseenPaths } from "../../src/render/ranking-notes.ts";
import { ASK, CONTEXT, look } from "../setup/answers.ts";
import { planOf } from "../setup/plan-of.ts";
import { scenarioOf } from "../setup/scenario-of.ts";

const team = scenarioOf("start: 2027-01-01\nteam: { sdr: { people: 2, does: { email: 50/week } } }");

async function answerWith(rollover: string) {
  const tiers = `tiers:
  pro: { price: [ { amount: 100, billed: monthly } ], grants: [ { credits: 500, every: month, rollover: ${rollover} } ] }`;
  return choosePlan((await planOf({ tiers })).plan, team, ASK);
}

describe("what is left open is said", () => {
  it.each([
    ["{ carry: unpublished, again: false }", true],
    ["{ carry: all, capBalance: unpublished, again: false }", true],
    ["{ carry: 100, again: false }", false],
  ])("a rollover of %s marks what is included as not published: %s", async (rollover, isOpen) => {
    const report = { is: "plan", answer: await answerWith(rollover), monthly: false, allOffers: false } as const;
    const text = renderEstimate(report, "table", look(), CONTEXT);
    expect(/500 \?/.test(text.replaceAll("\u00a0", " "))).toBe(isOpen);
  });

  it("plans whose paths were not all looked at are named", async () => {
    const answer = await answerWith("none");
    const given = (isCertain: boolean) => [
      { answer: { ...answer, path: { ...answer.path, isCertain } }, best: answer.recommended },
    ];
    expect(unseenPaths(given(true))).toEqual([]);
    expect(unseenPaths(given(false)).map(({ text }) => text)).toEqual([
      "not all ways to change the offer at a renewal were looked at: Acme may cost less. Few plans are looked at for longer, one alone the longest.",
    ]);
  });
});
