import type { KindTotal } from "../engine/estimate.ts";
import type { KindId } from "../plans/plan.ts";
import { difference } from "./arithmetic.ts";
import { burnedByGrant, counted, type Months, monthOf, totalIn } from "./ledger-counts.ts";
import type { Subject } from "./subject.ts";
import type { Trace, Unit } from "./trace.ts";
import { usedTrace } from "./used.ts";

/** Beyond what is included: used, less what other credits covered and what was burned of what the vendor gives. */
export function overTrace(subject: Subject, kind: KindId, months: Months): Trace {
  const total = totalIn(subject, kind, months);
  const unit: Unit = { is: "credits", kind };
  return difference({ name: "over", of: kind, ...monthOf(subject, months) }, unit, [
    usedTrace(subject, kind, months),
    ...byOthers(subject, kind, total),
    ...burnedByGrant(subject, kind, months, ({ origin }) => origin !== "purchase"),
  ]);
}

/** Wanted, and neither burned, covered by others nor billed. */
export function shortageTrace(subject: Subject, kind: KindId, months: Months): Trace {
  return rest(subject, kind, months, "shortage", "overage");
}

/** Wanted, and neither burned, covered by others nor refused: what is billed afterwards. */
export function billedTrace(subject: Subject, kind: KindId, months: Months): Trace {
  return rest(subject, kind, months, "billed-credits", "shortage");
}

function rest(
  subject: Subject,
  kind: KindId,
  months: Months,
  name: "shortage" | "billed-credits",
  other: "shortage" | "overage",
): Trace {
  const total = totalIn(subject, kind, months);
  const otherName = other === "overage" ? "billed-credits" : "shortage";
  return difference({ name, of: kind, ...monthOf(subject, months) }, { is: "credits", kind }, [
    usedTrace(subject, kind, months),
    ...byOthers(subject, kind, total),
    ...burnedByGrant(subject, kind, months, () => true),
    ...(total ? [counted(subject, { name: otherName, of: kind }, kind, total[other])] : []),
  ]);
}

function byOthers(subject: Subject, kind: KindId, total: KindTotal | undefined): readonly Trace[] {
  return total ? [counted(subject, { name: "by-other-credits", of: kind }, kind, total.exchanged)] : [];
}
