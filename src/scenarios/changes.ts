import type { Instant } from "../units/calendar.ts";
import { didYouMean } from "../written/nearest.ts";
import { copyNote, copyTree, isBlock, PlaceBook, type WrittenFile } from "../written/tree.ts";
import { EVERYTHING } from "./found.ts";
import type { Part } from "./part.ts";
import { readDay } from "./values.ts";

/** What a scenario says from one day on: the file with the changes up to that day laid into it. */
export interface State {
  readonly from: Instant;
  readonly written: WrittenFile;
}

/** What can change over time. The rest (name, months, need, …) is of the scenario as a whole. */
const CHANGEABLE = ["team", "account", "events", "assume"] as const;

interface Change {
  readonly day: Instant;
  readonly from: Part;
  readonly set: Part | undefined;
}

/**
 * The states of a scenario in [start, end), one for the start and one for each later day of change. Changes are laid on
 * top of each other in the order of their days, those of one day in the order of the file. What changed by the day of the start
 * is part of the first state; what changes behind the horizon is told and left out.
 */
export function statesOf(written: WrittenFile, whole: Part, start: Instant, end: Instant): readonly State[] {
  const states: State[] = [{ from: start, written: copyOf(written) }];
  for (const change of changesIn(whole)) {
    if (change.day >= end) {
      change.from.warn("behind-horizon", "lies behind the last month of the scenario, so this changes nothing");
      continue;
    }
    let state = states.at(-1) as State;
    if (change.day > state.from) {
      state = { from: change.day, written: copyOf(state.written) };
      states.push(state);
    }
    for (const [path, value] of change.set?.entries() ?? []) lay(path, value, change.set as Part, state.written);
  }
  return states;
}

function changesIn(whole: Part): readonly Change[] {
  const changes = (whole.get("changes")?.items() ?? []).flatMap((written) => {
    const [from, set] = [written.get("from"), written.get("set")];
    const day = readDay(from);
    return from && day !== undefined ? [{ day, from, set }] : [];
  });
  return changes.toSorted((a, b) => a.day - b.day);
}

/** A copy without the changes themselves, so that what is laid into it leaves the file as it was. */
function copyOf({ file, value, places }: WrittenFile): WrittenFile {
  const book = new PlaceBook(places.root);
  const copy = copyTree(value, places, book);
  if (isBlock(copy)) delete (copy as { changes?: unknown }).changes;
  return { file, value: copy, places: book };
}

/** Set what stands at a path. Blocks on the way are made where they are only left out, roles are not. */
function lay(path: string, value: Part, set: Part, into: WrittenFile): void {
  const steps = path.split(".");
  const key = steps.at(-1) as string;
  if (!steps.every(isSafeStep)) {
    value.refuseKey("unknown-path", "must be a path such as team.sdr.people");
    return;
  }
  const container = containerFor(steps, value, into);
  if (!container) return;
  const book = into.places as PlaceBook;
  container[key] = copyTree(value.value, set.places, book);
  copyNote(set.value as object, path, set.places, container, key, book);
}

type Open = Record<string, unknown>;

function containerFor(steps: readonly string[], value: Part, into: WrittenFile): Open | undefined {
  const [head = "", role = ""] = steps;
  if (!CHANGEABLE.some((known) => known === head)) return refuseHead(value, head);
  if (steps.length === 1) {
    value.refuseKey("unknown-path", `names all of "${head}"; say what in it changes, such as team.sdr.people`);
    return undefined;
  }
  const roles = isBlock(into.value) && isBlock(into.value.team) ? into.value.team : {};
  if (head === "team" && steps.length > 2 && !Object.hasOwn(roles, role)) {
    const known = Object.keys(roles);
    const hint = didYouMean(role, known);
    const message = `names a role "${role}" that is not there; a new role is set whole: team.${role}: { people: 1, does: { email: 150/week } }`;
    value.refuseKey("unknown-path", message, hint);
    return undefined;
  }
  return descend(steps.slice(0, -1), value, into);
}

function descend(steps: readonly string[], value: Part, into: WrittenFile): Open | undefined {
  let at: unknown = into.value;
  for (const [depth, step] of steps.entries()) {
    if (!isBlock(at)) return undefined;
    const block = at as Open;
    if (!Object.hasOwn(block, step)) block[step] = {};
    if (step === "found" && !isBlock(block[step])) openFound(block, into.places as PlaceBook);
    at = block[step];
    if (!isBlock(at)) {
      const name = steps.slice(0, depth + 1).join(".");
      value.refuseKey("unknown-path", `goes into ${name}, which is one value for everything; set ${name} whole`);
      return undefined;
    }
  }
  return at as Open;
}

/** A share found of everything, as a block that has room for others beside it. */
export function openFound(assume: Record<string, unknown>, places: PlaceBook): void {
  const block = { [EVERYTHING]: assume.found };
  copyNote(assume, "found", places, block, EVERYTHING, places);
  assume.found = block;
}

function refuseHead(value: Part, head: string): undefined {
  const message = `cannot change over time; what can stands under ${CHANGEABLE.slice(0, -1).join(", ")} or ${CHANGEABLE.at(-1)}`;
  value.refuseKey("unknown-path", message, didYouMean(head, CHANGEABLE));
  return undefined;
}

/** Not empty, and nothing that reaches into how JavaScript makes objects. */
function isSafeStep(step: string): boolean {
  return step !== "" && step !== "__proto__";
}
