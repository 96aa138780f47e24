import { readFileSync } from "node:fs";
import { Bench } from "tinybench";
import { catalog } from "../src/catalog.ts";
import { estimate, offersOf, parseScenario, rank, simulate } from "../src/index.ts";

/**
 * What answers cost once everything is loaded and warm, as a multiple of parsing the shipped plans' JSON in the same run.
 * Each round gets a scenario object of its own: demand and metering are remembered for one, and must be paid for here.
 */
const { activities, features, plans } = catalog();
const file = "fixtures/scenarios/guide-3-heavy.yaml";
const text = readFileSync(new URL(`../${file}`, import.meta.url), "utf8");
const parsed = await parseScenario(text, file, { activities, asOf: Date.UTC(2026, 0, 1) });
if (!parsed.ok) throw new Error(`${file} is not a scenario`);
const scenario = parsed.value;
const words = { activities, features };

const json = JSON.stringify(plans.map(({ written }) => written));
const isFree = (activity: string) => activities[activity]?.free === true;
const offers = plans.flatMap(({ plan }) => offersOf(plan, scenario));
const apollo = plans.find(({ id }) => id === "apollo");
if (!apollo) throw new Error("the catalogue has no apollo");

const bench = new Bench({ time: 1000 })
  .add(`parse the JSON of ${plans.length} plans`, () => JSON.parse(json))
  .add("one year of one offer", () => simulate(offers[0] as (typeof offers)[0], { ...scenario }, { isFree }))
  .add(`one year of all ${offers.length} offers`, () => {
    const fresh = { ...scenario };
    return offers.map((offer) => simulate(offer, fresh, { isFree }));
  })
  .add("one plan in depth, readings and reach", () => estimate({ ...words, plan: apollo, scenario: { ...scenario } }))
  .add(`${plans.length} plans side by side`, () => rank({ ...words, plans, scenario: { ...scenario } }));
await bench.run();

const medians = bench.tasks.map(({ result }) => (result.state === "completed" ? result.latency.p50 : Number.NaN));
const floor = medians[0] ?? Number.NaN;
console.log(`\nThe engine on Node ${process.versions.node}, warm: medians\n`);
console.log(`${"".padEnd(44)}${"ms".padStart(9)}${"ratio".padStart(9)}`);
for (const [index, { name }] of bench.tasks.entries()) {
  const median = medians[index] ?? Number.NaN;
  console.log(`${name.padEnd(44)}${median.toFixed(2).padStart(9)}${(median / floor).toFixed(2).padStart(9)}`);
}
