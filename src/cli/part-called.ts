import { exists, isFolder } from "../files/find-plan-files.ts";
import { UserError } from "../files/user-error.ts";
import type { Plan, PlanPart, Tier } from "../plans/plan.ts";
import type { PlanFile } from "../plans/plan-file.ts";
import { askedId } from "../plans/plan-part.ts";
import { planWith } from "../plans/plan-with.ts";
import { rememberFor } from "../remember.ts";
import { credits, toNumber } from "../units/credits.ts";
import { nearest } from "../written/nearest.ts";
import type { Desk } from "./desk.ts";
import { planCalled } from "./load-plans.ts";

/** What the command line names, each once, before anything is computed: plans and parts of plans. */
export function plansCalled(names: readonly string[], plans: readonly PlanFile[], desk: Desk): readonly PlanFile[] {
  const called = names.map((name) => {
    if (exists(name, desk.folder) && isFolder(name, desk.folder)) {
      throw new UserError("is-a-folder", `"${name}" is a folder, not a scenario.`, `Name its files: ${name}/*.yaml`);
    }
    return partCalled(name, plans);
  });
  return [...new Map(called.map((file) => [askedId(file.plan), file])).values()];
}

/**
 * A plan by its id, or a part of it as an offer is addressed: `zoominfo/advanced`, `apollo/basic+monthly`,
 * `findymail/starter+monthly+15000`. A tier goes by any of its names.
 */
function partCalled(name: string, plans: readonly PlanFile[]): PlanFile {
  const [id = name, ...rest] = name.split("/");
  const file = planCalled(id, plans);
  return rest.length === 0 ? file : withPart(file, partOf(rest.join("/"), file.plan));
}

function withPart(file: PlanFile, part: PlanPart): PlanFile {
  const narrowed = rememberFor((plan: Plan) => planWith(plan, { part }));
  return { ...file, plan: narrowed(file.plan), readAs: (source) => narrowed(file.readAs(source)) };
}

function partOf(address: string, plan: Plan): PlanPart {
  const [called = "", ...words] = address.split("+");
  const tier = tierCalled(called, plan);
  let part: PlanPart = { tier: tier.id };
  for (const word of words) {
    const named = chosen(word, tier);
    if (!named)
      throw notThere("unknown-offer", `${plan.id}/${tier.id} has no way of billing or size`, word, wordsOf(tier));
    part = { ...part, ...named };
  }
  return part;
}

function tierCalled(called: string, { id, tiers }: Plan): Tier {
  const isIt = (tier: Tier) => [tier.id, tier.name, ...tier.alsoCalled].some((name) => alike(name) === alike(called));
  const tier = tiers.find(isIt);
  if (tier) return tier;
  const ids = tiers.map((each) => each.id);
  throw notThere("unknown-tier", `${id} has no tier`, called, ids);
}

function alike(name: string): string {
  return name.toLowerCase().replaceAll(" ", "-");
}

/** What a word behind a tier chooses: a way of billing, or a step of its slider. */
function chosen(word: string, tier: Tier): Omit<PlanPart, "tier"> | undefined {
  const billed = billingsOf(tier).find((each) => alike(each) === alike(word));
  if (billed !== undefined) return { billed };
  return sizesOf(tier).includes(word) ? { size: credits(word) } : undefined;
}

function wordsOf(tier: Tier): readonly string[] {
  return [...billingsOf(tier).map(alike), ...sizesOf(tier)];
}

function billingsOf({ price }: Tier): readonly string[] {
  return [...new Set(price.flatMap(({ billed, every }) => (every === "once" ? [] : (billed?.id ?? []))))];
}

function sizesOf({ price }: Tier): readonly string[] {
  const steps = price.flatMap(({ pricing }) => (pricing.is === "sizes" ? pricing.steps : []));
  return [...new Set(steps.map((step) => String(toNumber(step.credits))))];
}

function notThere(code: string, lacks: string, word: string, choices: readonly string[]): UserError {
  const near = nearest(word, choices);
  const meant = near === undefined ? "" : ` Did you mean "${near}"?`;
  const there = choices.length === 0 ? "There is none to choose." : `There are ${choices.join(", ")}.`;
  return new UserError(code, `${lacks} called "${word}".${meant}`, there);
}
