import type { Plan } from "../plans/plan.ts";
import type { Assumptions, Role, Scenario, Span, Work } from "../scenarios/scenario.ts";
import { credits } from "../units/credits.ts";
import { isZero } from "../units/fraction.ts";
import type { Rate } from "../units/rate.ts";
import { counted, creditsText, date, givenShare, listed, sentence, trimmed } from "./format.ts";
import { type Page, text } from "./page.ts";
import type { Context } from "./report.ts";
import { activityNames, amountOf, billedInWords, horizonInWords, idInWords, perInWords, planName } from "./words.ts";

/** The question in words, so that a wrong reading is seen before the number is. `about` says what it is asked of. */
export function question(scenario: Scenario, about: string, context: Context, plan?: Plan): Page {
  const [first, ...later] = scenario.spans;
  if (!first) return [];
  const work = workOf(first, context);
  const asked = scenario.name === "" || scenario.name === work ? work : `${scenario.name}: ${work}`;
  const details = [
    ...assumptionsInWords(first.assume, plan),
    ...eventsInWords(first),
    ...customersInWords(scenario, plan),
    ...needsInWords(scenario),
    ...later.map(
      (span, index) =>
        `From ${date(span.from)}: ${changesInWords(scenario.spans[index] ?? first, span, context, plan)}.`,
    ),
  ];
  return [
    ...text(`${asked} · ${about} · ${horizonInWords(scenario.months, scenario.start)}`, { strong: true }),
    ...text(details.join(" "), { tight: true }),
  ];
}

export function questionAbout(scenario: Scenario, plan: Plan, context: Context): Page {
  return question(scenario, planName(plan), context, plan);
}

/** "10 people, each looking up 150 emails a week, and 2,000 CRM records a month for the whole account". */
function workOf(span: Span, context: Context): string {
  const named = span.roles.length > 1;
  const roles = span.roles.map((role) => `${named ? `${role.id}: ` : ""}${roleInWords(role, context)}`);
  const account = workInWords(span.account, context);
  const together = account === "" ? [] : [`${account} for the whole account`];
  return named ? [...roles, ...together].join("; ") : [...roles, ...together].join(", and ");
}

function roleInWords(role: Role, context: Context): string {
  const { people, seats, cap, work } = role;
  const each = people === 1 ? "" : "each ";
  const done = workInWords(work, context);
  const notes = [
    ...(seats === people ? [] : [counted(seats, "paid seat")]),
    ...(cap === undefined ? [] : [`no person more than ${counted(cap, "credit")} a month`]),
  ];
  const who = notes.length > 0 ? `${peopleInWords(people)} (${notes.join(", ")})` : peopleInWords(people);
  return done === "" ? who : `${who}, ${each}${done}`;
}

export function peopleInWords(people: number): string {
  return counted(people, "person", "people");
}

/** "looking up 150 emails and 25 phones a week", "finding 500 emails a month", "holding 40 monitored accounts". */
function workInWords({ does, find }: Work, context: Context): string {
  const going = Object.entries(does).filter(([, { per }]) => per !== "held");
  const held = Object.entries(does).filter(([, { per }]) => per === "held");
  const lookups = going.length > 0 && going.every(([activity]) => context.activities[activity]?.unit === "lookup");
  return listed([
    ...(going.length > 0 ? [`${lookups ? "looking up " : ""}${ratesInWords(going)}`] : []),
    ...(Object.keys(find).length > 0 ? [`finding ${ratesInWords(Object.entries(find))}`] : []),
    ...(held.length > 0 ? [`holding ${listed(held.map(([activity, { amount }]) => amountOf(activity, amount)))}`] : []),
  ]);
}

/** Rates by the same time share it: "150 emails and 25 phones a week". */
function ratesInWords(rates: readonly (readonly [string, Rate])[]): string {
  const times = [...new Set(rates.map(([, rate]) => perInWords(rate)))];
  return listed(
    times.map((time) => {
      const together = rates.filter(([, rate]) => perInWords(rate) === time);
      return `${listed(together.map(([activity, { amount }]) => amountOf(activity, amount)))} ${time}`;
    }),
  );
}

/** What a scenario takes for granted beyond the ordinary, for one plan or for all. */
function assumptionsInWords(assume: Assumptions, plan: Plan | undefined): readonly string[] {
  const { workingWeeksPerYear, season, growth, use, together } = assume;
  const weeks = trimmed(workingWeeksPerYear, 6);
  const months = Object.entries(season).map(([month, share]) => `${sentence(month)} ${givenShare(share)}`);
  const ways = Object.entries(use).filter(
    ([id]) => plan === undefined || id === plan.id || id === plan.contract?.extends,
  );
  return [
    ...foundInWords(assume, plan),
    ...(weeks === "48" ? [] : [`${weeks} working weeks a year.`]),
    ...(months.length > 0 ? [`${listed(months)} of the usual work.`] : []),
    ...(isZero(growth) ? [] : [`Growing ${givenShare(growth)} a month.`]),
    ...(together ? [] : ["Each activity is of people of its own."]),
    ...ways.map(
      ([, byActivity]) =>
        `${sentence(listed(Object.entries(byActivity).map(([activity, actions]) => `${activityNames(activity)} by ${listed(actions.map(({ action, share }) => (actions.length > 1 ? `${action} (${givenShare(share)})` : action)))}`)))}.`,
    ),
  ];
}

function foundInWords({ found, alreadyKnown }: Assumptions, plan: Plan | undefined): readonly string[] {
  const rates = Object.entries(found).filter(
    ([key]) => plan === undefined || !key.includes("@") || key.endsWith(`@${plan.id}`),
  );
  const shares = rates.map(([key, { share, test }]) => {
    const [activity = "*", vendor] = key.split("@");
    const of = activity === "*" ? "everything" : activityNames(activity);
    const where = vendor === undefined || plan !== undefined ? "" : ` at ${vendor}`;
    return `${givenShare(share)} of ${of}${where}${test ? ` (${test.found} of ${test.tried} in a test)` : ""}`;
  });
  const known = alreadyKnown.map(({ share }) => givenShare(share));
  return [
    ...(shares.length > 0 ? [`Lookups find ${listed(shares)}.`] : []),
    ...(known.length > 0 ? [`${listed(known)} are known already.`] : []),
  ];
}

function eventsInWords({ events }: Span): readonly string[] {
  const all = Object.entries(events).map(
    ([event, rate]) => `${trimmed(rate.amount, 6)} × ${idInWords(event)} ${perInWords(rate)}`,
  );
  return all.length > 0 ? [`Bringing credits: ${listed(all)}.`] : [];
}

function customersInWords({ customerOf }: Scenario, plan: Plan | undefined): readonly string[] {
  return customerOf
    .filter((customer) => plan === undefined || customer.plan === plan.id || customer.plan === plan.contract?.extends)
    .map(({ plan: id, tier, billed, since, renews, seats, balance }) => {
      const hand =
        typeof balance === "object"
          ? listed(Object.entries(balance).map(([kind, amount]) => `${creditsText(credits(amount))} ${kind}`))
          : balance && creditsText(credits(balance));
      const terms = [
        ...(billed === undefined ? [] : [`billed ${billedInWords(billed)}`]),
        ...(seats === undefined ? [] : [counted(seats, "seat")]),
        ...(since === undefined ? [] : [`since ${date(since)}`]),
        ...(renews === undefined ? [] : [`renews ${date(renews)}`]),
        ...(hand === undefined ? [] : [`${hand} credits in hand`]),
      ];
      return `Customer of ${id} ${tier}${terms.length > 0 ? ` (${terms.join(", ")})` : ""}.`;
    });
}

function needsInWords({ need }: Scenario): readonly string[] {
  return [
    ...(need.features.length > 0 ? [`Needed: ${listed(need.features.map(idInWords))}.`] : []),
    ...(need.billed === undefined ? [] : [`Billed ${billedInWords(need.billed)}.`]),
  ];
}

/** What is different from a day on: "20 people", "sdr 20 people", "each looking up 200 emails a week". */
function changesInWords(before: Span, after: Span, context: Context, plan: Plan | undefined): string {
  const named = after.roles.length > 1;
  const roles = after.roles.flatMap((role) => {
    const old = before.roles.find(({ id }) => id === role.id);
    if (!old) return [`${role.id}: ${roleInWords(role, context)}`];
    const work = workInWords(role.work, context);
    const changed = [
      ...(old.people === role.people ? [] : [peopleInWords(role.people)]),
      ...(old.seats === role.seats || role.seats === role.people ? [] : [counted(role.seats, "paid seat")]),
      ...(workInWords(old.work, context) === work ? [] : [`each ${work}`]),
    ];
    return changed.length > 0 ? [`${named ? `${role.id} ` : ""}${changed.join(", ")}`] : [];
  });
  const gone = before.roles.filter(({ id }) => !after.roles.some((role) => role.id === id)).map(({ id }) => `no ${id}`);
  const account = workInWords(after.account, context);
  const accountChanged =
    account === workInWords(before.account, context)
      ? []
      : [account === "" ? "nothing for the whole account" : `${account} for the whole account`];
  const assumed = assumptionsInWords(after.assume, plan).join(" ");
  const changed = [...roles, ...gone, ...accountChanged];
  if (assumed !== assumptionsInWords(before.assume, plan).join(" ")) changed.push(assumed.replace(/\.$/, ""));
  return changed.length > 0 ? changed.join("; ") : "other conditions";
}
