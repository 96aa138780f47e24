import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { explainFigure } from "../../src/explain/explain-figure.ts";
import { type FigureAddress, figureAddress, isMisaddressed } from "../../src/explain/figure-address.ts";
import type { Trace } from "../../src/explain/trace.ts";
import type { PlanFile } from "../../src/plans/plan-file.ts";
import { statedPlaces } from "../../src/scenarios/stated-places.ts";
import { approximately } from "../../src/units/fraction.ts";
import { readYaml } from "../../src/written/read-yaml.ts";
import { CONTEXT, FROZEN, frozenPlan, scenarioNamed } from "../setup/answers.ts";
import { madeOf } from "../setup/plan-of.ts";

/*
 * "Where does this number come from?": the figures of one team at lemlist, each with its sum. Eight people, 150 emails and
 * 25 phones a week each, 48 working weeks, 85 % and 50 % found.
 */

let lemlist: PlanFile;

beforeAll(async () => {
  lemlist = await frozenPlan("lemlist");
});

async function traceOf(address: string, scenario = "team"): Promise<Trace> {
  const text = readFileSync(new URL(`../../fixtures/scenarios/${scenario}.yaml`, import.meta.url), "utf8");
  const read = madeOf(readYaml(text, `${scenario}.yaml`));
  const explained = explainFigure({
    address: figureAddress(address) as FigureAddress,
    plan: lemlist,
    scenario: await scenarioNamed(scenario),
    activities: FROZEN.activities,
    stated: statedPlaces(read, { activities: FROZEN.activities, asOf: CONTEXT.asOf }),
  });
  if (isMisaddressed(explained) || !explained.trace) throw new Error(`${address} is not explained`);
  return explained.trace;
}

/** Every figure of a trace by its name, and by what it is of where that is said. */
function figuresIn(trace: Trace): Readonly<Record<string, number>> {
  const { name, of } = trace.label;
  const own = { [of === undefined ? name : `${name} ${of}`]: approximately(trace.value) };
  return Object.assign({}, ...[...trace.parts].reverse().map(figuresIn), own);
}

function leavesOf(trace: Trace): readonly Trace[] {
  return trace.parts.length === 0 ? [trace] : trace.parts.flatMap(leavesOf);
}

describe("eight SDRs at lemlist Email", () => {
  it("walks from the total to the people", async () => {
    const figures = figuresIn(await traceOf("lemlist/email/total"));
    expect(figures).toMatchObject({
      total: 4068, // 660 + 3,408
      subscription: 660, // 1 account × 55 a month × 12 months
      "top-ups": 3408, // 12 × 284
      "top-up": 284, // 28,400 × 0.01
      "over credit": 28_400, // all of 20,400 + 8,000: nothing is included
      "action find-email": 20_400, // 4,080 × 5
      "action find-phone": 8000, // 400 × 20
      "found email": 4080, // 8 × 150 × 4 × 85 %
      "found phone": 400, // 8 × 25 × 4 × 50 %
      "weeks-a-month": 4, // 48 ÷ 12
      "people sdr": 8,
    });
  });

  it("says where each number stands: in the plan, in the scenario, or nowhere", async () => {
    const places = leavesOf(await traceOf("lemlist/email/total")).map(({ label, basis }) => {
      if (basis?.is === "plan") return `${label.name} ${basis.place?.file}:${basis.place?.line}`;
      return basis?.is === "scenario"
        ? `${label.name} ${basis.place?.file}:${basis.place?.line}`
        : `${label.name} ${basis?.is}`;
    });
    expect(new Set(places)).toEqual(
      new Set([
        "accounts plans/lemlist.yaml:56",
        "price plans/lemlist.yaml:56",
        "billing-periods calendar",
        "invoices calendar",
        "people team.yaml:6",
        "rate team.yaml:6",
        "working-weeks team.yaml:8",
        "months-a-year calendar",
        "found-share team.yaml:9",
        "new-share default",
        "rate-card plans/lemlist.yaml:30",
        "rate-card plans/lemlist.yaml:31",
        "price plans/lemlist.yaml:83",
      ]),
    );
  });

  it.each([
    // 12 × 28,400
    ["lemlist/email/used", 340_800],
    ["lemlist/email/used.find-phone", 96_000],
    ["lemlist/email/used@2027-03", 28_400],
    ["lemlist/email/bought", 340_800],
    // 12 × (4,080 + 400)
    ["lemlist/email/found", 53_760],
    ["lemlist/email/attempts.email", 57_600],
    // 4,068 ÷ 340,800
    ["lemlist/email/per-used-credit", 4068 / 340_800],
    // 4,068 ÷ 53,760
    ["lemlist/email/per-find", 4068 / 53_760],
    ["lemlist/email/total@2027-02", 284],
    ["lemlist/email/invoice.subscription", 660],
    ["lemlist/email/invoice.top-up+2027-05-01", 284],
    ["lemlist/email/invoice.2", 284],
    // 69 a month, billed monthly
    ["lemlist/email+monthly/subscription", 828],
  ])("%s is %d", async (address, value) => {
    expect(approximately((await traceOf(address)).value)).toBeCloseTo(value, 8);
  });
});

describe("five people with two pushes a year at lemlist Multichannel", () => {
  it.each([
    // 5 × 87 × 12 and 1,400 × 0.01
    ["total", 5234],
    ["used", 21_780],
    // 12 × 5 × 400
    ["included", 24_000],
    // 700 in March and in November
    ["over", 1400],
    ["over@2027-03", 700],
    // 24,000 + 1,400 - 21,780
    ["expired", 3620],
    ["expired@2027-07", 1100],
    ["left@2027-07", 0],
    ["burned", 21_780],
    ["shortage", 0],
    ["seats", 5],
    // 21,780 ÷ 24,000
    ["share", 0.9075],
  ])("%s is %d", async (figure, value) => {
    expect(approximately((await traceOf(`lemlist/multichannel+yearly/${figure}`, "campaign")).value)).toBe(value);
  });

  it("tells what is alike once: eight deposits of which 200 are left, and two that differ", async () => {
    const expired = await traceOf("lemlist/multichannel+yearly/expired", "campaign");
    // 8 × 200 + 1,100 in July + 920 in December
    expect(
      expired.parts.map(({ value, parts }) => [approximately(value), approximately(parts[0]?.value as Trace["value"])]),
    ).toEqual([
      [1600, 8],
      [1100, 2000],
      [920, 2000],
    ]);
  });
});
