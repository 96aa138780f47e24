import type { Issue } from "../issue.ts";
import type { ActionId, ActivityId, TierId } from "../plans/plan.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { didYouMean } from "../written/nearest.ts";
import { isContainer, type WrittenFile } from "../written/tree.ts";

/** Something that a scenario names and no plan at hand has. */
export interface Misfit {
  readonly code: string;
  /** Where the scenario says it: `["customerOf", "apollo", "tier"]`. */
  readonly path: readonly string[];
  readonly message: string;
  readonly hint?: string;
}

/** What a scenario may name of a plan; a whole plan file is one of these as well. */
export interface PlanNames {
  readonly id: string;
  readonly plan: {
    readonly tiers: readonly { readonly id: TierId }[];
    readonly actions: readonly { readonly id: ActionId; readonly does: readonly ActivityId[] }[];
  };
}

/** What there is to name: plans, contracts among them, and the features that any plan may have. */
export interface AtHand {
  readonly plans: readonly PlanNames[];
  readonly features: readonly string[];
}

/** Everything in a scenario that names a plan, tier, action or feature that does not exist. */
export function misfitsOf(scenario: Scenario, atHand: AtHand): readonly Misfit[] {
  return [
    ...unknownVendors(scenario, atHand),
    ...customersElsewhere(scenario, atHand),
    ...unknownFeatures(scenario, atHand),
    ...unknownWays(scenario, atHand),
    ...foundElsewhere(scenario, atHand),
  ];
}

function unknownVendors({ vendors = [] }: Scenario, atHand: AtHand): readonly Misfit[] {
  return vendors.flatMap((id, index) => unknownPlan(id, ["vendors", String(index)], atHand));
}

function customersElsewhere({ customerOf }: Scenario, atHand: AtHand): readonly Misfit[] {
  return customerOf.flatMap(({ plan: id, tier }) => {
    const file = planAt(id, atHand);
    if (!file) return unknownPlan(id, ["customerOf", id], atHand);
    const tiers = file.plan.tiers.map((each) => each.id);
    if (tiers.includes(tier)) return [];
    const message = `is "${tier}", which is no tier of ${id}`;
    return [{ code: "unknown-tier", path: ["customerOf", id, "tier"], message, ...didYouMean(tier, tiers) }];
  });
}

function unknownFeatures({ need }: Scenario, { features }: AtHand): readonly Misfit[] {
  return need.features.flatMap((feature, index) => {
    if (features.includes(feature)) return [];
    const message = `names the feature "${feature}", which no plan has`;
    const path = ["need", "features", String(index)];
    return [{ code: "unknown-feature", path, message, ...didYouMean(feature, features) }];
  });
}

/** Ways of doing an activity: `assume.use` may change with time, so every span is looked at. */
function unknownWays({ spans }: Scenario, atHand: AtHand): readonly Misfit[] {
  const uses = spans.flatMap(({ assume }) => Object.entries(assume.use));
  return oncePerPath(
    uses.flatMap(([id, byActivity]) => {
      const file = planAt(id, atHand);
      if (!file) return unknownPlan(id, ["assume", "use", id], atHand);
      return Object.entries(byActivity).flatMap(([activity, ways]) =>
        ways.flatMap(({ action }) => wrongWay(file, activity, action)),
      );
    }),
  );
}

function wrongWay({ id, plan }: PlanNames, activity: string, name: string): readonly Misfit[] {
  const path = ["assume", "use", id, activity];
  const action = plan.actions.find((each) => each.id === name);
  const doing = plan.actions.filter(({ does }) => does.includes(activity)).map((each) => each.id);
  if (!action) {
    return [
      {
        code: "unknown-action",
        path,
        message: `names "${name}", which is no action of ${id}`,
        ...didYouMean(name, doing),
      },
    ];
  }
  if (action.does.includes(activity)) return [];
  const hint = doing.length === 0 ? {} : { hint: `These do: ${doing.join(", ")}.` };
  return [{ code: "wrong-action", path, message: `names "${name}", which does no ${activity}`, ...hint }];
}

function foundElsewhere({ spans }: Scenario, atHand: AtHand): readonly Misfit[] {
  const keys = new Set(spans.flatMap(({ assume }) => Object.keys(assume.found)));
  return [...keys].flatMap((key) => {
    const id = key.split("@")[1];
    return id === undefined ? [] : unknownPlan(id, ["assume", "found", key], atHand);
  });
}

function planAt(id: string, { plans }: AtHand): PlanNames | undefined {
  return plans.find((plan) => plan.id === id);
}

function unknownPlan(id: string, path: readonly string[], { plans }: AtHand): readonly Misfit[] {
  const ids = plans.map((plan) => plan.id);
  if (ids.includes(id)) return [];
  return [{ code: "unknown-plan", path, message: `names "${id}", which is no plan here`, ...didYouMean(id, ids) }];
}

function oncePerPath(misfits: readonly Misfit[]): readonly Misfit[] {
  const seen = new Map(misfits.map((misfit) => [`${misfit.path.join("/")} ${misfit.message}`, misfit]));
  return [...seen.values()];
}

/** A misfit at the place where the scenario says it, or at the nearest place around it that is known. */
export function misfitIssue({ code, path, message, hint }: Misfit, { value, places }: WrittenFile): Issue {
  let place = places.root;
  let at: unknown = value;
  for (const key of path) {
    if (!isContainer(at) || !Object.hasOwn(at, key)) break;
    place = places.entryOf(at, key)?.value ?? place;
    at = (at as Record<string, unknown>)[key];
  }
  const address = path.map((key) => (/^\d+$/.test(key) ? String(Number(key) + 1) : key)).join(".");
  return { code, severity: "error", place, address, message, ...(hint !== undefined && { hint }) };
}
