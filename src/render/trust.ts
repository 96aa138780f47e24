import { oldestAge, shareOn, trustIn } from "../choose/catalogue.ts";
import type { Authority, Dispute } from "../plans/plan.ts";
import type { PlanFile } from "../plans/plan-file.ts";
import { writtenAt } from "../plans/stated-facts.ts";
import { isZero } from "../units/fraction.ts";
import { counted, date, listed, percentInWords, sentence } from "./format.ts";
import { lastRead, unpublishedOf } from "./plan-facts.ts";
import type { Context } from "./report.ts";
import { writtenInOneLine } from "./written-value.ts";

/** On whose word the numbers stand: "118 numbers: 82 % official, 18 % relayed. 8 disputed. Last read 2026-11-22." */
export function trustInWords(file: PlanFile, { asOf }: Context): string {
  const trust = trustIn(file);
  const shares = AUTHORITIES.flatMap((authority) => {
    const share = shareOn(authority, trust);
    return share && !isZero(share) ? [`${percentInWords(share)} ${authority}`] : [];
  });
  const counts = [
    ...(file.plan.disputed.length > 0 ? [`${file.plan.disputed.length} disputed`] : []),
    ...(unpublishedOf(file.plan).length > 0 ? [`${unpublishedOf(file.plan).length} not published`] : []),
  ];
  const [read, age] = [lastRead(file.plan), oldestAge(file, asOf)];
  return [
    ...(shares.length > 0 ? [`${counted(trust.numbers, "number")}: ${listed(shares)}.`] : []),
    ...(counts.length > 0 ? [`${sentence(listed(counts))}.`] : []),
    ...(read === undefined ? [] : [`Last read on ${date(read)}.`]),
    ...(age === undefined ? [] : [`The oldest source of a number is ${counted(age, "day")} old on ${date(asOf)}.`]),
  ].join(" ");
}

const AUTHORITIES: readonly Authority[] = ["contract", "official", "relayed", "third-party", "assumed"];

/** Longer values are read in the file. */
const LONGEST_VALUE = 40;

/** Why it is disputed, what this file follows and what the others say. */
export function disputeInWords({ fact, why, others }: Dispute, file: PlanFile): string {
  const here = writtenAt(fact, file);
  const values = [here, ...others.map(({ says }) => says)].map(writtenInOneLine);
  if (here === undefined || values.some((value) => value.length > LONGEST_VALUE))
    return `${why} Otherwise in: ${listed(others.flatMap(({ sources }) => sources))}.`;
  const told = others.map(({ sources }, index) => `${values[index + 1]} in ${listed(sources)}`);
  return `${why} Here ${values[0]}; ${listed(told)}.`;
}
