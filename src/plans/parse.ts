import { type Issue, type Parsed, parsed } from "../issue.ts";
import type { Instant } from "../units/calendar.ts";
import { readYaml } from "../written/read-yaml.ts";
import { checkShape } from "../written/shape.ts";
import type { Places, WrittenBlock, WrittenFile } from "../written/tree.ts";
import type { Vocabulary } from "./activities.ts";
import { type LaidContract, layContract, underContract } from "./contract.ts";
import { normalizePlan } from "./normalize.ts";
import { idOfFile, type PlanFile } from "./plan-file.ts";
import { checkReadings, withReadings } from "./read-as.ts";
import { type FactSet, layFacts, setFact } from "./set-fact.ts";
import { CONTRACT_SHAPE, PLAN_SHAPE } from "./shape.ts";

/** The features may be left out; then they are not checked. */
export type ParseOptions = Pick<Vocabulary, "activities"> & Partial<Pick<Vocabulary, "features">>;

/** A plan file's text as a plan, or everything that is wrong with it at once. */
export async function parsePlan(text: string, file: string, options: ParseOptions): Promise<Parsed<PlanFile>> {
  const read = readYaml(text, file);
  return read.ok ? planOfTree(read.value, options) : read;
}

/** The same of a file whose text was read before. */
export async function planOfTree(written: WrittenFile, options: ParseOptions): Promise<Parsed<PlanFile>> {
  const misshapen = await checkShape(PLAN_SHAPE, written);
  if (misshapen.length > 0) return { ok: false, issues: misshapen };
  const { file, value, places } = written;
  return planFile(idOfFile(file), file, value as WrittenBlock, places, options);
}

/** A contract's text, laid over the plan it names: a plan of its own, named by its file. */
export async function parseContract(
  text: string,
  file: string,
  base: (id: string) => PlanFile | undefined,
  options: ParseOptions,
): Promise<Parsed<PlanFile>> {
  const read = readYaml(text, file);
  return read.ok ? contractOfTree(read.value, base, options) : read;
}

/** The same of a file whose text was read before. */
export async function contractOfTree(
  written: WrittenFile,
  base: (id: string) => PlanFile | undefined,
  options: ParseOptions,
): Promise<Parsed<PlanFile>> {
  const misshapen = await checkShape(CONTRACT_SHAPE, written);
  if (misshapen.length > 0) return { ok: false, issues: misshapen };
  const laid = layContract(base, written);
  return laid.ok ? contractFile(laid.value, written.file, options) : laid;
}

/** A contract that was laid, checked as a plan: what it changes must still make one. */
async function contractFile(laid: LaidContract, file: string, options: ParseOptions): Promise<Parsed<PlanFile>> {
  const { id, written, places } = laid;
  const misshapen = await checkShape(PLAN_SHAPE, { file, value: written, places });
  if (misshapen.length > 0) return { ok: false, issues: misshapen };
  const made = await planFile(id, file, written, places, options);
  if (!made.ok) return made;
  const plan = underContract(made.value.plan, laid);
  return { ok: true, value: withReadings({ ...made.value, plan }, options), warnings: made.warnings };
}

/** Every `--set PLAN:ADDRESS=VALUE` as contracts: several of one plan are one. `asOf` is the day they are said on. */
export async function parseSets(
  texts: readonly string[],
  asOf: Instant,
  base: (id: string) => PlanFile | undefined,
  options: ParseOptions,
): Promise<Parsed<readonly PlanFile[]>> {
  const taken = texts.map(setFact);
  const issues = taken.flatMap((each) => (each.ok ? [] : each.issues));
  const byPlan = grouped(taken.flatMap((each) => (each.ok ? [each.value] : [])));
  const files: PlanFile[] = [];
  for (const [id, facts] of byPlan) {
    const plan = base(id);
    const laid = plan ? layFacts(plan, facts, asOf) : unknownPlan(id, facts);
    const made = laid.ok ? await contractFile(laid.value, "--set", options) : laid;
    if (made.ok) files.push(made.value);
    else issues.push(...made.issues);
  }
  return parsed<readonly PlanFile[]>(files, issues);
}

function grouped(facts: readonly FactSet[]): ReadonlyMap<string, readonly FactSet[]> {
  const byPlan = new Map<string, FactSet[]>();
  for (const fact of facts) byPlan.set(fact.plan, [...(byPlan.get(fact.plan) ?? []), fact]);
  return byPlan;
}

function unknownPlan(id: string, facts: readonly FactSet[]): Parsed<never> {
  const place = (facts[0] as FactSet).place;
  return {
    ok: false,
    issues: [
      { code: "unknown-plan", severity: "error", place, address: "", message: `There is no plan called "${id}".` },
    ],
  };
}

async function planFile(
  id: string,
  file: string,
  written: WrittenBlock,
  places: Places,
  options: ParseOptions,
): Promise<Parsed<PlanFile>> {
  const normalized = normalizePlan(written, { id, file, places, ...options });
  if (!normalized.ok) return normalized;
  const value = withReadings({ id, file, written, places, plan: normalized.value }, options);
  const misread: readonly Issue[] = await checkReadings(value, options);
  return misread.length > 0 ? { ok: false, issues: misread } : { ok: true, value, warnings: normalized.warnings };
}
