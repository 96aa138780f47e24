import type { Issue, Parsed } from "../issue.ts";
import { checkShape } from "../written/shape.ts";
import { copyNote, copyTree, isBlock, PlaceBook, type WrittenBlock } from "../written/tree.ts";
import type { Vocabulary } from "./activities.ts";
import { isProblem, resolve } from "./address.ts";
import { normalizePlan } from "./normalize.ts";
import type { Address, Plan, Source, SourceId } from "./plan.ts";
import type { PlanFile } from "./plan-file.ts";
import { PLAN_SHAPE } from "./shape.ts";

/** A plan as one source has it: all that the source says otherwise, everything else as the file follows it. */
export interface Reading {
  readonly source: Source;
  /** The facts in which it differs. */
  readonly facts: readonly Address[];
  readonly plan: Plan;
}

type Options = Pick<Vocabulary, "activities"> & Partial<Pick<Vocabulary, "features">>;

/**
 * The readings of a plan's disputed facts, one for each source that says otherwise, in the order of the file. Numbers of
 * two sources are never mixed, and readings are never combined.
 */
export function readingsOf(file: PlanFile, options: Options): readonly Reading[] {
  return dissenters(file).flatMap(({ source: id, facts }) => {
    const source = file.plan.sources[id];
    return source ? [new LazyReading(file, source, facts, options)] : [];
  });
}

/** Most readings bear on questions that nobody asks: the plan is made when it is first looked at. */
class LazyReading implements Reading {
  readonly source: Source;
  readonly facts: readonly Address[];
  readonly #file: PlanFile;
  readonly #options: Options;
  #plan: Plan | undefined;

  constructor(file: PlanFile, source: Source, facts: readonly Address[], options: Options) {
    this.source = source;
    this.facts = facts;
    this.#file = file;
    this.#options = options;
  }

  get plan(): Plan {
    this.#plan ??= planAsRead(this.#file, this.source.id, this.#options);
    return this.#plan;
  }
}

/** Whoever parsed the file has checked that its readings fit (`checkReadings`). */
function planAsRead(file: PlanFile, source: SourceId, options: Options): Plan {
  const normalized = normalizeReading(file, layReading(file, source), options);
  if (!normalized.ok) throw new Error(`${file.file} cannot be read as "${source}" has it`);
  return withContract(normalized.value, file.plan);
}

/** What does not fit in the readings of a file: a value of the wrong kind, a reference that leads nowhere. */
export async function checkReadings(file: PlanFile, options: Options): Promise<readonly Issue[]> {
  const issues: Issue[] = [];
  for (const { source } of dissenters(file)) {
    const laid = layReading(file, source);
    const misshapen = await checkShape(PLAN_SHAPE, { file: file.file, value: laid.written, places: laid.places });
    const normalized = misshapen.length > 0 ? undefined : normalizeReading(file, laid, options);
    const wrong = normalized && !normalized.ok ? normalized.issues : misshapen;
    issues.push(...wrong.map((issue) => ({ ...issue, message: `${issue.message} (as "${source}" has it)` })));
  }
  return issues;
}

function dissenters(file: PlanFile): readonly { readonly source: SourceId; readonly facts: readonly Address[] }[] {
  const facts = new Map<SourceId, Address[]>();
  for (const dispute of file.plan.disputed) {
    for (const source of dispute.others.flatMap((other) => other.sources)) {
      const told = facts.get(source) ?? [];
      if (!told.includes(dispute.fact)) told.push(dispute.fact);
      facts.set(source, told);
    }
  }
  return [...facts].map(([source, told]) => ({ source, facts: told }));
}

interface LaidReading {
  readonly written: WrittenBlock;
  readonly places: PlaceBook;
}

/** The tree with all that one source says put in place. Facts are looked up before anything moves. */
function layReading(file: PlanFile, source: SourceId): LaidReading {
  const places = new PlaceBook(file.places.root);
  const written = copyTree(file.written, file.places, places);
  const replaced = saidBy(written, source).flatMap(({ fact, other }) => {
    const found = resolve(written, fact);
    return isProblem(found) ? [] : [{ found, other }];
  });
  for (const { found, other } of replaced) {
    const container = found.container as Record<string | number, unknown>;
    container[found.key] = copyTree(other.says, places, places);
    copyNote(other, "says", places, container, found.key, places, [source]);
  }
  return { written, places };
}

function saidBy(
  written: WrittenBlock,
  source: SourceId,
): readonly { readonly fact: Address; readonly other: WrittenBlock }[] {
  const disputed = Array.isArray(written.disputed) ? written.disputed.filter(isBlock) : [];
  return disputed.flatMap((dispute) => {
    const others = Array.isArray(dispute.others) ? dispute.others.filter(isBlock) : [];
    const other = others.find((each) => [each.source].flat().includes(source));
    return other && typeof dispute.fact === "string" ? [{ fact: dispute.fact, other }] : [];
  });
}

/**
 * What a reading puts in place may rename the line that a fact is addressed by, and what the examples test is the file
 * as followed: both stay behind.
 */
function normalizeReading(file: PlanFile, laid: LaidReading, options: Options): Parsed<Plan> {
  const followed = new Set(["disputed", "examples"]);
  const tree = Object.fromEntries(Object.entries(laid.written).filter(([key]) => !followed.has(key)));
  for (const key of Object.keys(tree)) copyNote(laid.written, key, laid.places, tree, key, laid.places);
  return normalizePlan(tree, { id: file.id, file: file.file, places: laid.places, ...options });
}

function withContract(plan: Plan, followed: Plan): Plan {
  if (!followed.contract) return plan;
  const tiers = new Set(followed.tiers.map((tier) => tier.id));
  return { ...plan, tiers: plan.tiers.filter((tier) => tiers.has(tier.id)), contract: followed.contract };
}
