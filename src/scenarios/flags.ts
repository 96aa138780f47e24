import type { Activities } from "../activities.ts";
import type { Issue, Parsed, Place } from "../issue.ts";
import { didYouMean } from "../written/nearest.ts";
import { copyTree, isBlock, noPlaces, PlaceBook, type WrittenFile } from "../written/tree.ts";
import { openFound } from "./changes.ts";

/** A scenario in flags, as the command line gives it: the values are texts, checked where files are. */
export interface ScenarioFlags {
  readonly people?: string;
  /** activity → rate, for each person: `--each email=150/week`. */
  readonly each?: ActivityRates;
  /** activity → rate, for all together: `--all crm-record=2000/month`. */
  readonly all?: ActivityRates;
  /** activity → rate, where the activity usually belongs: `--email 150/week`. */
  readonly bare?: ActivityRates;
  readonly seats?: string;
  readonly start?: string;
  readonly months?: string;
  readonly currency?: string;
  /** `90%` for everything, `email=85%` or `phone@lusha=55%` for one activity. */
  readonly found?: readonly string[];
  readonly alreadyKnown?: string;
  /** Features that an offer must have. */
  readonly need?: readonly string[];
  readonly billed?: string;
}

type ActivityRates = Readonly<Record<string, string>>;

/** The people of a scenario that was never written down. */
const ROLE_OF_FLAGS = "person";

/** A scenario written in flags alone, as the tree of the file that would say the same. It has no name. */
export function scenarioTreeFromFlags(flags: ScenarioFlags, activities: Activities): Parsed<WrittenFile> {
  const issues: Issue[] = [];
  const written = overlayFlags(
    { file: "", value: { name: "" }, places: noPlaces("command line") },
    flags,
    activities,
    issues,
  );
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: written, warnings: [] };
}

/**
 * The same flags laid over a scenario file: where both say something, the flag wins. Changes of the file still come on
 * their day. What flags say of people (`--people`, `--seats`, an activity for each) is of the only role; where there are
 * several it is refused, and where there is none `--people` makes one.
 */
export function overlayFlags(
  written: WrittenFile,
  flags: ScenarioFlags,
  activities: Activities,
  issues: Issue[],
): WrittenFile {
  const places = new PlaceBook(written.places.root);
  const value = copyTree(written.value, written.places, places);
  if (!isBlock(value)) return written;
  const tree = new FlaggedTree(value as Block, places, issues);
  tree.setIfGiven(tree.root, "start", flags.start, "--start");
  tree.setIfGiven(tree.root, "months", numberIn(flags.months), "--months");
  tree.setIfGiven(tree.root, "currency", flags.currency, "--currency");
  layPeople(tree, flags);
  layWork(tree, flags, activities);
  layLuck(tree, flags);
  layNeed(tree, flags);
  return { file: written.file, value, places };
}

type Block = Record<string, unknown>;

/** A tree in which every value that a flag set stands at that flag. */
class FlaggedTree {
  readonly root: Block;
  readonly places: PlaceBook;
  readonly #issues: Issue[];

  constructor(root: Block, places: PlaceBook, issues: Issue[]) {
    this.root = root;
    this.places = places;
    this.#issues = issues;
  }

  set(block: Block, key: string, value: unknown, flag: string): void {
    block[key] = value;
    this.places.note(block, key, { entry: { key: placeOfFlag(flag), value: placeOfFlag(flag) } });
  }

  setIfGiven(block: Block, key: string, value: unknown, flag: string): void {
    if (value !== undefined) this.set(block, key, value, flag);
  }

  /** The block under a key, made where there is none. */
  within(block: Block, key: string): Block {
    if (!isBlock(block[key])) block[key] = {};
    return block[key] as Block;
  }

  refuse(flag: string, code: string, message: string, more: { readonly hint?: string } = {}): undefined {
    this.#issues.push({ code, severity: "error", place: placeOfFlag(flag), address: "", message, ...more });
    return undefined;
  }
}

/** A number as a file would hold it; what is not one stays as it is and is refused where files are. */
function numberIn(text: string | undefined): number | string | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : text;
}

function placeOfFlag(flag: string): Place {
  return { file: flag, line: 1, column: 1, length: 1 };
}

function layPeople(tree: FlaggedTree, { people, seats }: ScenarioFlags): void {
  if (people !== undefined) {
    if (rolesIn(tree).length === 0) tree.within(tree.within(tree.root, "team"), ROLE_OF_FLAGS);
    const role = onlyRole(tree, "--people");
    if (role) tree.set(role, "people", numberIn(people), "--people");
  }
  if (seats !== undefined) {
    const role = onlyRole(tree, "--seats");
    if (role) tree.set(role, "seats", numberIn(seats), "--seats");
  }
}

function layWork(tree: FlaggedTree, { each = {}, all = {}, bare = {} }: ScenarioFlags, activities: Activities): void {
  for (const [activity, rate] of Object.entries(each)) layForEach(tree, activity, rate, "--each");
  for (const [activity, rate] of Object.entries(all)) layForAll(tree, activity, rate, "--all");
  for (const [activity, rate] of Object.entries(bare)) {
    const flag = `--${activity}`;
    const known = Object.hasOwn(activities, activity) ? activities[activity] : undefined;
    if (!known)
      tree.refuse(
        flag,
        "unknown-activity",
        `There is no activity "${activity}".`,
        didYouMean(activity, Object.keys(activities)),
      );
    else if (known.usually === "person") layForEach(tree, activity, rate, flag);
    else layForAll(tree, activity, rate, flag);
  }
}

/** What a flag asks for as attempts is no longer asked for as results. */
function layForEach(tree: FlaggedTree, activity: string, rate: string, flag: string): void {
  const role = onlyRole(tree, flag, activity);
  if (!role) return;
  tree.set(tree.within(role, "does"), activity, rate, flag);
  if (isBlock(role.find)) delete (role.find as Block)[activity];
}

function layForAll(tree: FlaggedTree, activity: string, rate: string, flag: string): void {
  tree.set(tree.within(tree.root, "account"), activity, rate, flag);
}

function layLuck(tree: FlaggedTree, { found = [], alreadyKnown }: ScenarioFlags): void {
  if (found.length === 0 && alreadyKnown === undefined) return;
  const assume = tree.within(tree.root, "assume");
  tree.setIfGiven(assume, "alreadyKnown", alreadyKnown, "--already-known");
  const forAll = found.filter((text) => !text.includes("="));
  for (const share of forAll) tree.set(assume, "found", share, "--found");
  for (const text of found) {
    const [activity = "", share] = text.split("=", 2);
    if (share === undefined) continue;
    if (assume.found !== undefined && !isBlock(assume.found)) openFound(assume, tree.places);
    tree.set(tree.within(assume, "found"), activity, share, "--found");
  }
}

function layNeed(tree: FlaggedTree, { need, billed }: ScenarioFlags): void {
  if (need === undefined && billed === undefined) return;
  const needed = tree.within(tree.root, "need");
  tree.setIfGiven(needed, "billed", billed, "--billed");
  if (need === undefined) return;
  const features = [...need];
  tree.set(needed, "features", features, "--need");
  for (const index of features.keys())
    tree.places.note(features, index, { entry: { key: placeOfFlag("--need"), value: placeOfFlag("--need") } });
}

function rolesIn(tree: FlaggedTree): readonly string[] {
  return isBlock(tree.root.team) ? Object.keys(tree.root.team) : [];
}

/** The role that a flag about people is of. `activity` is what the flag asks of each of them. */
function onlyRole(tree: FlaggedTree, flag: string, activity?: string): Block | undefined {
  const roles = rolesIn(tree);
  const [role, ...others] = roles;
  if (role !== undefined && others.length === 0) return tree.within(tree.within(tree.root, "team"), role);
  if (role !== undefined) {
    return tree.refuse(
      flag,
      "several-roles",
      `${flag} could be of ${roles.slice(0, -1).join(", ")} or ${roles.at(-1)}: say it in the file.`,
    );
  }
  const needless = activity === undefined ? "" : ` If it is meant for all together, write --all ${activity}=RATE.`;
  const counted = activity === undefined ? `${flag} counts` : `${flag} counts ${activity} for each person`;
  return tree.refuse(flag, "missing-flag", `${counted}, but nobody says how many people there are.`, {
    hint: `Add --people NUMBER.${needless}`,
  });
}
