import type { Ask } from "../choose/ask.ts";
import type { Conversion } from "../choose/exchange.ts";
import type { Offer } from "../engine/offer.ts";
import type { PlanFile } from "../plans/plan-file.ts";
import { type Fraction, fraction } from "../units/fraction.ts";
import { type Currency, type Money, subtractMoney } from "../units/money.ts";
import { type BrokenFile, brokenFor, type Collection, plansFor, type ScenarioFile } from "./collection.ts";
import { Answers, type Outcome, type Staying, shortageOf } from "./outcome.ts";
import type { Pair } from "./pairs.ts";
import type { PlanDiff } from "./plan-diff.ts";

/** What a change does to one team. */
export interface Effect {
  readonly id: string;
  readonly name: string;
  /** The file of the scenario, in the new state where it is there. */
  readonly file: string;
  readonly is: EffectKind;
  readonly before: Told;
  readonly after: Told;
  /** Set where both totals are known in one currency and differ. */
  readonly change: Change | undefined;
  /** Where another offer is recommended: what the old one costs now; undefined where it is no longer sold. */
  readonly staying: StayingEffect | undefined;
  /** True where the scenario itself is another. */
  readonly scenarioChanged: boolean;
}

/**
 * `flips`: another offer is recommended. `changes`: the same offer at another total, use or shortage. `added`, `removed`: the
 * scenario is only there on one side. `broken`: a file that it needs has mistakes on a side.
 */
export type EffectKind = "flips" | "changes" | "same" | "added" | "removed" | "broken";

/** What one side says of a scenario: its outcome, the files that keep it from being told, or nothing, where it is not there. */
export type Told =
  | { readonly is: "answered"; readonly outcome: Outcome }
  | { readonly is: "broken"; readonly files: readonly BrokenFile[] }
  | { readonly is: "absent" };

/** From one total to another. */
export interface Change {
  readonly by: Money;
  readonly currency: Currency;
  /** Of the total before; undefined where that was nothing. */
  readonly share: Fraction | undefined;
}

export interface StayingEffect {
  /** Undefined where the old offer is no longer sold. */
  readonly with: Staying | undefined;
  readonly change: Change | undefined;
}

/** Both sides, and what is asked of them. */
export interface Comparing {
  readonly before: Collection;
  readonly after: Collection;
  readonly plans: readonly PlanDiff[];
  readonly ask: Ask;
  readonly conversion: Conversion | undefined;
  readonly answersAll: boolean;
}

/** What a change does to one scenario, answered on both sides only where something that takes part is another. */
export function effectOn({ before, after }: Pair<ScenarioFile>, comparing: Comparing): Effect {
  const shown = after ?? before;
  if (!shown) throw new Error("a scenario is on at least one side");
  const told = new Telling({ before, after }, comparing);
  const effect = told.effect();
  const scenarioChanged = before !== undefined && after !== undefined && before.scenario !== after.scenario;
  return { id: shown.id, name: shown.scenario.name, file: shown.file, scenarioChanged, ...effect };
}

type Findings = Pick<Effect, "is" | "before" | "after" | "change" | "staying">;

const ABSENT: Told = { is: "absent" };

/** One scenario on both sides. */
class Telling {
  readonly #pair: Pair<ScenarioFile>;
  readonly #comparing: Comparing;
  readonly #answers = new Map<ScenarioFile["scenario"], Answers>();

  constructor(pair: Pair<ScenarioFile>, comparing: Comparing) {
    this.#pair = pair;
    this.#comparing = comparing;
  }

  effect(): Findings {
    if (!this.#comparing.answersAll && this.#isUntouched())
      return { is: "same", before: ABSENT, after: ABSENT, change: undefined, staying: undefined };
    const { before, after } = this.#comparing;
    const told = { before: this.#tell(this.#pair.before, before), after: this.#tell(this.#pair.after, after) };
    const none = { ...told, change: undefined, staying: undefined };
    if (told.before.is === "broken" || told.after.is === "broken") return { is: "broken", ...none };
    if (told.before.is === "absent") return { is: "added", ...none };
    if (told.after.is === "absent") return { is: "removed", ...none };
    return { ...told, ...this.#compare(told.before.outcome, told.after.outcome) };
  }

  /**
   * True where nothing that takes part is another, and where those that are come to the same: whatever the others offer, who
   * wins among all is then the same too.
   */
  #isUntouched(): boolean {
    const { before, after } = this.#pair;
    if (!before || !after || before.scenario !== after.scenario) return false;
    const sides = [this.#comparing.before, this.#comparing.after] as const;
    if (sides.some((side) => brokenFor(before.scenario, side).length > 0)) return false;
    const [was, is] = sides.map((side) => plansFor(before.scenario, side)) as [
      readonly PlanFile[],
      readonly PlanFile[],
    ];
    const [gone, come] = [was.filter((plan) => !is.includes(plan)), is.filter((plan) => !was.includes(plan))];
    if (gone.length === 0 && come.length === 0) return true;
    if (was.length === 1 || is.length === 1) return false;
    const answers = this.#answersTo(before);
    return this.#compare(answers.among(gone), answers.among(come)).is === "same";
  }

  #tell(file: ScenarioFile | undefined, side: Collection): Told {
    if (!file) return ABSENT;
    const files = brokenFor(file.scenario, side);
    if (files.length > 0) return { is: "broken", files };
    return { is: "answered", outcome: this.#answersTo(file).among(plansFor(file.scenario, side)) };
  }

  #answersTo({ scenario }: ScenarioFile): Answers {
    const { ask, conversion } = this.#comparing;
    const known = this.#answers.get(scenario) ?? new Answers(scenario, ask, conversion);
    this.#answers.set(scenario, known);
    return known;
  }

  #compare(before: Outcome, after: Outcome): Pick<Effect, "is" | "change" | "staying"> {
    const change = changeBetween(before.total, after.total);
    if (this.#isFlip(before, after)) return { is: "flips", change, staying: this.#staying(before, after) };
    return { is: isSameOutcome(before, after) ? "same" : "changes", change, staying: undefined };
  }

  /** A plan or tier that only has another name is the same. */
  #isFlip(before: Outcome, after: Outcome): boolean {
    const [was, is] = [before.recommended?.estimate.offer, after.recommended?.estimate.offer];
    if (!was || !is) return was !== is;
    const { plan, tier } = this.#nowCalled(was);
    return what(was, plan, tier) !== what(is, is.plan.id, is.tier.id);
  }

  #nowCalled({ plan, tier }: Offer): { readonly plan: string; readonly tier: string } {
    const diff = this.#comparing.plans.find(({ before }) => before?.id === plan.id);
    return { plan: diff?.after?.id ?? plan.id, tier: diff?.renamedTiers.get(tier.id) ?? tier.id };
  }

  #staying(before: Outcome, after: Outcome): StayingEffect | undefined {
    const offer = before.recommended?.estimate.offer;
    if (!offer || !this.#pair.after) return undefined;
    const { plan: id, tier } = this.#nowCalled(offer);
    const plan = after.plans.find((each) => each.id === id);
    const staying = plan && this.#answersTo(this.#pair.after).stayingWith(offer, plan.plan, tier);
    return { with: staying, change: changeBetween(before.total, staying?.total) };
  }
}

/** What is bought, apart from how many seats: that follows from the scenario. */
function what({ billing, sizes, addOns }: Offer, plan: string, tier: string): string {
  return JSON.stringify([plan, tier, billing.id, Object.entries(sizes).sort(), addOns.map(({ id }) => id).sort()]);
}

/** The same total, the same use of every kind, and as short as before. */
function isSameOutcome(before: Outcome, after: Outcome): boolean {
  const figures = ({ total, recommended, nearest }: Outcome) =>
    JSON.stringify([
      total?.total,
      total?.currency,
      Object.entries(recommended?.estimate.used ?? {}).sort(),
      nearest && [nearest.estimate.offer.tier.id, shortageOf(nearest)],
    ]);
  return figures(before) === figures(after);
}

/** Undefined where nothing changes, where one of them is not known, and where they are in different currencies. */
function changeBetween(before: Outcome["total"], after: Outcome["total"]): Change | undefined {
  if (!before || !after || before.currency !== after.currency || before.total === after.total) return undefined;
  const by = subtractMoney(after.total, before.total);
  return { by, currency: after.currency, share: before.total === 0 ? undefined : fraction(by, before.total) };
}
