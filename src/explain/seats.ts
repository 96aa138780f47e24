import { isKnown } from "../plans/plan.ts";
import { spanAt } from "../scenarios/horizon.ts";
import type { Instant } from "../units/calendar.ts";
import { fraction } from "../units/fraction.ts";
import { isSame, NUMBER, together } from "./arithmetic.ts";
import { planFigure, type Subject, statedFigure } from "./subject.ts";
import { computed, given, type Label, type Trace } from "./trace.ts";

const SEATS: Label = { name: "seats" };

/** Paid seats at an instant: what the roles need, at least what comes with the tier; seats that were paid before stay to the term's end. */
export function seatsFigure(subject: Subject, at: Instant, count: number): Trace {
  const needed = seatsNeeded(subject, at);
  const least = seatsLeast(subject);
  const most = least ? computed(SEATS, NUMBER, { is: "largest" }, [needed, least]) : needed;
  const told = [needed, most].find(({ value }) => isSame(value, fraction(count)));
  return told ?? given(SEATS, fraction(count), NUMBER, { is: "ledger" });
}

function seatsNeeded(subject: Subject, at: Instant): Trace {
  const { roles } = spanAt(subject.scenario, at);
  const parts = roles.map(({ id, seats }) => {
    const figure = { label: { name: "seats", of: id }, value: fraction(seats), unit: NUMBER } as const;
    return statedFigure(subject, figure, [`team.${id}.seats`, `team.${id}.people`], at);
  });
  return together(SEATS, NUMBER, parts);
}

function seatsLeast(subject: Subject): Trace | undefined {
  const { id, seats } = subject.estimate.offer.tier;
  const min = isKnown(seats.min) ? seats.min : 0;
  if (min === 0 && seats.included === 0) return undefined;
  const [key, least] = seats.included > min ? ["included", seats.included] : ["min", min];
  const figure = { label: { name: "seats-least", of: id }, value: fraction(least), unit: NUMBER } as const;
  return planFigure(subject, figure, `tiers.${id}.seats.${key}`);
}
