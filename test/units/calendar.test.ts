import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import {
  boundariesBetween,
  boundary,
  DAY_IN_MS,
  type Duration,
  dayOf,
  days,
  daysBetween,
  lengthInDays,
  months,
  parseDay,
  parseDuration,
  periodHolding,
  periodsBetween,
  shareLeft,
  startOfMonth,
  startOfNextMonth,
} from "../../src/units/calendar.ts";
import { fraction } from "../../src/units/fraction.ts";

const instants = fc.integer({ min: Date.UTC(1960, 0, 1), max: Date.UTC(2150, 11, 31) });
const durations: fc.Arbitrary<Duration> = fc.oneof(
  fc.integer({ min: 1, max: 60 }).map(months),
  fc.integer({ min: 1, max: 800 }).map(days),
);

function temporal(instant: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO("UTC");
}

describe("boundary", () => {
  it("is what Temporal adds, counted from the anchor", () => {
    fc.assert(
      fc.property(instants, durations, fc.integer({ min: -40, max: 60 }), (anchor, period, count) => {
        const expected = temporal(anchor).add({ months: period.months * count, days: period.days * count });
        expect(boundary(anchor, period, count)).toBe(expected.epochMilliseconds);
      }),
    );
  });

  it("is not stepped: 31 January, 28 February, 31 March", () => {
    const from = parseDay("2027-01-31") ?? 0;
    expect([1, 2].map((count) => dayOf(boundary(from, months(1), count)))).toEqual(["2027-02-28", "2027-03-31"]);
  });
});

describe("periodHolding", () => {
  it("finds the period between two boundaries that holds an instant, and which one it is", () => {
    fc.assert(
      fc.property(instants, durations, instants, (anchor, period, instant) => {
        const { from, until, index } = periodHolding(anchor, period, instant);
        expect([from, until]).toEqual([boundary(anchor, period, index), boundary(anchor, period, index + 1)]);
        expect(from).toBeLessThanOrEqual(instant);
        expect(until).toBeGreaterThan(instant);
        expect(periodsBetween(anchor, period, instant)).toBe(index);
      }),
    );
  });
});

describe("boundariesBetween", () => {
  it("lists every boundary from the first instant on, the last excluded", () => {
    fc.assert(
      fc.property(
        instants,
        durations,
        fc.integer({ min: -400, max: 400 }),
        fc.integer({ min: 0, max: 900 }),
        (anchor, period, ahead, long) => {
          const from = anchor + ahead * DAY_IN_MS;
          const until = from + long * DAY_IN_MS;
          const most = Math.ceil(1400 / lengthInDays(period)) + 1;
          const counts = Array.from({ length: 2 * most + 1 }, (_, index) => boundary(anchor, period, index - most));
          expect(boundariesBetween(anchor, period, from, until)).toEqual(
            counts.filter((at) => at >= from && at < until),
          );
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe("days", () => {
  it("are parsed where they exist, and printed as they were written", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2199 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
        (year, month, date) => {
          const text = `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
          const exists = (() => {
            try {
              return Temporal.PlainDate.from({ year, month, day: date }, { overflow: "reject" }).toString() === text;
            } catch {
              return false;
            }
          })();
          const parsed = parseDay(text);
          expect(parsed !== undefined).toBe(exists);
          if (parsed !== undefined) expect(dayOf(parsed)).toBe(text);
        },
      ),
    );
  });

  it("between two instants are those of Temporal", () => {
    fc.assert(
      fc.property(instants, instants, (from, until) => {
        const expected = temporal(from).toPlainDate().until(temporal(until).toPlainDate(), { largestUnit: "day" }).days;
        expect(daysBetween(from, until)).toBe(expected);
      }),
    );
  });

  it("know the start of their month and of the next", () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const first = temporal(instant).with({ day: 1 }).startOfDay();
        expect(startOfMonth(instant)).toBe(first.epochMilliseconds);
        expect(startOfNextMonth(instant)).toBe(first.add({ months: 1 }).epochMilliseconds);
      }),
    );
  });
});

describe("durations", () => {
  it.each([
    ["3 months", months(3)],
    ["1 year", months(12)],
    ["1 quarter", months(3)],
    ["2 weeks", days(14)],
    ["30 days", days(30)],
  ])("%s", (text, expected) => {
    expect(parseDuration(text)).toEqual(expected);
  });

  it.each(["0 days", "month", "1.5 months", "-1 day", "30days", "1 fortnight"])("refuse %s", (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });
});

describe("shareLeft", () => {
  it("is by time, from all at the start to nothing at the end", () => {
    const [from, until] = [parseDay("2027-04-01") ?? 0, parseDay("2027-05-01") ?? 0];
    expect(shareLeft(from, until, from)).toEqual(fraction(1));
    expect(shareLeft(from, until, from + 10 * DAY_IN_MS)).toEqual(fraction(2, 3));
    expect(shareLeft(from, until, until)).toEqual(fraction(0));
  });
});
