import type { Issue, Parsed } from "../issue.ts";
import { checkShape } from "../written/shape.ts";
import type { Vocabulary } from "./activities.ts";
import { type LaidReading, layReading } from "./lay-reading.ts";
import { normalizePlan } from "./normalize.ts";
import type { Plan, SourceId } from "./plan.ts";
import type { PlanFile } from "./plan-file.ts";
import { dissentersIn } from "./readings.ts";
import { PLAN_SHAPE } from "./shape.ts";

type Options = Pick<Vocabulary, "activities"> & Partial<Pick<Vocabulary, "features">>;

/** A plan file that can be read as its sources have it, each time from its tree. Whoever parsed it checks that they fit. */
export function withReadings(file: Omit<PlanFile, "readAs">, options: Options): PlanFile {
  const made = new Map<SourceId, Plan>();
  const readAs = (source: SourceId) => {
    const plan = made.get(source) ?? planAsRead(file, source, options);
    made.set(source, plan);
    return plan;
  };
  return { id: file.id, file: file.file, written: file.written, places: file.places, plan: file.plan, readAs };
}

function planAsRead(file: Omit<PlanFile, "readAs">, source: SourceId, options: Options): Plan {
  const normalized = normalizeReading(file, layReading(file, source), options);
  if (!normalized.ok) throw new Error(`${file.file} cannot be read as "${source}" has it`);
  return underSameContract(normalized.value, file.plan);
}

/** What does not fit in the readings of a file: a value of the wrong kind, a reference that leads nowhere. */
export async function checkReadings(file: PlanFile, options: Options): Promise<readonly Issue[]> {
  const issues: Issue[] = [];
  for (const { source } of dissentersIn(file.plan)) {
    const laid = layReading(file, source);
    const misshapen = await checkShape(PLAN_SHAPE, { file: file.file, value: laid.written, places: laid.places });
    const normalized = misshapen.length > 0 ? undefined : normalizeReading(file, laid, options);
    const wrong = normalized && !normalized.ok ? normalized.issues : misshapen;
    issues.push(...wrong.map((issue) => ({ ...issue, message: `${issue.message} (as "${source}" has it)` })));
  }
  return issues;
}

function normalizeReading(
  { id, file }: Pick<PlanFile, "id" | "file">,
  { written, places }: LaidReading,
  options: Options,
): Parsed<Plan> {
  return normalizePlan(written, { id, file, places, ...options });
}

/** A contract shows only the tiers it names, and keeps its terms, whatever else is said in the plan. */
export function underSameContract(plan: Plan, before: Plan): Plan {
  if (!before.contract) return plan;
  const tiers = new Set(before.tiers.map(({ id }) => id));
  return { ...plan, tiers: plan.tiers.filter(({ id }) => tiers.has(id)), contract: before.contract };
}
