import { basename } from "node:path";
import { findPlanFiles, isFolder } from "../files/find-plan-files.ts";
import { UserError } from "../files/user-error.ts";
import type { Vocabulary } from "../plans/activities.ts";
import { type Catalog, shippedCatalog } from "../plans/catalog.ts";
import type { PlanFile } from "../plans/plan-file.ts";
import type { Instant } from "../units/calendar.ts";
import { nearest } from "../written/nearest.ts";
import type { Desk } from "./desk.ts";

/** The plans of a folder, with its own activities.yaml where it has one; without a folder, those that come with credits. */
export async function loadCatalog(dir: string | undefined, desk: Desk): Promise<Catalog> {
  if (dir === undefined) return shippedCatalog();
  if (!isFolder(dir, desk.folder)) {
    throw new UserError("not-a-folder", `"${dir}" is no folder.`, "--plans takes a folder of plan files.");
  }
  const { parsePlan } = await import("../plans/parse.ts");
  const vocabulary = await vocabularyOf(dir, desk);
  const names = findPlanFiles(dir, desk.folder).filter((name) => !isActivities(name));
  if (names.length === 0) throw new UserError("no-plans", `There is no plan file in "${dir}".`);
  const plans = await Promise.all(names.map(async (name) => parsePlan(await desk.read(name), name, vocabulary)));
  return { ...vocabulary, plans: desk.valuesOf(plans) };
}

/** The words that the plans of a folder are written in. */
async function vocabularyOf(dir: string, desk: Desk): Promise<Vocabulary> {
  const name = findPlanFiles(dir, desk.folder).find(isActivities);
  if (name === undefined) return shippedCatalog();
  const { parseActivities } = await import("../plans/activities.ts");
  const [vocabulary] = desk.valuesOf([parseActivities(await desk.read(name), name)]);
  return vocabulary ?? shippedCatalog();
}

function isActivities(name: string): boolean {
  return basename(name) === "activities.yaml";
}

/** What the command line agrees on beside the list: contract files, and every `--set` as a contract of its own. */
export interface Agreed {
  readonly contracts: readonly string[] | undefined;
  readonly sets: readonly string[] | undefined;
  readonly asOf: Instant;
}

export async function loadContracts(catalog: Catalog, agreed: Agreed, desk: Desk): Promise<readonly PlanFile[]> {
  const { contracts = [], sets = [], asOf } = agreed;
  if (contracts.length === 0 && sets.length === 0) return [];
  const { parseContract, parseSets } = await import("../plans/parse.ts");
  const base = (id: string) => catalog.plans.find((plan) => plan.id === id);
  const files = await Promise.all(
    contracts.map(async (name) => parseContract(await desk.read(name), name, base, catalog)),
  );
  const set = await parseSets(sets, asOf, base, catalog);
  const [facts = []] = desk.valuesOf([set]);
  const all = [...desk.valuesOf(files), ...facts];
  refuseTwins(all, catalog);
  return all;
}

function refuseTwins(contracts: readonly PlanFile[], { plans }: Catalog): void {
  const taken = new Set(plans.map(({ id }) => id));
  for (const { id, file } of contracts) {
    if (taken.has(id)) {
      throw new UserError(
        "duplicate-id",
        `"${file}" is called ${id}, as another plan is.`,
        "Give it a name: of its own.",
      );
    }
    taken.add(id);
  }
}

/** The plan with this id, in whatever case; an unknown one is refused with the nearest. */
export function planCalled(id: string, plans: readonly PlanFile[]): PlanFile {
  const plan = plans.find((each) => each.id === id) ?? plans.find((each) => each.id === id.toLowerCase());
  if (plan) return plan;
  const near = nearest(
    id,
    plans.map((each) => each.id),
  );
  const meant = near === undefined ? "" : ` Did you mean "${near}"?`;
  throw new UserError("unknown-plan", `There is no plan called "${id}".${meant}`, "`credits plans` lists them all.");
}
