import type { Activities } from "../activities.ts";
import { type Issue, type Parsed, parsed } from "../issue.ts";
import { CURRENCY_CODES } from "../units/currency-codes.ts";
import { CURRENCY_NOT_KNOWN, type Currency } from "../units/money.ts";
import { didYouMean } from "../written/nearest.ts";
import { isBlock, noPlaces, type Places, type WrittenBlock } from "../written/tree.ts";
import { type Cursor, complain, entries, findNoted, lines, rootCursor, type Survey } from "./cursor.ts";
import { actionNamed } from "./normalize-action.ts";
import { examplesOf } from "./normalize-examples.ts";
import { disputesOf, notModelledOf, sourcesOfPlan } from "./normalize-notes.ts";
import { addOnsOf, tiersOf } from "./normalize-tier.ts";
import { topUpLine, whenEmptyLines } from "./normalize-top-up.ts";
import { placesByAddress } from "./places-by-address.ts";
import type { BurnOrderEntry, Known, Plan } from "./plan.ts";
import type { References } from "./references.ts";
import { listAt, unpublished } from "./values.ts";

/** The credit kind of a plan that has only one and does not name it. */
const ONLY_KIND = "credit";

export interface NormalizeOptions {
  readonly id: string;
  readonly file: string;
  readonly places?: Places;
  readonly activities: Activities;
  /** The features that scenarios may ask for; left out, features are not checked. */
  readonly features?: readonly string[];
}

/**
 * A plan as it was written (its shape already checked) as the engine uses it: every default filled in, every number
 * exact, every reference looked up, every value with what it rests on. Or everything that is wrong with it at once.
 */
export function normalizePlan(written: WrittenBlock, options: NormalizeOptions): Parsed<Plan> {
  const places = options.places ?? noPlaces(options.file);
  const issues: Issue[] = [];
  const sourceIds = new Set(isBlock(written.sources) ? Object.keys(written.sources) : []);
  const survey: Survey = { tree: written, places, sourceIds, issues, provenance: {} };
  const root = rootCursor(survey);

  const kinds = new Map(entries(root, "kinds").map(({ id, cursor }) => [id, cursor] as const));
  const currency = currencyOf(root);
  const references: References = {
    activities: options.activities,
    ...(options.features && { features: options.features }),
    kinds: kinds.size === 0 ? [ONLY_KIND] : [...kinds.keys()],
    tiers: entries(root, "tiers").map(({ id }) => id),
    currency: typeof currency === "string" ? currency : CURRENCY_NOT_KNOWN,
  };
  const tiers = tiersOf(root, kinds, references);
  const actions = entries(root, "actions").map(({ id, cursor }) => actionNamed(id, cursor, references));
  const disputed = disputesOf(root);
  const product = written.product as string | undefined;

  const plan: Plan = {
    id: options.id,
    vendor: String(written.vendor),
    ...(product !== undefined && { product }),
    currency,
    sources: sourcesOfPlan(root),
    kinds: references.kinds,
    actions,
    tiers,
    addOns: addOnsOf(root, references),
    topUps: lines(root, "topUps").map((line) => topUpLine(line, references)),
    whenEmpty: whenEmptyLines(root, references),
    burnOrder: (listAt(root, "burnOrder") ?? ["expiry"]) as readonly BurnOrderEntry[],
    examples: examplesOf(root, { tiers, actions, disputed }, references),
    disputed,
    notModelled: notModelledOf(root),
    provenance: survey.provenance,
    places: {},
  };
  return parsed(withPlaces(plan, written, options.places), inOrderOfFile(issues));
}

function currencyOf(root: Cursor): Known<Currency> {
  const found = findNoted(root, "currency");
  const code = found?.value;
  if (!found || typeof code !== "string" || code === "unpublished") return unpublished("currency");
  if (!CURRENCY_CODES.has(code))
    complain(
      found,
      "unknown-currency",
      `is "${code}", which is no currency of ISO 4217`,
      didYouMean(code, CURRENCY_CODES),
    );
  return code;
}

/** The places by address are many and asked for by few, so they are listed when they are first asked for. */
function withPlaces(plan: Plan, written: WrittenBlock, places: Places | undefined): Plan {
  if (!places) return plan;
  let listed: Plan["places"] | undefined;
  return Object.defineProperty(plan, "places", {
    enumerable: true,
    get: () => (listed ??= placesByAddress(written, places)),
  });
}

/** From the top of the file down; what two readers of one value both found is told once. */
function inOrderOfFile(issues: readonly Issue[]): readonly Issue[] {
  const seen = new Set<string>();
  return issues
    .filter(({ code, place, address, message }) => {
      const key = [code, place.line, place.column, address, message].join("\n");
      return !seen.has(key) && seen.add(key);
    })
    .toSorted((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
}
