import type { Look, Paint } from "../render/look.ts";
import type { Io, Output } from "./io.ts";

/** Columns where nobody says how many there are. */
const WIDTH_OF_A_PIPE = 100;
const LEAST_WIDTH = 40;

/** What is written to a file: every symbol, no colour. */
export const LOOK_OF_A_FILE: Look = { width: WIDTH_OF_A_PIPE, paint: plainPaint(), symbols: "unicode" };

/** How one stream shows text, decided once: width, colour and symbols. */
export async function lookOf(stream: Output, { env }: Pick<Io, "env">, wantsColor: boolean): Promise<Look> {
  const paint = wantsColor && hasColor(stream, env) ? await chalkPaint() : plainPaint();
  return { width: widthOf(stream), paint, symbols: speaksUtf8(env) ? "unicode" : "ascii" };
}

export function widthOf({ columns }: Output): number {
  return Math.max(LEAST_WIDTH, columns ?? WIDTH_OF_A_PIPE);
}

/** On a terminal that is not dumb, unless NO_COLOR says something; FORCE_COLOR other than 0 asks for it anywhere. */
function hasColor({ isTerminal }: Output, env: Io["env"]): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return !["0", "false"].includes(env.FORCE_COLOR);
  return isTerminal && env.TERM !== "dumb";
}

/**
 * The locale decides, as the first of LC_ALL, LC_CTYPE and LANG that is set; where none is, as in most containers, UTF-8
 * is taken. TERM=dumb says nothing of characters: it only turns colour off.
 */
function speaksUtf8({ LC_ALL, LC_CTYPE, LANG }: Io["env"]): boolean {
  const locale = LC_ALL || LC_CTYPE || LANG;
  return !locale || /utf-?8/i.test(locale);
}

function plainPaint(): Paint {
  const same = (text: string) => text;
  return { strong: same, faint: same, good: same, bad: same, warn: same };
}

/**
 * chalk does not read NO_COLOR by itself, so the level is said outright: the sixteen colours every terminal has. Its
 * painters join all their arguments, so each is given one: lists of lines are painted with `map`, which passes three.
 */
async function chalkPaint(): Promise<Paint> {
  const { Chalk } = await import("chalk");
  const chalk = new Chalk({ level: 1 });
  return {
    strong: (text) => chalk.bold(text),
    faint: (text) => chalk.dim(text),
    good: (text) => chalk.green(text),
    bad: (text) => chalk.red(text),
    warn: (text) => chalk.yellow(text),
  };
}
