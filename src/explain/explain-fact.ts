import { eachAddress, isProblem, type Resolved, resolve } from "../plans/address.ts";
import type { Address } from "../plans/plan.ts";
import type { PlanFile } from "../plans/plan-file.ts";
import { type StatedFact, statedFacts } from "../plans/stated-facts.ts";
import { nearest } from "../written/nearest.ts";
import type { Misaddressed } from "./figure-address.ts";
import { planFact } from "./subject.ts";
import type { PlanFact } from "./trace.ts";

/** A fact of a plan file as it stands there: what it says, where, on whose word, and who says otherwise. */
export interface ExplainedFact {
  readonly stated: StatedFact;
  readonly fact: PlanFact;
}

/** The fact at an address, or every fact within a block or line; `offset` is where the address begins in what was typed. */
export function explainFacts(file: PlanFile, address: Address, offset = 0): readonly ExplainedFact[] | Misaddressed {
  const found = resolve(file.written, address);
  if (isProblem(found)) return wrongWord(file, address, offset, found.problem, found.hint);
  const asFiled = canonical(file, found) ?? address;
  const facts = statedFacts(file).filter(({ at }) => at === asFiled || at.startsWith(`${asFiled}.`));
  if (facts.length > 0) return facts.map((stated) => ({ stated, fact: planFact(file.plan, stated.at) }));
  return wrongWord(file, address, offset, found.exists ? NO_FACT : NOT_WRITTEN);
}

const NO_FACT = "is no number and no rule of the plan";
const NOT_WRITTEN = "is not written there: what holds by default is in plans/README.md";
const MOST_CHOICES = 12;

/** The address that the plan itself has for what was found: a line may be named by more words than it needs. */
function canonical({ written }: PlanFile, { container, key }: Resolved): Address | undefined {
  let address: Address | undefined;
  eachAddress(written, (at, holder, name) => {
    if (holder === container && name === String(key)) address = at;
  });
  return address;
}

/** The first word of an address that leads nowhere, and what could stand there. */
function wrongWord(
  file: PlanFile,
  address: Address,
  offset: number,
  problem: string,
  hint: string | undefined = undefined,
): Misaddressed {
  const words = address.split(".");
  const index = Math.max(
    0,
    words.findIndex((_word, at) => leadsNowhere(file, words.slice(0, at + 1).join("."))),
  );
  const before = words.slice(0, index).join(".");
  const word = { text: words[index] ?? address, at: offset + (before === "" ? 0 : before.length + 1) };
  const choices = wordsAfter(file, before);
  const near = nearest(word.text, choices);
  const meant = hint ?? (near === undefined ? undefined : `Did you mean "${near}"?`);
  return { word, choices: choices.slice(0, MOST_CHOICES), problem, ...(meant !== undefined && { hint: meant }) };
}

function leadsNowhere({ written }: PlanFile, address: Address): boolean {
  const found = resolve(written, address);
  return isProblem(found) || !found.exists;
}

/** The words that can follow an address, as the facts of the plan have them. */
function wordsAfter(file: PlanFile, before: Address): readonly string[] {
  const within = statedFacts(file).filter(({ at }) => before === "" || at.startsWith(`${before}.`));
  const next = within.map(({ at }) => at.slice(before === "" ? 0 : before.length + 1).split(".")[0] ?? "");
  return [...new Set(next)];
}
