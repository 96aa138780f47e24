import { ONE_CREDIT } from "../units/credits.ts";
import { conditionsOf } from "./conditions.ts";
import {
  type Cursor,
  checkKnown,
  complain,
  complainAbout,
  find,
  findNoted,
  inside,
  lines,
  sourcesOf,
} from "./cursor.ts";
import type { Action, Burn, Charged, OncePaid } from "./plan.ts";
import { checkActivity, kindOf, type References } from "./references.ts";
import { bareCountAt, creditsAt, listAt, periodAt, wordAt } from "./values.ts";

/** A line of the rate card. Nothing is free of charge the second time, and a batch is cut short, unless it says so. */
export function actionNamed(id: string, cursor: Cursor, references: References): Action {
  const does = doesOf(cursor, references);
  const burns = burnsOf(cursor, does, references);
  return {
    id,
    at: cursor.at,
    does,
    burns,
    once: onceOf(cursor),
    batch: wordAt<Action["batch"]>(cursor, "batch") ?? "partial",
    when: conditionsOf(cursor, references),
    sources: sourcesOf(cursor),
  };
}

function doesOf(cursor: Cursor, references: References): readonly string[] {
  const found = find(cursor, "does");
  const does = listAt(cursor, "does") ?? [];
  if (found) for (const activity of does) checkActivity(found, activity, references);
  return does;
}

/** One burn for a number, or one for each line of the list; what a line leaves out is said by the action. */
function burnsOf(cursor: Cursor, does: readonly string[], references: References): readonly Burn[] {
  if (!Array.isArray(find(cursor, "burns")?.value)) return [burnOf(cursor, "burns", does, references)];
  return lines(cursor, "burns").map((line) => {
    const burn = burnOf({ ...line, fallback: cursor }, "credits", does, references);
    for (const source of line.used) cursor.used.add(source);
    return burn;
  });
}

function burnOf(line: Cursor, key: "burns" | "credits", does: readonly string[], references: References): Burn {
  const only = find(line, "for");
  if (only) checkKnown(only, "activity", only.value as string, does);
  return {
    at: key === "burns" ? `${line.at}.burns` : line.at,
    kind: kindOf(line, references),
    credits: creditsAt(line, key) ?? ONE_CREDIT,
    charged: chargedOf(line),
    ...(only && { for: only.value as string }),
    free: bareCountAt(line, "free", 0),
    block: bareCountAt(line, "block", 1),
  };
}

function chargedOf(line: Cursor): Charged {
  const charged = wordAt<Charged>(line, "charged");
  if (charged === undefined)
    complainAbout(line, "charged-missing", "must say when it is charged: per attempt, success, month or year");
  return charged ?? "attempt";
}

function onceOf(cursor: Cursor): OncePaid | "never" {
  const found = findNoted(cursor, "once");
  const block = inside(cursor, "once");
  if (!found || !block) return "never";
  const length = periodAt(block, "for", ["forever", "month", "cycle", "term"]);
  if (length === undefined)
    complain(found, "wrong-value", "must say for how long nobody is charged twice: forever, 12 months, month, …");
  return { per: wordAt<OncePaid["per"]>(block, "per") ?? "account", for: length ?? "forever" };
}
