import type { Activities, Activity } from "../activities.ts";
import { type Issue, type Parsed, parsed } from "../issue.ts";
import { didYouMean } from "../written/nearest.ts";
import { readYaml } from "../written/read-yaml.ts";
import { isBlock, placeOf, placeOfKey, type WrittenBlock, type WrittenFile } from "../written/tree.ts";

/** The words that no vendor owns: what teams want done, and what tiers can do beside it. */
export interface Vocabulary {
  readonly activities: Activities;
  readonly features: readonly string[];
}

const KEYS = ["name", "unit", "usually", "held", "free"];

/** plans/activities.yaml: `activities` by id and the list of `features`. */
export function parseActivities(text: string, file: string): Parsed<Vocabulary> {
  const read = readYaml(text, file);
  if (!read.ok) return read;
  const { value, places } = read.value;
  if (!isBlock(value) || !isBlock(value.activities) || !Array.isArray(value.features)) {
    const message = "A list of activities has two keys: activities (by id) and features (a list of ids).";
    return {
      ok: false,
      issues: [{ code: "wrong-value", severity: "error", place: places.root, address: "", message }],
    };
  }
  const written = value.activities;
  const issues: Issue[] = [];
  const activities: Record<string, Activity> = {};
  for (const id of Object.keys(written)) activities[id] = activityNamed(id, written, read.value, issues);
  return parsed({ activities, features: value.features.map(String) }, issues);
}

function activityNamed(id: string, all: WrittenBlock, file: WrittenFile, issues: Issue[]): Activity {
  const block = isBlock(all[id]) ? all[id] : {};
  const at = (key: string, message: string, hint: { readonly hint?: string } = {}) => {
    const place = key in block ? placeOf(file.places, block, key) : placeOf(file.places, all, id);
    issues.push({ code: "wrong-value", severity: "error", place, address: `activities.${id}`, message, ...hint });
  };
  for (const key of Object.keys(block).filter((each) => !KEYS.includes(each))) {
    const place = placeOfKey(file.places, block, key);
    issues.push({
      code: "unknown-key",
      severity: "error",
      place,
      address: `activities.${id}`,
      message: `has no "${key}"`,
      ...didYouMean(key, KEYS),
    });
  }
  const { name, unit, usually, held = false, free = false } = block;
  if (typeof name !== "string" || typeof unit !== "string") at("name", "must have a name and a unit");
  if (usually !== "person" && usually !== "account") at("usually", "must say usually: person or account");
  if (typeof held !== "boolean" || typeof free !== "boolean") at("held", "must say held and free as true or false");
  return {
    id,
    name: String(name),
    unit: String(unit),
    usually: usually === "account" ? "account" : "person",
    held: held === true,
    free: free === true,
  };
}
