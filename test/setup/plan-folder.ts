import { readdirSync, readFileSync } from "node:fs";
import { parseActivities, type Vocabulary } from "../../src/plans/activities.ts";
import { parsePlan } from "../../src/plans/parse.ts";
import type { PlanFile } from "../../src/plans/plan-file.ts";
import { madeOf } from "./plan-of.ts";

const project = new URL("../../", import.meta.url);

/** The words that the shipped plans are written in. */
export const SHIPPED: Vocabulary = madeOf(
  parseActivities(readFileSync(new URL("plans/activities.yaml", project), "utf8"), "activities.yaml"),
);

/** The ids of every plan file in a folder of the project. */
export function planIdsIn(folder: string): readonly string[] {
  return readdirSync(new URL(`${folder}/`, project))
    .filter((name) => name.endsWith(".yaml") && name !== "activities.yaml")
    .map((name) => name.replace(".yaml", ""));
}

export function planTextIn(folder: string, id: string): string {
  return readFileSync(new URL(`${folder}/${id}.yaml`, project), "utf8");
}

export async function planFileIn(folder: string, id: string): Promise<PlanFile> {
  return madeOf(await parsePlan(planTextIn(folder, id), `${folder}/${id}.yaml`, SHIPPED));
}
