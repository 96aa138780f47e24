import { describe, expect, it } from "vitest";
import { type LedgerBurn, type LedgerGrant, type LedgerQuestion, runLedger } from "../../src/engine/run-ledger.ts";

const year = { from: "2027-01-01", until: "2028-01-01" };

function ask(grants: readonly LedgerGrant[], burns: readonly LedgerBurn[], question: Partial<LedgerQuestion> = {}) {
  return runLedger({ grants, burns, ...year, ...question });
}

describe("the example of its documentation", () => {
  const { segments, totals } = runLedger({
    grants: [
      { id: "allowance", amount: 500, from: "2027-01-01", recurrence: "month" },
      { id: "pack", amount: 200, from: "2027-01-01", until: "2028-01-01" },
    ],
    burns: [{ at: "2027-01-20", amount: 620 }],
    from: "2027-01-01",
    until: "2027-03-01",
  });

  it("says what is left of each grant, and why the stretch ended", () => {
    // 620 = 500 from the allowance + 120 from the pack
    expect(segments[0]).toEqual({
      from: "2027-01-01T00:00:00.000Z",
      until: "2027-02-01T00:00:00.000Z",
      endedBy: "recurrence",
      balances: { allowance: 0, pack: 80 },
      used: { allowance: 500, pack: 120 },
      burns: [
        { burn: "b1", grant: "allowance", amount: 500, at: "2027-01-20T00:00:00.000Z" },
        { burn: "b1", grant: "pack", amount: 120, at: "2027-01-20T00:00:00.000Z" },
      ],
      uncovered: [],
      overage: 0,
      shortage: 0,
    });
  });

  it("adds up: opening + granted = burned + expired + left", () => {
    // the second month's 500 are over when the question ends
    expect(totals).toMatchObject({
      opening: 0,
      granted: 1200,
      burned: 620,
      expired: 500,
      left: 80,
      overage: 0,
      demand: 620,
    });
    expect(totals.byGrant.pack).toEqual({ opening: 0, granted: 200, burned: 120, expired: 0, left: 80 });
  });
});

describe("which grant burns first", () => {
  const burn = [{ at: "2027-02-01", amount: 60 }];
  const first = (grants: readonly LedgerGrant[]) => ask(grants, burn).segments.flatMap(({ burns }) => burns)[0]?.grant;

  it("the lower priority, also where it expires later", () => {
    expect(
      first([
        { id: "soon", amount: 100, from: "2027-01-01", until: "2027-03-01", priority: 2 },
        { id: "late", amount: 100, from: "2027-01-01", until: "2027-06-01", priority: 1 },
      ]),
    ).toBe("late");
  });

  it("then the one that expires sooner", () => {
    expect(
      first([
        { id: "late", amount: 100, from: "2026-01-01", until: "2027-06-01" },
        { id: "soon", amount: 100, from: "2027-01-01", until: "2027-03-01" },
      ]),
    ).toBe("soon");
  });

  it("then the older, by `created` where it is said", () => {
    const until = "2027-06-01";
    expect(
      first([
        { id: "new", amount: 100, from: "2027-01-02", until },
        { id: "old", amount: 100, from: "2027-01-01", until },
      ]),
    ).toBe("old");
    expect(
      first([
        { id: "a", amount: 100, from: "2027-01-01", until, created: "2026-12-31" },
        { id: "b", amount: 100, from: "2027-01-01", until, created: "2026-12-30" },
      ]),
    ).toBe("b");
  });

  it("then the one listed first, the tenth after the ninth", () => {
    const grants = Array.from({ length: 11 }, () => ({ amount: 10, from: "2027-01-01" }));
    const { burns } = ask(grants, [{ at: "2027-02-01", amount: 110 }]).segments[0] ?? { burns: [] };
    expect(burns.map(({ grant }) => grant)).toEqual(grants.map((_, index) => `g${index + 1}`));
  });

  it("one's own before the account's, and never somebody else's", () => {
    const { totals } = ask(
      [
        { id: "pool", amount: 10, from: "2027-01-01", until: "2027-02-01" },
        { id: "ann", amount: 10, from: "2027-01-01", owner: "ann" },
        { id: "ben", amount: 10, from: "2027-01-01", owner: "ben" },
      ],
      [{ at: "2027-01-10", amount: 25, owner: "ann" }],
    );
    expect(totals).toMatchObject({ burned: 20, overage: 5 });
    expect(totals.byGrant).toMatchObject({ ann: { burned: 10 }, pool: { burned: 10 }, ben: { burned: 0, left: 10 } });
  });

  it("only grants of the burn's kind", () => {
    const { totals } = ask([{ amount: 10, from: "2027-01-01", kind: "phone" }], [{ at: "2027-01-10", amount: 4 }]);
    expect(totals).toMatchObject({ burned: 0, overage: 4, left: 10 });
  });
});

describe("a grant's life", () => {
  it("begins at `from` and is over at `until`, to the millisecond", () => {
    const grants = [{ amount: 10, from: "2027-02-01", until: "2027-03-01" }];
    const at = (instant: string) => ask(grants, [{ at: instant, amount: 1 }]).totals.burned;
    expect(at("2027-01-31T23:59:59.999Z")).toBe(0);
    expect(at("2027-02-01")).toBe(1);
    expect(at("2027-02-28T23:59:59.999Z")).toBe(1);
    expect(at("2027-03-01")).toBe(0);
  });

  it("recurs from its own start: 31 January, 28 February, 31 March", () => {
    const { segments } = ask([{ amount: 10, from: "2027-01-31", recurrence: "month" }], [], { until: "2027-05-01" });
    expect(segments.map(({ until, endedBy }) => [until.slice(0, 10), endedBy])).toEqual([
      ["2027-01-31", "grant"],
      ["2027-02-28", "recurrence"],
      ["2027-03-31", "recurrence"],
      ["2027-04-30", "recurrence"],
      ["2027-05-01", "end"],
    ]);
  });

  it.each([
    ["day", 365],
    ["week", 53],
    ["month", 12],
    ["quarter", 4],
    ["year", 1],
    ["30 days", 13],
  ])("recurs every %s: %i times in a year", (recurrence, count) => {
    expect(ask([{ amount: 1, from: "2027-01-01", recurrence }], []).totals.granted).toBe(count);
  });

  it("does not recur behind the end of the line", () => {
    const { totals, segments } = ask(
      [{ amount: 10, from: "2027-01-01", until: "2027-02-15", recurrence: "month" }],
      [],
    );
    expect(totals).toMatchObject({ granted: 20, expired: 20, left: 0 });
    expect(segments.map(({ endedBy }) => endedBy)).toEqual(["recurrence", "expiry", "end"]);
  });

  it("may be longer than its period, so that deposits pile up", () => {
    const { segments } = ask([{ amount: 10, from: "2027-01-01", recurrence: "month", lasts: "2 months" }], []);
    expect(segments.slice(0, 3).map(({ balances }) => balances.g1)).toEqual([10, 20, 20]);
  });
});

describe("rollover", () => {
  const monthly = { amount: 100, from: "2027-01-01", recurrence: "month" };
  const balances = (grant: LedgerGrant, burns: readonly LedgerBurn[] = []) =>
    ask([grant], burns, { until: "2027-05-01" }).segments.map((segment) => segment.balances.g1);

  it("carries what is left for one period, once or again", () => {
    // once: 100, then 100 + 100 carried, then 100 + 100 of the second deposit, …
    expect(balances({ ...monthly, rollover: { carry: "all", again: false } })).toEqual([100, 200, 200, 200]);
    expect(balances({ ...monthly, rollover: { carry: "all", again: true } })).toEqual([100, 200, 300, 400]);
  });

  it("carries at most a number, or a share of the unused or of the grant", () => {
    const burns = [{ at: "2027-01-10", amount: 60 }];
    // 40 are left: at most 30; half of them 20; half of the grant 50, of which there are 40
    expect(balances({ ...monthly, rollover: { carry: 30, again: false } }, burns).slice(0, 2)).toEqual([40, 130]);
    expect(balances({ ...monthly, rollover: { carry: "50% of unused", again: false } }, burns).slice(0, 2)).toEqual([
      40, 120,
    ]);
    expect(balances({ ...monthly, rollover: { carry: "50% of grant", again: false } }, burns).slice(0, 2)).toEqual([
      40, 140,
    ]);
  });

  it("keeps to caps on the carry and on the balance", () => {
    const again = { carry: "all", again: true } as const;
    expect(balances({ ...monthly, rollover: { ...again, capCarried: 150 } })).toEqual([100, 200, 250, 250]);
    expect(balances({ ...monthly, rollover: { ...again, capBalance: "2 grants" } })).toEqual([100, 200, 200, 200]);
  });

  it("ends with the line, and says where credits were carried", () => {
    const { segments, totals } = ask(
      [{ ...monthly, until: "2027-03-10", rollover: { carry: "all", again: true, lasts: "1 year" } }],
      [],
    );
    expect(segments.map(({ endedBy }) => endedBy)).toEqual(["rollover", "rollover", "expiry", "end"]);
    expect(totals).toMatchObject({ granted: 300, expired: 300, left: 0 });
  });

  it("without a recurrence trims a lasting balance at each end of its life", () => {
    // at most 30 go on from month to month
    expect(
      balances({ amount: 100, from: "2027-01-01", lasts: "1 month", rollover: { carry: 30, again: true } }),
    ).toEqual([100, 30, 30, 30]);
  });
});

describe("an empty balance", () => {
  const grants = [{ amount: 100, from: "2027-01-01" }];

  it("is overage, which no later grant pays off", () => {
    const { totals, segments } = ask(
      [...grants, { amount: 50, from: "2027-03-01" }],
      [{ at: "2027-02-01", amount: 130 }],
    );
    expect(totals).toMatchObject({ burned: 100, overage: 30, shortage: 0, left: 50 });
    expect(segments[0]).toMatchObject({ endedBy: "grant", overage: 30, uncovered: [{ burn: "b1", amount: 30 }] });
  });

  it("is shortage where it stops", () => {
    expect(ask(grants, [{ at: "2027-02-01", amount: 130 }], { atZero: "stop" }).totals).toMatchObject({
      burned: 100,
      overage: 0,
      shortage: 30,
    });
  });

  it("refuses a whole burn whole, and goes on with smaller ones", () => {
    const burns = [
      { at: "2027-02-01", amount: 130, whole: true },
      { at: "2027-02-02", amount: 70, whole: true },
    ];
    expect(ask(grants, burns, { atZero: "stop" }).totals).toMatchObject({ burned: 70, shortage: 130, left: 30 });
  });

  it("is shared by burns of one instant in proportion", () => {
    const burns = [
      { at: "2027-02-01", amount: 50 },
      { at: "2027-02-01", amount: 150 },
    ];
    // 100 for 200 wanted: 25 and 75
    expect(ask(grants, burns).segments[0]?.burns.map(({ amount }) => amount)).toEqual([25, 75]);
  });
});

describe("a question that begins within a history", () => {
  it("plays what was before, and reports from there on", () => {
    const grants = [{ id: "g", amount: 100, from: "2026-11-15" }];
    const burns = [
      { at: "2026-12-01", amount: 30 },
      { at: "2027-01-05", amount: 20 },
    ];
    const { segments, totals } = ask(grants, burns);
    expect(segments).toHaveLength(1);
    expect(segments[0]?.from).toBe("2027-01-01T00:00:00.000Z");
    expect(totals).toMatchObject({ opening: 70, granted: 0, burned: 20, demand: 20, left: 50 });
  });

  it("comes to the same in one piece and in two", () => {
    const grants = [
      {
        id: "a",
        amount: "33.333",
        from: "2027-01-10",
        recurrence: "month",
        rollover: { carry: "50% of unused", again: true },
      },
      { id: "b", amount: 200, from: "2027-02-01", until: "2027-09-01" },
    ] as const;
    const burns = Array.from({ length: 40 }, (_, index) => ({ at: Date.UTC(2027, 0, 1 + index * 8, 7), amount: 9.5 }));
    const whole = ask(grants, burns).totals;
    const one = ask(grants, burns, { until: "2027-06-20" }).totals;
    const two = ask(grants, burns, { from: "2027-06-20" }).totals;
    expect(two.opening).toBe(one.left);
    expect(two.left).toBe(whole.left);
    for (const what of ["granted", "burned", "expired", "overage", "demand"] as const) {
      expect(one[what] + two[what]).toBeCloseTo(whole[what], 6);
    }
  });
});

describe("what can be written", () => {
  it("instants as a day, ISO with a zone, a Date or milliseconds", () => {
    const at = Date.UTC(2027, 0, 1, 8);
    for (const from of ["2027-01-01T08:00Z", "2027-01-01T10:00:00+02:00", new Date(at), at]) {
      expect(ask([{ amount: 1, from }], []).segments[0]?.until).toBe("2027-01-01T08:00:00.000Z");
    }
  });

  const grant = { amount: 1, from: "2027-01-01" };
  const recurring = { ...grant, recurrence: "month" };
  it.each([
    ["until", { until: "2027-01-01" }, 'until: "2027-01-01" is not after "from"'],
    ["from", { from: "yesterday" }, 'from: "yesterday" is not an instant'],
    ["a day that does not exist", { from: "2027-02-29" }, 'from: "2027-02-29" is not an instant'],
    ["a time without its zone", { from: "2027-01-01T08:00" }, 'from: "2027-01-01T08:00" is not an instant'],
    [
      "the grant's end",
      { grants: [{ ...grant, until: "2026-01-01" }] },
      'grants[0].until: "2026-01-01" is not after "from"',
    ],
    ["a negative grant", { grants: [{ ...grant, amount: -5 }] }, "grants[0].amount: -5 is not an amount"],
    ["four decimals", { grants: [{ ...grant, amount: "0.0001" }] }, 'grants[0].amount: "0.0001" is not an amount'],
    [
      "a recurrence",
      { grants: [{ ...grant, recurrence: "fortnight" }] },
      'grants[0].recurrence: "fortnight" is not a length',
    ],
    ["a life", { grants: [{ ...grant, lasts: "long" }] }, 'grants[0].lasts: "long" is not a length'],
    ["a negative burn", { burns: [{ at: "2027-02-01", amount: -1 }] }, "burns[0].amount: -1 is not an amount"],
    ["two grants of one id", { grants: [{ ...grant, id: "g2" }, grant] }, 'grants[1].id: "g2" is there twice'],
    ["a priority", { grants: [{ ...grant, priority: Number.NaN }] }, "grants[0].priority: NaN is not a number"],
    [
      "a bare percentage",
      { grants: [{ ...recurring, rollover: { carry: "50%" as never, again: true } }] },
      'grants[0].rollover.carry: "50%" must say of what',
    ],
    [
      "a rollover that does not say whether again",
      { grants: [{ ...recurring, rollover: { carry: "all" } as never }] },
      "grants[0].rollover.again: undefined must say",
    ],
    [
      "a rollover at the end of the line",
      { grants: [{ ...grant, rollover: { carry: "all", again: true } as const }] },
      'needs a "recurrence"',
    ],
  ] satisfies [string, Partial<LedgerQuestion>, string][])("refuses %s by name", (_, question, message) => {
    const asked = () => ask([grant], [], question);
    expect(asked).toThrow(RangeError);
    expect(asked).toThrow(message);
  });
});
