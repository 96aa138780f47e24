import { eachAddress, isProblem, type Resolved, resolve } from "../plans/address.ts";
import type { Address } from "../plans/plan.ts";
import type { PlanFile } from "../plans/plan-file.ts";
import { type StatedFact, statedFacts } from "../plans/stated-facts.ts";
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
  if (isProblem(found)) return wrongWord(file, address, offset, found);
  const asFiled = canonical(file, found) ?? address;
  const facts = statedFacts(file).filter(({ at }) => at === asFiled || at.startsWith(`${asFiled}.`));
  if (facts.length > 0) return facts.map((stated) => ({ stated, fact: planFact(file.plan, stated.at) }));
  const around = address.slice(0, Math.max(0, address.lastIndexOf(".")));
  const said = statedFacts(file)
    .filter(({ at }) => at.startsWith(`${around}.`))
    .map(({ at }) => at);
  const problem = found.exists
    ? "is no number and no rule of the plan"
    : "is not written: what the schema says by default holds";
  return { word: { text: address, at: offset }, choices: said.slice(0, MOST_CHOICES), problem };
}

const MOST_CHOICES = 12;

/** The address that the plan itself has for what was found: a line may be named by more words than it needs. */
function canonical({ written }: PlanFile, { container, key }: Resolved): Address | undefined {
  let address: Address | undefined;
  eachAddress(written, (at, holder, name) => {
    if (holder === container && name === String(key)) address = at;
  });
  return address;
}

/** The first word of an address that leads nowhere, and the keys that could stand there. */
function wrongWord(
  file: PlanFile,
  address: Address,
  offset: number,
  { problem, hint }: { readonly problem: string; readonly hint?: string },
): Misaddressed {
  const words = address.split(".");
  const known = words.findIndex((_word, index) =>
    isProblem(resolve(file.written, words.slice(0, index + 1).join("."))),
  );
  const index = Math.max(0, known);
  const before = words.slice(0, index).join(".");
  const choices = new Set(
    statedFacts(file)
      .filter(({ at }) => before === "" || at.startsWith(`${before}.`))
      .map(({ at }) => at.slice(before === "" ? 0 : before.length + 1).split(".")[0] ?? ""),
  );
  return {
    word: { text: words[index] ?? address, at: offset + (before === "" ? 0 : before.length + 1) },
    choices: [...choices].slice(0, MOST_CHOICES),
    problem,
    ...(hint !== undefined && { hint }),
  };
}
