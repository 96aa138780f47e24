import { type Issue, type Parsed, type Place, parsed } from "../issue.ts";
import { parseDay } from "../units/calendar.ts";
import { didYouMean } from "../written/nearest.ts";
import {
  copyNote,
  copyTree,
  isBlock,
  PlaceBook,
  type Places,
  placeOf,
  placeOfKey,
  type WrittenBlock,
  type WrittenFile,
} from "../written/tree.ts";
import { eachAddress, isProblem, resolve, unwrapped } from "./address.ts";
import { namesOf } from "./cursor.ts";
import { type Laying, layBlock } from "./lay-block.ts";
import type { Address, ContractTerms, Plan } from "./plan.ts";
import { idOfFile, type PlanFile } from "./plan-file.ts";

/** A plan's tree with a contract laid over it, still to be checked as a plan. */
export interface LaidContract {
  readonly id: string;
  readonly extends: string;
  readonly written: WrittenBlock;
  readonly places: Places;
  /** What the contract changes, by its address in the tree as laid; lines taken out by their address before. */
  readonly changes: readonly Address[];
  readonly terms: Omit<ContractTerms, "extends" | "changes">;
}

/** Keys that say something about the contract and nothing about the plan. */
const OWN_KEYS = new Set([
  "extends",
  "name",
  "from",
  "until",
  "notice",
  "confidential",
  "source",
  "sources",
  "tiers",
  "examples",
]);

/**
 * A contract laid over its plan: blocks are merged; a line of a list changes the line whose words it carries and is
 * added where there is none; `drop: true` takes one out. What it sets rests on its own source, all else on the plan's.
 *
 * The plan's examples stay behind, since they test the list price, and so do disputes about what the contract settles.
 */
export function layContract(base: (id: string) => PlanFile | undefined, contract: WrittenFile): Parsed<LaidContract> {
  const own = contract.value as WrittenBlock;
  const plan = base(String(own.extends));
  if (!plan)
    return refused(
      "unknown-plan",
      placeOf(contract.places, own, "extends"),
      "extends",
      `is "${own.extends}", which is no plan here`,
    );

  const issues: Issue[] = [];
  const places = new PlaceBook(contract.places.root);
  const written = copyTree(plan.written, plan.places, places) as Record<string, unknown>;
  delete written.examples;
  const laying: Laying = { from: contract.places, into: places, tree: written, issues, dropped: [] };
  const scope = namesOf(own.source);

  layParts(laying, written, own, scope);
  checkCurrency(plan, own, contract, issues);
  checkNewTiers(plan, own, contract, issues);
  const changes = [...laying.dropped, ...laidAddresses(written, places)];
  if (changes.length === 0 && issues.length === 0) {
    issues.push(
      issueAt(
        "contract-changes-nothing",
        contract.places.root,
        "",
        "This contract changes nothing: it names the plan and sets no value of it.",
      ),
    );
  }
  settleDisputes(written, own, places, changes);
  const terms = termsOf(own, contract, issues);
  const id = typeof own.name === "string" ? own.name : idOfFile(contract.file);
  return parsed({ id, extends: plan.id, written, places, changes, terms }, issues);
}

/** What a contract says of the plan is merged; its sources join the plan's; its examples replace them. */
function layParts(laying: Laying, written: Record<string, unknown>, own: WrittenBlock, scope: readonly string[]): void {
  addSources(laying, written, own);
  const plain = Object.keys(own).filter((key) => !OWN_KEYS.has(key) || key === "tiers");
  layBlock(laying, written, own, scope, "", plain);
  if (own.examples !== undefined) {
    written.examples = copyTree(own.examples, laying.from, laying.into);
    copyNote(own, "examples", laying.from, written, "examples", laying.into);
  }
}

function addSources(laying: Laying, written: Record<string, unknown>, own: WrittenBlock): void {
  if (!isBlock(own.sources)) return;
  const sources = written.sources as Record<string, unknown>;
  for (const id of Object.keys(own.sources)) {
    if (Object.hasOwn(sources, id)) {
      const place = placeOf(laying.from, own.sources, id);
      laying.issues.push(
        issueAt("duplicate-source", place, `sources.${id}`, "is a source of the plan already: give it another id"),
      );
      continue;
    }
    sources[id] = copyTree(own.sources[id], laying.from, laying.into);
    copyNote(own.sources, id, laying.from, sources, id, laying.into);
  }
}

/** A bare amount of the plan must not turn into another currency unseen. */
function checkCurrency(plan: PlanFile, own: WrittenBlock, contract: WrittenFile, issues: Issue[]): void {
  const listed = plan.plan.currency;
  if (own.currency === undefined || typeof listed !== "string" || unwrapped(own.currency) === listed) return;
  const issue = issueAt(
    "currency-changed",
    placeOf(contract.places, own, "currency"),
    "currency",
    `is ${unwrapped(own.currency)}, and the plan's amounts are in ${listed}`,
  );
  issues.push({
    ...issue,
    hint: `Write the amounts of the contract by currency: amount: { ${unwrapped(own.currency)}: 3600 }.`,
  });
}

/** A tier that the plan does not have is taken for a slip of the pen unless it brings a price and credits. */
function checkNewTiers(plan: PlanFile, own: WrittenBlock, contract: WrittenFile, issues: Issue[]): void {
  const listed = Object.keys(plan.written.tiers as WrittenBlock);
  const tiers = own.tiers;
  if (!isBlock(tiers)) return;
  for (const id of tierIds(own)) {
    const tier = tiers[id];
    if (listed.includes(id) || (isBlock(tier) && tier.price !== undefined && tier.grants !== undefined)) continue;
    const message = `is no tier of ${plan.id}; a new one must bring a price and grants`;
    issues.push({
      ...issueAt("unknown-tier", placeOfKey(contract.places, tiers, id), `tiers.${id}`, message),
      ...didYouMean(id, listed),
    });
  }
}

function tierIds(own: WrittenBlock): readonly string[] {
  return isBlock(own.tiers) ? Object.keys(own.tiers).filter((id) => id !== "source") : [];
}

/** Disputes about what is agreed are over; a fact whose line has got another address by the contract is one of those. */
function settleDisputes(
  written: Record<string, unknown>,
  own: WrittenBlock,
  places: PlaceBook,
  changes: readonly Address[],
): void {
  if (!Array.isArray(written.disputed)) return;
  const ownFacts = new Set(Array.isArray(own.disputed) ? own.disputed.filter(isBlock).map(({ fact }) => fact) : []);
  const open = copyTree(written.disputed as readonly unknown[], places, places).filter((dispute) => {
    if (!isBlock(dispute) || ownFacts.has(dispute.fact)) return true;
    const fact = String(dispute.fact);
    return (
      !isProblem(resolve(written, fact)) && !changes.some((change) => isWithin(change, fact) || isWithin(fact, change))
    );
  });
  written.disputed = open;
}

function isWithin(address: Address, around: Address): boolean {
  return address === around || address.startsWith(`${around}.`);
}

/** The addresses of what was laid over a tree. */
export function laidAddresses(written: WrittenBlock, places: Places): readonly Address[] {
  const found = new Set<Address>();
  eachAddress(written, (address, container, key) => {
    if (places.laidBy(container, key) && !address.startsWith("disputed")) found.add(address);
  });
  return [...found];
}

function termsOf(own: WrittenBlock, contract: WrittenFile, issues: Issue[]): LaidContract["terms"] {
  const [from, until] = [dayOf("from"), dayOf("until")];
  const notice = unwrapped(own.notice) as number | undefined;
  if (from !== undefined && until !== undefined && until <= from) {
    issues.push(issueAt("contract-ends-first", placeOf(contract.places, own, "until"), "until", "must be after from"));
  }
  return {
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
    ...(notice !== undefined && { notice }),
    confidential: own.confidential === true,
  };

  function dayOf(key: "from" | "until"): number | undefined {
    if (own[key] === undefined) return undefined;
    const day = parseDay(String(unwrapped(own[key])));
    if (day === undefined) {
      issues.push(
        issueAt(
          "impossible-date",
          placeOf(contract.places, own, key),
          key,
          `must be a day that exists, not ${unwrapped(own[key])}`,
        ),
      );
    }
    return day;
  }
}

/** The plan that a contract makes: with its terms, and of the tiers those it names, if it names any. */
export function underContract(plan: Plan, laid: LaidContract): Plan {
  const named = new Set(
    laid.changes.flatMap((change) => (change.startsWith("tiers.") ? [change.split(".")[1] as string] : [])),
  );
  const tiers = named.size === 0 ? plan.tiers : plan.tiers.filter((tier) => named.has(tier.id));
  return { ...plan, tiers, contract: { extends: laid.extends, ...laid.terms, changes: laid.changes } };
}

function issueAt(code: string, place: Place, address: Address, message: string): Issue {
  return { code, severity: "error", place, address, message };
}

function refused(code: string, place: Place, address: Address, message: string): Parsed<never> {
  return { ok: false, issues: [issueAt(code, place, address, message)] };
}
