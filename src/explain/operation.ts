import { creditsAsFraction, roundCredits } from "../units/credits.ts";
import {
  dividedBy,
  type Fraction,
  fraction,
  larger,
  minus,
  ONE,
  plus,
  power,
  roundUp,
  times,
  ZERO,
} from "../units/fraction.ts";
import { type Currency, moneyAsFraction, roundToMinorUnit } from "../units/money.ts";

/** What is done to the parts of a figure. */
export type Operation =
  | { readonly is: "given" }
  | { readonly is: "sum" }
  /** The first less all others. */
  | { readonly is: "difference" }
  | { readonly is: "product" }
  /** The first by the second. */
  | { readonly is: "quotient" }
  /** The first so many times by itself as the second says. */
  | { readonly is: "power" }
  | { readonly is: "largest" }
  /** To the next whole number. */
  | { readonly is: "whole-up" }
  /** An invoice line: once, half up, to the minor unit of its currency. */
  | { readonly is: "to-minor-unit"; readonly currency: Currency }
  /** To a thousandth of a credit, half up. */
  | { readonly is: "to-thousandth" }
  /** The second came before the first: round(both) less round(the second), so that parts add up to the whole. */
  | { readonly is: "running" };

/** What an operation makes of the values of its parts, exactly. A given figure has none. */
export function evaluate(operation: Operation, values: readonly Fraction[]): Fraction {
  const [first = ZERO, second = ZERO, ...more] = values;
  switch (operation.is) {
    case "sum":
      return values.reduce(plus, ZERO);
    case "difference":
      return values.slice(1).reduce(minus, first);
    case "product":
      return values.reduce(times, ONE);
    case "quotient":
      return dividedBy(first, second);
    case "power":
      return power(first, Number(second.numerator));
    case "largest":
      return [second, ...more].reduce(larger, first);
    case "whole-up":
      return fraction(roundUp(first));
    case "to-minor-unit":
      return moneyAsFraction(roundToMinorUnit(first, operation.currency));
    case "to-thousandth":
      return toThousandth(first);
    case "running":
      return minus(toThousandth(plus(second, first)), toThousandth(second));
    case "given":
      throw new Error("what is given is not computed");
  }
}

function toThousandth(exact: Fraction): Fraction {
  return creditsAsFraction(roundCredits(exact));
}
