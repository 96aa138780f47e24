import { fileURLToPath } from "node:url";
import { inside, medianOf, wholeProcess } from "./processes.ts";

/**
 * How long a reader waits for an answer, as a multiple of `node -e 0`: whole processes, in turn with that floor, so
 * that whatever else the machine does hits both sides alike.
 */
const ROUNDS = 40;
/** Of what takes a second. */
const FEW_ROUNDS = 7;
const ROUNDS_INSIDE = 9;

const credits = fileURLToPath(new URL("../bin/credits.js", import.meta.url));
const team = fileURLToPath(new URL("../fixtures/scenarios/guide-3-heavy.yaml", import.meta.url));
const season = fileURLToPath(new URL("../fixtures/scenarios/season.yaml", import.meta.url));
const BOTH = ["--people", "10", "--email", "150/week", "--phone", "20/week", "--start", "2027-01-01"];

const FLOOR = ["-e", "0"];
const CASES = [
  { says: "credits --version", args: [credits, "--version"], target: 1.5 },
  { says: "credits --help", args: [credits, "--help"], target: 2.0 },
  {
    says: "credits estimate, all plans, flags",
    args: [credits, "estimate", "--people", "10", "--email", "150/week", "--start", "2026-01-01"],
    target: 2.8,
  },
  { says: "credits estimate, all plans, scenario file", args: [credits, "estimate", team], target: 3.5 },
  {
    // A quarter of a second, where node alone takes 17 ms.
    says: "the same with flags, emails and phones",
    args: [credits, "estimate", ...BOTH],
    target: 15,
  },
  { says: "credits compare, the same", args: [credits, "compare", ...BOTH], target: 15 },
  {
    // A second and a half: paths of offers, and how far the answer holds among them.
    says: "credits compare, all plans, a season",
    args: [credits, "compare", season],
    target: 88,
    rounds: FEW_ROUNDS,
  },
];

const floors: number[] = [];
const runs = CASES.map((command) => ({ ...command, times: [] as number[] }));
for (let round = 0; round < ROUNDS; round += 1) {
  floors.push(wholeProcess(FLOOR));
  for (const { args, times, rounds = ROUNDS } of runs) if (round < rounds) times.push(wholeProcess(args));
}

const floor = medianOf(floors);
console.log(`Start-up on Node ${process.versions.node}: medians of ${ROUNDS} alternating runs\n`);
console.log(row("", "ms", "ratio", "target", "", "node", "credits"));
console.log(row("node -e 0", ms(floor), "1.00", "", "", ...parts(FLOOR)));
for (const { says, args, target, times } of runs) {
  const time = medianOf(times);
  const ratio = time / floor;
  const verdict = ratio <= target ? "ok" : "missed";
  console.log(row(says, ms(time), ratio.toFixed(2), target.toFixed(1), verdict, ...parts(args)));
}
console.log(
  "\nnode: its own start; credits: loading and working. The clocks inside cost what `node -e 0` shows there.",
);

/** Where the time of one process goes, by clocks inside it. */
function parts(args: readonly string[]): readonly [string, string] {
  const clocks = Array.from({ length: ROUNDS_INSIDE }, () => inside(args));
  const started = medianOf(clocks.map((clock) => clock.started));
  const ended = medianOf(clocks.map((clock) => clock.ended));
  return [ms(started), ms(ended - started)];
}

function ms(time: number): string {
  return time.toFixed(1);
}

function row(says: string, ...cells: readonly string[]): string {
  return says.padEnd(44) + cells.map((cell) => cell.padStart(9)).join("");
}
