import { writtenAt } from "../plans/stated-facts.ts";
import type { Finding, Given } from "./rule.ts";

/** A contract all of whose values stand in the plan already, so that it costs what the list costs. */
export function contractRepeatsPlan({ file, base }: Given): readonly Finding[] {
  const changes = file.plan.contract?.changes.filter((change) => !change.startsWith("sources")) ?? [];
  const [first] = changes;
  if (!base || first === undefined) return [];
  const isSame = (at: string) => JSON.stringify(writtenAt(at, file)) === JSON.stringify(writtenAt(at, base));
  if (!changes.every(isSame)) return [];
  const message = `stands in ${base.id} already, as does everything else that this contract says`;
  return [{ at: first, message, hint: "Write down what differs, or take the contract out." }];
}
