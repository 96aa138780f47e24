import { copyTree, isBlock, isContainer, PlaceBook } from "../written/tree.ts";
import type { Vocabulary } from "./activities.ts";
import { normalizePlan } from "./normalize.ts";
import type { PlanFile } from "./plan-file.ts";
import { underSameContract, withReadings } from "./read-as.ts";

/** Keys whose values are money, or say how much of it. */
const MONEY = new Set(["amount", "minSpend", "markup", "uplift"]);
/** What tells a price in passing: printed totals, what others say, remarks; and ceilings that are counted in money. */
const TELLING = new Set(["examples", "disputed", "notModelled"]);

/**
 * A confidential contract as it may be shown: every price is one that is not published, so that nothing computed with it
 * tells one. Credits, rates and terms stay. What remains is what an outsider knows: that there is an offer.
 */
export function withoutPrices(file: PlanFile, vocabulary: Vocabulary): PlanFile {
  const places = new PlaceBook(file.places.root);
  const written = copyTree(file.written, file.places, places) as Record<string, unknown>;
  for (const key of TELLING) delete written[key];
  hidePrices(written);
  nameNoQuote(written);
  const normalized = normalizePlan(written, { id: file.id, file: file.file, places, ...vocabulary });
  if (!normalized.ok) throw new Error(`${file.id} does not hold without its prices: ${normalized.issues[0]?.message}`);
  const plan = underSameContract(normalized.value, file.plan);
  return withReadings({ id: file.id, file: file.file, written, places, plan }, vocabulary);
}

function hidePrices(container: object): void {
  const entries = container as Record<string, unknown>;
  for (const [key, value] of Object.entries(entries)) {
    if (MONEY.has(key)) entries[key] = "unpublished";
    else if (key === "sizes" && isBlock(value)) entries[key] = hiddenSizes(value);
    else if (key === "fairUse") entries[key] = "unpublished";
    else if (isContainer(value)) hidePrices(value);
  }
}

/** The steps of a slider stay, what each costs does not. */
function hiddenSizes(sizes: object): object {
  return Object.fromEntries(Object.keys(sizes).map((size) => [size, "unpublished"]));
}

/** The title of a quote may tell its sum. */
function nameNoQuote(written: Record<string, unknown>): void {
  if (!isBlock(written.sources)) return;
  for (const source of Object.values(written.sources)) {
    if (isBlock(source) && source.authority === "contract") Object.assign(source, { title: "A confidential contract" });
  }
}
