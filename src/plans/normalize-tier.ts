import { accountAgeOf, conditionsOf } from "./conditions.ts";
import { type Cursor, checkKnown, complain, entries, type Found, find, inside, lines, sourcesOf } from "./cursor.ts";
import { grantLine } from "./normalize-grant.ts";
import { priceLine, priceNotPublished } from "./normalize-price.ts";
import type { AddOn, FeatureId, Tier } from "./plan.ts";
import type { References } from "./references.ts";
import { bareCountAt, countAt, flagAt, listAt, textAt } from "./values.ts";

type Named = { readonly id: string; readonly cursor: Cursor };

/** The tiers, from small to large, each with the features of those it includes. */
export function tiersOf(root: Cursor, kinds: ReadonlyMap<string, Cursor>, references: References): readonly Tier[] {
  const written = entries(root, "tiers");
  const own = new Map(written.map(({ id, cursor }) => [id, ownFeatures(cursor, references)]));
  return written.map((named) => tierNamed(named, featuresWith(named, written, own), kinds, references));
}

function tierNamed(
  { id, cursor }: Named,
  features: readonly FeatureId[],
  kinds: ReadonlyMap<string, Cursor>,
  references: References,
): Tier {
  const accounts = accountAgeOf(cursor);
  const trial = flagAt(cursor, "trial", false);
  const price = lines(cursor, "price").map((line) => priceLine(line, references));
  return {
    id,
    at: cursor.at,
    name: textAt(cursor, "name") ?? nameFromId(id),
    alsoCalled: (cursor.block.alsoCalled as readonly string[] | undefined) ?? [],
    // No price is a price that is not published; only a trial is free without saying so.
    price: price.length === 0 && !trial ? [priceNotPublished(cursor, references)] : price,
    grants: lines(cursor, "grants").map((line) => grantLine(line, kinds, references)),
    seats: seatsOf(cursor),
    features,
    closed: flagAt(cursor, "closed", false),
    ...(accounts && { accounts }),
    trial,
  };
}

function seatsOf(tier: Cursor): Tier["seats"] {
  const seats = inside(tier, "seats");
  if (!seats) return { included: 0, min: 1 };
  const max = countAt(seats, "max");
  return {
    included: bareCountAt(seats, "included", 0),
    min: countAt(seats, "min") ?? 1,
    ...(max !== undefined && { max }),
  };
}

/** `email-pro` is "Email Pro". */
function nameFromId(id: string): string {
  return id
    .split("-")
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join(" ");
}

function ownFeatures(cursor: Cursor, references: References): readonly FeatureId[] {
  const found = find(cursor, "features");
  const features = listAt(cursor, "features") ?? [];
  if (found && references.features)
    for (const feature of features) checkKnown(found, "feature", feature, references.features);
  return features;
}

/** A tier's own features and, up the chain, those of the tiers it includes. A chain that comes back to itself is refused. */
function featuresWith(
  tier: Named,
  all: readonly Named[],
  own: ReadonlyMap<string, readonly FeatureId[]>,
): readonly FeatureId[] {
  const features = new Set<FeatureId>();
  const seen = new Set<string>();
  let at: Named | undefined = tier;
  while (at) {
    seen.add(at.id);
    for (const feature of own.get(at.id) ?? []) features.add(feature);
    const found: Found | undefined = find(at.cursor, "includes");
    if (!found) break;
    const next = found.value as string;
    if (seen.has(next)) {
      if (next === tier.id)
        complain(found, "tiers-include-each-other", `includes "${next}", which includes it in turn`);
      break;
    }
    if (
      at === tier &&
      !checkKnown(
        found,
        "tier",
        next,
        all.map(({ id }) => id),
      )
    )
      break;
    at = all.find((other) => other.id === next);
  }
  return [...features];
}

/** Features that are sold separately. */
export function addOnsOf(root: Cursor, references: References): readonly AddOn[] {
  return entries(root, "addOns").map(({ id, cursor }) => {
    const price = lines(cursor, "price").map((line) => priceLine(line, references));
    return {
      id,
      at: cursor.at,
      price,
      features: ownFeatures(cursor, references),
      when: conditionsOf(cursor, references),
      sources: sourcesOf(cursor),
    };
  });
}
