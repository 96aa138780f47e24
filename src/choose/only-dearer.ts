import type { Address, Plan, SourceId } from "../plans/plan.ts";

/**
 * True where all that a source says otherwise can only make a plan dearer, or leave it without a known total: a higher price,
 * a higher rate, a smaller allowance, or a number that is then not published. Such a reading wins against nobody.
 *
 * A smaller allowance counts only where no cap on the balance applies: there, and only there, it could be the better one.
 */
export function isOnlyDearer(plan: Plan, source: SourceId): boolean {
  return plan.disputed.every(({ fact, follows, others }) => {
    const other = others.find(({ sources }) => sources.includes(source));
    return other === undefined || isDearer(fact, follows, unwrapped(other.says), plan);
  });
}

function isDearer(fact: Address, followed: unknown, says: unknown, plan: Plan): boolean {
  const direction = directionOf(fact, plan);
  if (direction === undefined || typeof followed !== "number") return false;
  if (says === "unpublished" || (typeof says === "object" && says !== null && "reported" in says)) return true;
  if (typeof says !== "number") return false;
  return direction === "up" ? says >= followed : says <= followed;
}

/** Which way a number must move to make nobody's bill smaller; undefined where that cannot be said. */
function directionOf(fact: Address, plan: Plan): "up" | "down" | undefined {
  const words = fact.split(".");
  const [room] = words;
  const last = words.at(-1);
  if (room === "actions" && (last === "burns" || (words[2] === "burns" && last === "credits"))) return "up";
  if (last === "amount" && (room === "tiers" || room === "addOns" || room === "topUps")) return "up";
  const capped = plan.tiers.some(({ grants }) => grants.some(({ rollover }) => rollover?.capBalance !== undefined));
  return room === "tiers" && words[2] === "grants" && last === "credits" && !capped ? "down" : undefined;
}

/** `{ is: 400, source: credits }` as 400. */
function unwrapped(value: unknown): unknown {
  return typeof value === "object" && value !== null && "is" in value ? value.is : value;
}
