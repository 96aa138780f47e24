import { type Fraction, fraction, isZero } from "../units/fraction.ts";
import type { Currency } from "../units/money.ts";
import { alikeIn } from "./alike.ts";
import { computed, given, type Label, type Trace, type Unit } from "./trace.ts";

export const NUMBER: Unit = { is: "number" };
export const SHARE: Unit = { is: "share" };

export function sum(label: Label, unit: Unit, parts: readonly Trace[]): Trace {
  return computed(label, unit, { is: "sum" }, parts);
}

/** The first less the others, as far as there is anything of them. */
export function difference(label: Label, unit: Unit, [first, ...others]: readonly Trace[]): Trace {
  const taken = others.filter(({ value }) => !isZero(value));
  if (first && taken.length === 0) return { ...first, label };
  return computed(label, unit, { is: "difference" }, first ? [first, ...taken] : []);
}

export function product(label: Label, unit: Unit, parts: readonly Trace[]): Trace {
  return computed(label, unit, { is: "product" }, parts);
}

export function quotient(label: Label, unit: Unit, whole: Trace, by: Trace): Trace {
  return computed(label, unit, { is: "quotient" }, [whole, by]);
}

/** An invoice line's amount. Where it is exact already, nothing is rounded and nothing said of it. */
export function invoiced(label: Label, exact: Trace, currency: Currency): Trace {
  const rounded = computed(label, { is: "money", currency }, { is: "to-minor-unit", currency }, [exact]);
  return isSame(rounded.value, exact.value) ? { ...exact, label, unit: rounded.unit } : rounded;
}

/** Credits to a thousandth. Where they are exact already, nothing is rounded and nothing said of it. */
export function toThousandth(exact: Trace): Trace {
  const rounded = computed(exact.label, exact.unit, { is: "to-thousandth" }, [exact]);
  return isSame(rounded.value, exact.value) ? exact : rounded;
}

/** One figure for several, where there is only one nothing is added up. */
export function together(label: Label, unit: Unit, parts: readonly Trace[]): Trace {
  const [only, ...others] = parts;
  return only && others.length === 0 ? { ...only, label } : sum(label, unit, parts);
}

/** A sum in which what comes again the same is told once: 12 months × 28,400. `times` names what is counted. */
export function sumOfAlike(label: Label, unit: Unit, parts: readonly Trace[], times: Label): Trace {
  const told = alikeIn(parts).flatMap((same) => {
    const [first] = same;
    if (!first || same.length === 1) return same;
    const { at: _ofOne, ...label } = first.label;
    const common = times.name === "months" ? { ...label, per: "month" } : label;
    const each = same.flatMap(({ label }) => label.at ?? []);
    const often = given({ ...times, each }, fraction(same.length), NUMBER, { is: "calendar" });
    return [product(common, unit, [often, { ...undated(first), label: common }])];
  });
  return together(label, unit, told);
}

/** A figure that stands for several days, with parts that do. */
function undated(trace: Trace): Trace {
  const { at: _ofOne, ...label } = trace.label;
  return { ...trace, label, parts: trace.parts.map(undated) };
}

export function isSame(a: Fraction, b: Fraction): boolean {
  return a.numerator === b.numerator && a.denominator === b.denominator;
}
