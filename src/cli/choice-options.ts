import type { Command } from "commander";
import { collected, wholeNumber } from "./options.ts";

/** What every command that chooses among offers is told of the choice. */
export interface ChoiceOptions {
  readonly tier?: string;
  readonly allowUncovered?: true;
  readonly allOffers?: true;
  readonly fx?: readonly string[];
  readonly in?: string;
}

/** From which day ages are counted, and when a source is old. */
export interface AgeOptions {
  readonly maxAge: number;
}

export function addChoice(command: Command): Command {
  return command
    .option("--tier <tier>", "only this tier")
    .option("--allow-uncovered", "let offers qualify that do not do everything")
    .option("--fx <rate|file>", "rank plans of several currencies: EUR=1.08USD, or a dated file of rates", collected)
    .option("--in <code>", "the currency that --fx tells amounts in (default: the one its rates lead to)");
}

export function addAges(command: Command): Command {
  return command
    .option("--as-of <day>", "count ages, and the default start, from this day (default: today)")
    .option("--max-age <days>", "call a source old from so many days on", wholeNumber, 180);
}
