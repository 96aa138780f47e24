import type { Issue, Place } from "../issue.ts";
import type { Instant } from "../units/calendar.ts";
import { isContainer, type Places, type WrittenFile } from "../written/tree.ts";
import { type ScenarioContext, timelineOf } from "./from-tree.ts";

/** Where a scenario says what, from its start and from each of its changes on. In time. */
export type StatedPlaces = readonly { readonly from: Instant; readonly places: ReadonlyMap<string, Place> }[];

/**
 * The place of everything that a scenario states, by path (`team.sdr.people`): the line of its file, the line of the change
 * that set it, or the flag. What is left out has no place.
 */
export function statedPlaces(written: WrittenFile, context: ScenarioContext): StatedPlaces {
  const issues: Issue[] = [];
  return timelineOf(written, context, issues).states.map(({ from, written: { value, places } }) => ({
    from,
    places: new Map(placesIn(value, places, "")),
  }));
}

/** The place of a path at an instant; undefined where nothing is said there. */
export function placeStated(stated: StatedPlaces, path: string, at: Instant): Place | undefined {
  const state = stated.findLast(({ from }) => from <= at) ?? stated[0];
  return state?.places.get(path);
}

function placesIn(value: unknown, places: Places, before: string): readonly (readonly [string, Place])[] {
  if (!isContainer(value)) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const path = `${before}${key}`;
    const place = places.entryOf(value, key)?.value;
    return [...(place ? [[path, place] as const] : []), ...placesIn(child, places, `${path}.`)];
  });
}
