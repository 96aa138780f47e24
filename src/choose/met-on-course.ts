import type { Scenario } from "../scenarios/scenario.ts";
import type { Money } from "../units/money.ts";
import type { Candidate } from "./answer.ts";
import { assess } from "./candidate.ts";
import { lastThatHolds } from "./last-that-holds.ts";
import { orNothing, type Runner, totalTold } from "./runner.ts";

/** What was met along an input that does the work, the cheapest or not, and what comes of taking it elsewhere. */
export class MetOnCourse {
  private readonly runner: Runner;
  private readonly scenarioAt: (step: number) => Scenario;
  private readonly at = new Map<number, Candidate>();

  constructor(runner: Runner, scenarioAt: (step: number) => Scenario) {
    this.runner = runner;
    this.scenarioAt = scenarioAt;
  }

  note(step: number, met: Candidate | undefined): void {
    if (met) this.at.set(step, met);
  }

  /** The path that was met nearest to a step, taken there as it is; undefined where an offer was that is kept, or it does not qualify. */
  pathTakenAt(step: number): Candidate | undefined {
    const [nearest] = [...this.at].sort(([a], [b]) => Math.abs(a - step) - Math.abs(b - step));
    if (!nearest) return undefined;
    const [at, met] = nearest;
    if (met.estimate.stages.length === 1) return undefined;
    return at === step ? met : this.taken(met, step);
  }

  /** The last step up to `most` at which what does the work at `from` still does, for less than `limit`. */
  carriedTo(limit: Money, from: number, most: number): number {
    const met = this.at.get(from);
    if (!met || from === most) return from;
    const taken = new Map([[from, met as Candidate | undefined]]);
    const costAt = (step: number) => {
      if (!taken.has(step)) taken.set(step, this.taken(met, step));
      return totalTold(this.runner, taken.get(step));
    };
    const each = (costAt(most) - costAt(from)) / (most - from);
    const guess = from + Math.floor((limit - costAt(from)) / each);
    const last = lastThatHolds((step) => costAt(step) < limit, guess, { least: from + 1, most });
    this.note(last, taken.get(last));
    return last;
  }

  private taken({ estimate: { stages } }: Candidate, step: number): Candidate | undefined {
    const path = stages.map(({ offer, subscription: { from } }) => ({ offer, from }));
    const taken = orNothing(() => assess(path, this.scenarioAt(step), this.runner.ask));
    return taken?.qualifies ? taken : undefined;
  }
}
