import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT } from "./fake-io.ts";

/*
 * The change that `diff` is shown on: Apollo's Basic, billed monthly, from $59 a seat (read on 2026-05-24) to $65 (read on
 * 2026-09-28), in a collection of two plans and fifteen scenarios.
 */

const fixture = (name: string) => readFileSync(join(PROJECT, "fixtures", name), "utf8");

/** The two scenarios that Apollo's price on monthly billing touches; the flip comes first. */
export const TOUCHED = ["three-sdrs-monthly", "eight-sdrs-monthly"];
const UNTOUCHED = ["guide-1-light", "guide-2-active", "guide-3-heavy", "guide-5-enterprise", "team", "campaign"].concat(
  ["season", "ramp", "several-roles", "two-years", "find", "hiring-mid-month", "user-caps"],
);

const APOLLO = fixture("plans/frozen/apollo.yaml").replace("read: 2026-05-04", "read: 2026-05-24");
const OTHERS = {
  "plans/activities.yaml": fixture("plans/frozen/activities.yaml"),
  "plans/lemlist.yaml": fixture("plans/frozen/lemlist.yaml"),
  ...Object.fromEntries(
    [...TOUCHED, ...UNTOUCHED].map((name) => [`scenarios/${name}.yaml`, fixture(`scenarios/${name}.yaml`)]),
  ),
};

/** Every file by its name, before the price changed. */
export const BEFORE: Readonly<Record<string, string>> = {
  ...OTHERS,
  "plans/apollo.yaml": APOLLO.replace(
    "{ amount: 65, per: seat, billed: monthly }",
    "{ amount: 59, per: seat, billed: monthly, source: pricing-may }",
  ),
};

export const AFTER: Readonly<Record<string, string>> = { ...OTHERS, "plans/apollo.yaml": APOLLO };
