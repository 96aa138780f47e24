import type { Credits } from "../units/credits.ts";
import { parseShare } from "../units/rate.ts";
import { didYouMean } from "../written/nearest.ts";
import { isBlock } from "../written/tree.ts";
import { conditionsOf } from "./conditions.ts";
import { type Cursor, complain, complainAbout, find, findNoted, inside, sourcesOf } from "./cursor.ts";
import { type Cap, type Every, type FairUse, type Grant, isKnown, type Known, type Rollover } from "./plan.ts";
import { kindOf, type References } from "./references.ts";
import { creditsAt, flagAt, grantsOf, moneyAt, periodAt, wordAt } from "./values.ts";

const EVERY_WORDS = ["cycle", "term", "once"] as const;

/** A grant: keys that it leaves out are those of its kind, then the defaults. */
export function grantLine(written: Cursor, kinds: ReadonlyMap<string, Cursor>, references: References): Grant {
  const kind = kindOf(written, references);
  const fallback = kinds.get(kind);
  const line: Cursor = fallback ? { ...written, fallback } : written;
  const per = perOf(line);
  const every = periodAt(line, "every", EVERY_WORDS);
  if (every === undefined)
    complainAbout(line, "every-missing", "must say how often it comes: every month, cycle, year, once, …");
  const lasts = periodAt(line, "lasts", ["cycle", "term", "forever"]);
  const rollover = rolloverOf(line);
  const fairUse = fairUseOf(line, every ?? "once", per);
  return {
    at: line.at,
    kind,
    credits: grantedAt(line),
    per,
    pooled: pooledOf(line, per),
    every: every ?? "once",
    counted: wordAt<Grant["counted"]>(line, "counted") ?? "signUp",
    upFront: flagAt(line, "upFront", false),
    ...(lasts !== undefined && { lasts }),
    ...(rollover && { rollover }),
    ...(fairUse !== undefined && { fairUse }),
    prorated: flagAt(line, "prorated", true),
    when: conditionsOf(line, references),
    sources: sourcesOf(line),
  };
}

function grantedAt(line: Cursor): Grant["credits"] {
  const found = findNoted(line, "credits");
  if (!found) complainAbout(line, "missing-key", 'lacks "credits": a number, size, unlimited or unpublished');
  if (found?.value === "size" || found?.value === "unlimited") return found.value;
  return creditsAt(line, "credits") ?? (0 as Credits);
}

function perOf(line: Cursor): Grant["per"] {
  const found = findNoted(line, "per");
  const word = (found?.value as string | undefined) ?? "account";
  if (word === "account" || word === "seat") return word;
  const near = didYouMean(word, ["account", "seat"]);
  if (found && near.hint)
    complain(found, "unknown-word", `must be account, seat or the id of an event, not "${word}"`, near);
  return { event: word };
}

/** Credits per seat are either shared by the team or locked to the seat: a price list that does not say is not one. */
function pooledOf(line: Cursor, per: Grant["per"]): boolean {
  if (per === "seat" && find(line, "pooled") === undefined) {
    complainAbout(
      line,
      "pooled-missing",
      "must say whether the credits per seat are pooled (shared by the team): pooled: true or false",
    );
  }
  return flagAt(line, "pooled", true);
}

function rolloverOf(line: Cursor): Rollover | undefined {
  if (findNoted(line, "rollover")?.value === "none") return undefined;
  const block = inside(line, "rollover");
  if (!block) return undefined;
  const capCarried = capAt(block, "capCarried");
  const capBalance = capAt(block, "capBalance");
  const lasts = periodAt(block, "lasts", ["forever"]);
  return {
    at: block.at,
    carry: carryOf(block),
    ...(capCarried && { capCarried }),
    ...(capBalance && { capBalance }),
    ...(lasts !== undefined && { lasts }),
    again: flagAt(block, "again", false),
  };
}

/** How much is carried. A bare percentage is refused: vendors mean either of two things by it. */
function carryOf(block: Cursor): Rollover["carry"] {
  const found = findNoted(block, "carry");
  if (!found || found.value === "all") return "all";
  const match = typeof found.value === "string" ? /^(.*%)(?: of (unused|grant))?$/.exec(found.value) : null;
  if (!match) return { credits: creditsAt(block, "carry") ?? (0 as Credits) };
  const [, percent = "", of] = match;
  const share = parseShare(percent);
  if (of === undefined || share === undefined) {
    const hint = `Write "${percent} of unused" (of what is left) or "${percent} of grant" (of what was granted).`;
    complain(found, "bare-rollover-share", `does not say of what ${percent} is`, { hint });
    return "all";
  }
  if (found.sources.length === 0)
    complain(found, "number-without-source", "rests on no source: name one with source on it, or on a block around it");
  return { share, of: of as "unused" | "grant" };
}

function capAt(block: Cursor, key: string): Cap | undefined {
  const found = findNoted(block, key);
  if (!found) return undefined;
  const grants = typeof found.value === "string" ? grantsOf(found.value) : undefined;
  return grants ? { grants } : { credits: creditsAt(block, key) ?? (0 as Credits) };
}

/** A bare number is the ceiling of each period of the grant, for whom the grant is. */
function fairUseOf(line: Cursor, every: Every, grantPer: Grant["per"]): Known<FairUse> | undefined {
  const found = findNoted(line, "fairUse");
  if (!found) return undefined;
  const per = grantPer === "seat" ? "seat" : "account";
  if (!isBlock(found.value) || Object.hasOwn(found.value, "reported")) {
    const ceiling = creditsAt(line, "fairUse");
    if (ceiling === undefined) return undefined;
    return isKnown(ceiling) ? { credits: ceiling, every, per } : ceiling;
  }
  const block = inside(line, "fairUse") as Cursor;
  const ceiling = creditsAt(block, "credits");
  const paidAt = moneyAt(block, "paidAt");
  if (ceiling === undefined && paidAt === undefined)
    complainAbout(block, "fair-use-missing", "must say credits or paidAt");
  return {
    ...(ceiling !== undefined && isKnown(ceiling) && { credits: ceiling }),
    every: periodAt(block, "every", EVERY_WORDS) ?? every,
    per: wordAt<FairUse["per"]>(block, "per") ?? per,
    ...(paidAt !== undefined && isKnown(paidAt) && { paidAt }),
  };
}
