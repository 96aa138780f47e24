import { describe, expect, it } from "vitest";
import { demandsOf, heldUnitsOf, peopleLayers, seatLayers } from "../../src/scenarios/demand.ts";
import { layersOf } from "../../src/scenarios/layers.ts";
import { FOREVER } from "../../src/units/calendar.ts";
import { type Fraction, fraction, plus, ZERO } from "../../src/units/fraction.ts";
import { day, role, type ScenarioWords, scenario } from "../engine/builders.ts";

/** Attempts of one activity in each month, for everybody together. */
function attempts(words: ScenarioWords, activity: string): readonly (Fraction | number)[] {
  const asked = scenario(words);
  const cells = demandsOf(asked).flatMap((demand) => demand.cells);
  return Array.from({ length: asked.months }, (_, month) => {
    const here = cells.filter((cell) => cell.month === month).map((cell) => cell.attempts[activity] ?? ZERO);
    const sum = here.reduce(plus, ZERO);
    return sum.denominator === 1n ? Number(sum.numerator) : sum;
  });
}

describe("a rate in a month", () => {
  it.each([
    ["150/week", 600], // 48 weeks ÷ 12 = 4
    ["10/day", 200], // 5 × 4
    ["600/month", 600],
    ["90/quarter", 30],
    ["120/year", 10],
  ])("%s is %i", (rate, expected) => {
    expect(attempts({ months: 2, account: { email: rate } }, "email")).toEqual([expected, expected]);
  });

  it("follows the working weeks of a year", () => {
    // 52 ÷ 12 × 12 = 52
    const assume = { workingWeeksPerYear: fraction(52) };
    expect(attempts({ months: 1, account: { email: "12/week" }, assume }, "email")).toEqual([52]);
  });

  it("counts for each person of a role", () => {
    expect(attempts({ months: 1, roles: [role("sdr", 3, { email: "50/week" })] }, "email")).toEqual([600]);
  });
});

describe("growth", () => {
  it("compounds from the second month", () => {
    // 1,000, 1,100, 1,210
    const words = { months: 3, account: { email: "1000/month" }, assume: { growth: fraction(1, 10) } };
    expect(attempts(words, "email")).toEqual([1000, 1100, 1210]);
  });
});

describe("season", () => {
  const assume = { season: { february: fraction(1, 2) } };

  it("makes more or less of the calendar month it names", () => {
    expect(attempts({ months: 3, account: { email: "100/month" }, assume }, "email")).toEqual([100, 50, 100]);
  });

  it("counts by days in a scenario month that two calendar months share", () => {
    // 17 January to 17 February: 15 days in January, 16 of half the work in February: (15 + 8) ÷ 31 of 310
    expect(attempts({ start: "2027-01-17", months: 1, account: { email: "310/month" }, assume }, "email")).toEqual([
      230,
    ]);
  });
});

describe("a change", () => {
  it("holds from its day on, by days", () => {
    // 10 of 30 days at 300 and 20 of 30 at 600
    const words = {
      start: "2027-04-01",
      months: 2,
      account: { email: "300/month" },
      changes: [{ from: "2027-04-11", account: { email: "600/month" } }],
    };
    expect(attempts(words, "email")).toEqual([500, 600]);
  });
});

describe("what happens once", () => {
  it("falls on its day, whatever the season", () => {
    const words = {
      months: 3,
      account: { "crm-record": "4000 once on 2027-02-10" },
      assume: { season: { february: fraction(1, 2) } },
    };
    expect(attempts(words, "crm-record")).toEqual([0, 4000, 0]);
    const [cell] = demandsOf(scenario(words))[0]?.cells ?? [];
    expect([cell?.from, cell?.until]).toEqual([day("2027-02-10"), day("2027-02-11")]);
  });

  it("falls on the first day where it names none", () => {
    expect(attempts({ months: 2, account: { "crm-record": "4000 once" } }, "crm-record")).toEqual([4000, 0]);
  });

  it("falls on the day of the change that says so", () => {
    const words = { months: 3, changes: [{ from: "2027-02-10", account: { "crm-record": "4000 once" } }] };
    expect(attempts(words, "crm-record")).toEqual([0, 4000, 0]);
  });

  it("happens once, also where later changes leave it standing", () => {
    const account = { "crm-record": "4000 once" };
    const words = {
      months: 3,
      account,
      changes: [{ from: "2027-02-10", account: { ...account, email: "1/month" } }],
    };
    expect(attempts(words, "crm-record")).toEqual([4000, 0, 0]);
  });
});

describe("results", () => {
  it("are kept apart from attempts", () => {
    const [account] = demandsOf(scenario({ months: 1, find: { email: "500/month" } }));
    expect(account?.cells[0]?.results).toEqual({ email: fraction(500) });
    expect(account?.cells[0]?.attempts).toEqual({});
  });
});

describe("layers of a count", () => {
  const at = (count: number, from: number) => ({ from, count });

  it("come and go whole: who came last leaves first", () => {
    // 8 all along, 2 more from 100 on, 4 more from 100 to 200
    expect(layersOf([at(8, 0), at(14, 100), at(10, 200)])).toEqual([
      { count: 8, level: 0, present: [{ from: 0, until: FOREVER }] },
      { count: 2, level: 8, present: [{ from: 100, until: FOREVER }] },
      { count: 4, level: 10, present: [{ from: 100, until: 200 }] },
    ]);
  });

  it("take the place of who left", () => {
    expect(layersOf([at(3, 0), at(1, 100), at(3, 200)])[1]).toEqual({
      count: 2,
      level: 1,
      present: [
        { from: 0, until: 100 },
        { from: 200, until: FOREVER },
      ],
    });
  });

  it("are none where nobody ever is", () => {
    expect(layersOf([at(0, 0)])).toEqual([]);
  });

  it("split people and seats at the same levels, so that each layer of people has its own seats", () => {
    const asked = scenario({ roles: [role("sdr", 8, {}, { seats: 10 })] });
    expect(peopleLayers(asked, "sdr").map(({ level, count }) => [level, count])).toEqual([[0, 8]]);
    expect(seatLayers(asked, "sdr").map(({ level, count }) => [level, count])).toEqual([
      [0, 8],
      [8, 2],
    ]);
  });
});

describe("held units", () => {
  it("are so many for each person, while they are there", () => {
    const mailbox = { mailbox: 2 };
    const asked = scenario({
      roles: [role("sdr", 3, mailbox)],
      changes: [{ from: "2027-03-01", roles: [role("sdr", 1, mailbox)] }],
    });
    expect(heldUnitsOf(asked)).toEqual([
      {
        activity: "mailbox",
        role: "sdr",
        layer: { count: 2, level: 0, present: [{ from: day("2027-01-01"), until: FOREVER }] },
      },
      {
        activity: "mailbox",
        role: "sdr",
        layer: { count: 4, level: 2, present: [{ from: day("2027-01-01"), until: day("2027-03-01") }] },
      },
    ]);
  });

  it("are no demand that flows", () => {
    expect(demandsOf(scenario({ account: { mailbox: 2 } }))).toEqual([]);
  });
});
