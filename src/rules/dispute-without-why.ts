import type { Finding, Given } from "./rule.ts";

/** A disputed fact that does not say why the file follows what it follows. */
export function disputeWithoutWhy({ file: { plan } }: Given): readonly Finding[] {
  const several = plan.disputed.length > 1;
  return plan.disputed.flatMap(({ why, fact }, index) => {
    if (why !== "") return [];
    const at = several ? `disputed.${index + 1}.fact` : "disputed.fact";
    const message = `${fact} is disputed, and nothing says why this reading is followed`;
    return [{ at, message, hint: "Add it: why: …" }];
  });
}
