import type { PlanFile } from "../plans/plan-file.ts";
import { writtenAt } from "../plans/stated-facts.ts";
import { isBlock } from "../written/tree.ts";
import type { Finding } from "./rule.ts";

/** Sources that disagree about a price agree about its size: in the catalogue none is twice another. */
const MOST_BETWEEN_SOURCES = 8;

/** A disputed price that others give many times above or below the one followed. */
export function besideOthers(file: PlanFile): readonly Finding[] {
  const { disputed } = file.plan;
  return disputed.flatMap(({ fact, others }, index) => {
    const followed = pricesIn(writtenAt(fact, file), fact);
    return others.flatMap(({ says }, other) => {
      const [far] = [...pricesIn(says, fact)].filter(([path, price]) => isFar(price, followed.get(path)));
      if (!far) return [];
      const [path, price] = far;
      const at = `${numbered("disputed", index, disputed.length)}.${numbered("others", other, others.length)}.says`;
      return [{ at, message: `gives ${price}, many times apart from the ${followed.get(path)} that is followed` }];
    });
  });
}

/** The numbers of a value that are prices, by where they stand in it and for how long they are: amounts, and steps of a slider. */
function pricesIn(value: unknown, path: string): ReadonlyMap<string, number> {
  if (typeof value === "number") return new Map(/\.amount(\.|$)|\.sizes\./.test(path) ? [[path, value]] : []);
  if (!isBlock(value) && !Array.isArray(value)) return new Map();
  const span = isBlock(value) && value.every !== undefined ? ` ${value.every}` : "";
  return new Map(Object.entries(value).flatMap(([key, each]) => [...pricesIn(each, `${path}${span}.${key}`)]));
}

function isFar(a: number, b: number | undefined): boolean {
  return b !== undefined && a > 0 && b > 0 && Math.max(a / b, b / a) >= MOST_BETWEEN_SOURCES;
}

/** Parts of such lists go by their number; a lone one needs none. */
function numbered(list: string, index: number, count: number): string {
  return count === 1 ? list : `${list}.${index + 1}`;
}
