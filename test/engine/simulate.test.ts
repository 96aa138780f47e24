import { describe, expect, it } from "vitest";
import { days, months } from "../../src/units/calendar.ts";
import { credits, toNumber } from "../../src/units/credits.ts";
import { fraction } from "../../src/units/fraction.ts";
import { money, toUnits } from "../../src/units/money.ts";
import {
  action,
  bought,
  day,
  dayOfMonth,
  gone,
  grant,
  lines,
  monthly,
  monthOf,
  overage,
  price,
  role,
  run,
  total,
  whenEmpty,
  yearly,
} from "./builders.ts";

const pooledSeats = grant({ credits: 400, per: "seat" });

describe("a pooled monthly allowance (lemlist, Multichannel)", () => {
  const lemlist = {
    actions: [
      action("email", [{ credits: 5, charged: "success" }]),
      action("phone", [{ credits: 20, charged: "success" }]),
    ],
    grants: [pooledSeats],
    price: [price({ amount: 87, per: "seat", every: months(1), billed: yearly, term: months(12) })],
    burnOrder: ["allowance", "purchase"] as const,
  };
  const team = {
    roles: [role("rep", 5, { email: "20/week", phone: "1/week" })],
    assume: {
      found: { email: { share: fraction(4, 5) }, phone: { share: fraction(1, 2) } },
      season: {
        march: fraction(3, 2),
        july: fraction(1, 2),
        november: fraction(3, 2),
        december: fraction(3, 5),
      },
    },
  };

  // 5 people × 20 × 4 weeks × 80 % × 5 credits = 1,600; 5 × 1 × 4 × 50 % × 20 = 200; together 1,800 of 5 × 400.
  const estimate = run(lemlist, team);

  it("uses what the season makes of the work, and lets the rest expire each month", () => {
    const used = [1800, 1800, 2700, 1800, 1800, 1800, 900, 1800, 1800, 1800, 2700, 1080];
    const expired = [200, 200, 0, 200, 200, 200, 1100, 200, 200, 200, 0, 920];
    expect(used.map((_, index) => monthOf(estimate, index).used)).toEqual(used);
    expect(used.map((_, index) => monthOf(estimate, index).expired)).toEqual(expired);
    expect(used.map((_, index) => monthOf(estimate, index).shortage)).toEqual(
      used.map((each) => Math.max(0, each - 2000)),
    );
  });

  it("says on which days half, most and all of the allowance are gone", () => {
    // January: 1,000 of 1,800 after 17.2 of 31 days, 1,600 after 27.6. February: 15.6 and 24.9 of 28 days.
    // March: 1,000, 1,600 and 2,000 of 2,700 after 11.5, 18.4 and 23.0 days. November: 11.1, 17.8, 22.2 of 30.
    // December: 1,000 of 1,080 after 28.7 days, never 1,600.
    expect(gone(estimate, 0)).toEqual([18, 28, undefined]);
    expect(gone(estimate, 1)).toEqual([16, 25, undefined]);
    expect(gone(estimate, 2)).toEqual([12, 19, 23]);
    expect(gone(estimate, 3)).toEqual([17, 27, undefined]);
    expect(gone(estimate, 6)).toEqual([undefined, undefined, undefined]);
    expect(gone(estimate, 10)).toEqual([12, 18, 23]);
    expect(gone(estimate, 11)).toEqual([29, undefined, undefined]);
  });

  it("burns bought credits after the allowance and keeps them until they are used", () => {
    const buying = run(lemlist, team, [bought(1400, "2027-03-01", { amount: 0.01 })]);
    expect(monthOf(buying, 2)).toMatchObject({
      used: 2700,
      bought: 1400,
      shortage: 0,
      over: 700,
      left: 700,
      expired: 0,
    });
    expect(monthOf(buying, 3)).toMatchObject({ used: 1800, expired: 200, left: 700 });
    expect(monthOf(buying, 10)).toMatchObject({ over: 700, left: 0 });
    // 5 seats × 87 × 12 = 5,220 and 1,400 × 0.01 = 14
    expect(lines(buying)).toEqual([
      ["subscription", "2027-01-01", 5220],
      ["top-up", "2027-03-01", 14],
    ]);
    expect(total(buying)).toBe(5234);
  });

  it("has no total where work is left undone", () => {
    expect(total(estimate)).toBeUndefined();
  });
});

describe("a year's credits up front (Apollo)", () => {
  const apollo = {
    grants: [grant({ credits: 4000, per: "seat", upFront: true })],
    price: [
      price({ amount: 79, per: "seat", every: months(1), billed: yearly, term: months(12) }),
      price({ amount: 99, per: "seat", billed: monthly }),
    ],
  };
  const team = { roles: [role("sdr", 8, { email: "910/month" })] };

  it("brings twelve months at once when billed yearly, and nothing expires before the year ends", () => {
    const estimate = run({ ...apollo, billing: yearly }, team);
    // 8 × 4,000 × 12 = 384,000; 8 × 910 = 7,280 a month, 87,360 a year
    expect(monthOf(estimate, 0)).toMatchObject({ included: 384_000, used: 7280, expired: 0, left: 376_720 });
    expect(monthOf(estimate, 11)).toMatchObject({ used: 7280, expired: 296_640, left: 0 });
    // 8 × 79 × 12
    expect(total(estimate)).toBe(7584);
  });

  it("brings a month at a time when billed monthly", () => {
    const estimate = run({ ...apollo, billing: monthly }, team);
    expect(monthOf(estimate, 0)).toMatchObject({ included: 32_000, expired: 24_720, left: 0 });
    // 8 × 99 × 12
    expect(total(estimate)).toBe(9504);
  });
});

describe("an account pool (ZoomInfo)", () => {
  it("is short from the 26th of a month of 31 days when 6,000 are wanted of 5,000", () => {
    const estimate = run({ grants: [grant({ credits: 5000 })] }, { roles: [role("sdr", 10, { email: "150/week" })] });
    // 5,000 ÷ 6,000 × 31 days = 25.8 days
    expect(dayOfMonth(estimate.months[0]?.kinds.credit?.shortFrom)).toBe(26);
    expect(monthOf(estimate, 0)).toMatchObject({ used: 6000, shortage: 1000, expired: 0, over: 1000 });
    expect(toNumber(estimate.kinds.credit?.shortage ?? credits(0))).toBe(12_000);
  });
});

describe("work that changes pace within a month", () => {
  it("runs dry on the day on which that happens", () => {
    const estimate = run(
      { grants: [grant({ credits: 200 })] },
      {
        start: "2027-04-01",
        months: 1,
        account: { email: "200/month" },
        changes: [{ from: "2027-04-16", account: { email: "400/month" } }],
      },
    );
    // 100 in the first 15 days, then 400 ÷ 30 a day: the other 100 last 7.5 days
    expect(dayOfMonth(estimate.months[0]?.kinds.credit?.shortFrom)).toBe(23);
    expect(gone(estimate, 0)).toEqual([15, 20, 23]);
  });
});

describe("credits locked to seats, with an account pool beside (KnowledgeNet)", () => {
  const roles = [role("light", 2, { email: "500/month" }), role("heavy", 1, { email: "1500/month" })];
  const locked = grant({ credits: 1000, per: "seat", pooled: false });

  it("burns the own seat first, then the account's pool", () => {
    const estimate = run({ grants: [locked, grant({ credits: 300 })] }, { roles });
    // heavy: 1,000 of its own, 300 of the account's, 200 short; the light seats leave 2 × 500
    const { bySeatGroup } = estimate.months[0]?.kinds.credit ?? {};
    expect(monthOf(estimate, 0)).toMatchObject({ used: 2500, shortage: 200, expired: 1000 });
    expect(bySeatGroup?.["heavy#0"]).toMatchObject({ used: credits(1500), shortage: credits(200), expired: 0 });
    expect(bySeatGroup?.["light#0"]).toMatchObject({ used: credits(1000), shortage: 0, expired: credits(1000) });
  });

  it("never lets one seat's spare help another, and calls it stranded", () => {
    const estimate = run({ grants: [locked] }, { roles });
    // 1,000 expire on two seats while 500 are short on the third: 500 are stranded
    expect(monthOf(estimate, 0)).toMatchObject({ shortage: 500, expired: 1000, stranded: 500 });
  });

  it("adds up what is stranded month by month, also where seats take turns at being short", () => {
    const turn = (first: string, second: string) => [role("a", 1, { email: first }), role("b", 1, { email: second })];
    const estimate = run(
      { grants: [locked] },
      {
        months: 2,
        roles: turn("1200/month", "500/month"),
        changes: [{ from: "2027-02-01", roles: turn("500/month", "1200/month") }],
      },
    );
    // each month 200 are short on one seat while 500 expire on the other
    expect(estimate.months.map((_, index) => monthOf(estimate, index).stranded)).toEqual([200, 200]);
    expect(toNumber(estimate.kinds.credit?.stranded ?? credits(0))).toBe(400);
  });

  it("holds a shortage against what expired once only", () => {
    const long = grant({ credits: 100, per: "seat", pooled: false, every: months(2), at: "long" });
    const turns = (heavy: string) => [role("idle", 1, {}), role("heavy", 1, { email: heavy })];
    const estimate = run(
      { grants: [grant({ credits: 100, per: "seat", pooled: false }), long] },
      { months: 2, roles: turns("300/month"), changes: [{ from: "2027-02-01", roles: turns("100/month") }] },
    );
    // January: 100 short, 100 expire idle. February: nobody is short, 200 expire, of which 100 lived in January too
    expect([0, 1].map((index) => monthOf(estimate, index).stranded)).toEqual([100, 0]);
  });

  it("holds credits that expire at the year's end against what was short during the year", () => {
    const yearLocked = grant({ credits: 12_000, per: "seat", pooled: false, every: months(12) });
    const estimate = run({ grants: [yearLocked], billing: yearly }, { roles });
    // light: 2 × (12,000 − 6,000) = 12,000 expire; heavy wants 18,000 of 12,000 and is 6,000 short from September on
    expect(toNumber(estimate.kinds.credit?.stranded ?? credits(0))).toBe(6000);
    expect(monthOf(estimate, 11).stranded).toBe(6000);
  });
});

describe("an action that burns several kinds", () => {
  it("is held back by the scarcest", () => {
    const estimate = run(
      {
        kinds: ["data", "action"],
        actions: [
          action("email", [
            { credits: 2, kind: "data" },
            { credits: 1, kind: "action" },
          ]),
        ],
        grants: [grant({ credits: 1000, kind: "data" }), grant({ credits: 300, kind: "action" })],
      },
      { months: 1, account: { email: "400/month" } },
    );
    // 400 want 800 data and 400 actions; 300 actions carry 300 lookups: 600 data
    expect(monthOf(estimate, 0, "data")).toMatchObject({ used: 800, shortage: 200, expired: 400 });
    expect(monthOf(estimate, 0, "action")).toMatchObject({ used: 400, shortage: 100, expired: 0 });
  });
});

describe("an empty balance", () => {
  const twoKinds = {
    kinds: ["minute", "credit"],
    actions: [action("call-minute", [{ credits: 1, kind: "minute" }])],
    grants: [grant({ credits: 100, kind: "minute" }), grant({ credits: 400 })],
    whenEmpty: { minute: whenEmpty({ do: "exchange", into: "credit", rate: credits(5) }, "minute") },
  };

  it("burns another kind at a rate", () => {
    const estimate = run(twoKinds, { months: 1, account: { "call-minute": "150/month" } });
    // 100 minutes of their own, 50 more × 5 = 250 credits
    expect(monthOf(estimate, 0, "minute")).toMatchObject({ used: 150, exchanged: 50, shortage: 0 });
    expect(monthOf(estimate, 0, "credit")).toMatchObject({ used: 250, expired: 150, shortage: 0 });
  });

  it("is short of the first kind when the other runs out as well", () => {
    const estimate = run(twoKinds, { months: 1, account: { "call-minute": "200/month" } });
    // 100 + 400 ÷ 5 = 180 of 200 minutes
    expect(monthOf(estimate, 0, "minute")).toMatchObject({ used: 200, exchanged: 80, shortage: 20 });
    expect(monthOf(estimate, 0, "credit")).toMatchObject({ used: 400, shortage: 0, expired: 0 });
  });

  it("is billed as the other kind where that is billed afterwards", () => {
    const billed = { ...twoKinds, whenEmpty: { ...twoKinds.whenEmpty, credit: overage(0.01) } };
    const estimate = run(billed, { months: 1, account: { "call-minute": "200/month" } });
    // 180 minutes as above, 20 more × 5 = 100 credits × $0.01
    expect(monthOf(estimate, 0, "minute")).toMatchObject({ used: 200, exchanged: 100, overage: 0, shortage: 0 });
    expect(monthOf(estimate, 0, "credit")).toMatchObject({ used: 500, overage: 100, shortage: 0 });
    expect(estimate.invoice.lines.filter(({ item }) => item === "overage").map(({ amount }) => amount)).toEqual([
      money(1),
    ]);
  });

  it("is billed afterwards, up to the most that the vendor bills in a cycle", () => {
    const sold = {
      grants: [grant({ credits: 1000 })],
      price: [price({ amount: 50 })],
      whenEmpty: { credit: overage(0.1, 300) },
    };
    const within = run(sold, { months: 2, account: { email: "1200/month" } });
    // 200 × 0.10 at the end of each cycle, beside 2 × 50
    expect(lines(within).filter(([item]) => item === "overage")).toEqual([
      ["overage", "2027-02-01", 20],
      ["overage", "2027-03-01", 20],
    ]);
    expect(total(within)).toBe(140);
    const beyond = run(sold, { months: 1, account: { email: "1500/month" } });
    // 1,500 = 1,000 included + 300 billed + 200 short
    expect(monthOf(beyond, 0)).toMatchObject({ used: 1500, overage: 300, shortage: 200, over: 500 });
    expect(total(beyond)).toBeUndefined();
  });
});

describe("a cap for each person", () => {
  const capped = [role("sdr", 2, { email: "300/month" }, { cap: 200.5 }), role("ae", 1, { email: "300/month" })];

  it("stops the capped ones only, where the plan can cap", () => {
    const estimate = run({ grants: [grant({ credits: 5000 })], features: ["user-caps"] }, { months: 2, roles: capped });
    // 2 × 300 wanted, 2 × 200.5 allowed, each month anew
    expect(monthOf(estimate, 0)).toMatchObject({ used: 900, shortage: 199 });
    expect(monthOf(estimate, 1)).toMatchObject({ used: 900, shortage: 199 });
  });

  it("does nothing where the plan cannot", () => {
    expect(monthOf(run({ grants: [grant({ credits: 5000 })] }, { roles: capped }), 0).shortage).toBe(0);
  });
});

describe("hiring within a month", () => {
  const sold = { grants: [pooledSeats], price: [price({ amount: 60, per: "seat", billed: monthly })] };
  const hiring = {
    start: "2027-04-01",
    months: 2,
    roles: [role("sdr", 2, { email: "300/month" })],
    changes: [{ from: "2027-04-11", roles: [role("sdr", 5, { email: "300/month" })] }],
  };

  it("brings, and costs, the share of the month that is left", () => {
    const estimate = run(sold, hiring);
    // 20 of 30 days left: 3 × 400 × 2/3 = 800 credits beside 2 × 400, and 3 × 60 × 2/3 = 120 dollars beside 2 × 60
    expect(monthOf(estimate, 0).included).toBe(1600);
    expect(monthOf(estimate, 1).included).toBe(2000);
    expect(lines(estimate)).toEqual([
      ["subscription", "2027-04-01", 120],
      ["seats-added", "2027-04-11", 120],
      ["subscription", "2027-05-01", 300],
    ]);
  });

  it("brings, and costs, all of it where the plan does not prorate", () => {
    const estimate = run(
      {
        grants: [{ ...pooledSeats, prorated: false }],
        price: [price({ amount: 60, per: "seat", prorated: false })],
      },
      hiring,
    );
    expect(monthOf(estimate, 0).included).toBe(2000);
    expect(lines(estimate)[1]).toEqual(["seats-added", "2027-04-11", 180]);
  });

  it("lets those who come later meet what is left then, not share a shortage of before", () => {
    const estimate = run(
      { grants: [grant({ credits: 200, per: "seat", pooled: false })] },
      { ...hiring, months: 1, roles: [role("sdr", 2, { email: "150/month" })] },
    );
    // The first two go over to 300 a month on the 11th: 50 + 200 = 250 each of 200; the new three have 133.333 of 200 each
    const { bySeatGroup } = estimate.months[0]?.kinds.credit ?? {};
    expect(bySeatGroup?.["sdr#0"]?.shortage).toBe(credits(100));
    expect(bySeatGroup?.["sdr#2"]?.shortage).toBe(credits(200));
  });
});

describe("seats", () => {
  const perSeat = {
    grants: [pooledSeats],
    price: [price({ amount: 60, per: "seat", billed: yearly, every: months(1), term: months(12) })],
  };

  it("are at least the tier's minimum, which brings its credits", () => {
    const estimate = run({ ...perSeat, seats: { min: 5 } }, { roles: [role("sdr", 3, { email: "1/month" })] });
    expect(monthOf(estimate, 0).included).toBe(2000);
    expect(total(estimate)).toBe(3600);
    expect(estimate.seats).toBe(5);
  });

  it("of a minimum are taken by people who come later", () => {
    const estimate = run(
      { ...perSeat, seats: { min: 5 } },
      {
        roles: [role("sdr", 3, { email: "1/month" })],
        changes: [{ from: "2027-07-01", roles: [role("sdr", 6, { email: "1/month" })] }],
      },
    );
    expect(estimate.seats).toBe(6);
    // one more from July: 184 of 365 days of 720 = 362.958…
    expect(lines(estimate)).toEqual([
      ["subscription", "2027-01-01", 3600],
      ["seats-added", "2027-07-01", 362.96],
    ]);
    expect(monthOf(estimate, 6).included).toBe(2400);
  });

  it("fall only where a term ends", () => {
    const estimate = run(perSeat, {
      months: 24,
      roles: [role("sdr", 8, { email: "1/month" })],
      changes: [{ from: "2027-07-01", roles: [role("sdr", 3, { email: "1/month" })] }],
    });
    expect(monthOf(estimate, 11).included).toBe(3200);
    expect(monthOf(estimate, 12).included).toBe(1200);
    // 8 × 720, then 3 × 720
    expect(lines(estimate)).toEqual([
      ["subscription", "2027-01-01", 5760],
      ["subscription", "2028-01-01", 2160],
    ]);
  });

  it("above a minimum fall to the minimum, not below and not beside", () => {
    const estimate = run(
      { ...perSeat, seats: { min: 5 } },
      {
        months: 24,
        roles: [role("sdr", 8, { email: "1/month" })],
        changes: [{ from: "2027-07-01", roles: [role("sdr", 3, { email: "1/month" })] }],
      },
    );
    expect(monthOf(estimate, 8).included).toBe(3200);
    expect(monthOf(estimate, 12).included).toBe(2000);
  });

  it("that one role gives up are taken by another", () => {
    const estimate = run(perSeat, {
      roles: [role("sdr", 10, { email: "1/month" }), role("ae", 2, { email: "1/month" })],
      changes: [
        { from: "2027-03-01", roles: [role("sdr", 8, { email: "1/month" }), role("ae", 4, { email: "1/month" })] },
      ],
    });
    expect(estimate.seats).toBe(12);
    expect(total(estimate)).toBe(8640);
  });

  it("that are included are not billed and bring their credits", () => {
    const estimate = run({ ...perSeat, seats: { included: 3 } }, { roles: [role("sdr", 5, { email: "1/month" })] });
    expect(monthOf(estimate, 0).included).toBe(2000);
    expect(total(estimate)).toBe(1440);
  });

  it("that are included come with the tier, also where fewer people sit on them", () => {
    const estimate = run({ ...perSeat, seats: { included: 3 } }, { roles: [role("sdr", 1, { email: "1/month" })] });
    // 3 seats × 400 credits, none of them billed
    expect([estimate.seats, monthOf(estimate, 0).included, total(estimate)]).toEqual([3, 1200, 0]);
  });
});

describe("units that are simply there", () => {
  const monitoring = [action("monitored-account", [{ credits: 50, charged: "month", free: 5 }])];

  it("are charged at the start of each of their months, the first few free", () => {
    const estimate = run(
      { actions: monitoring, grants: [grant({ credits: 2000 })] },
      {
        months: 3,
        account: { "monitored-account": 40 },
        changes: [{ from: "2027-02-10", account: { "monitored-account": 30 } }],
      },
    );
    // 35 × 50 on 1 January and 1 February, 25 × 50 on 1 March; the ten that go on 10 February were charged for all of it
    expect([0, 1, 2].map((index) => monthOf(estimate, index).used)).toEqual([1750, 1750, 1250]);
    expect(estimate.used.credit).toBe(credits(4750));
  });

  it("are charged once a year where the rate is yearly", () => {
    const estimate = run(
      { actions: [action("domain", [{ credits: 10, charged: "year" }])], grants: [grant({ credits: 100 })] },
      { months: 13, account: { domain: 3 } },
    );
    expect([0, 1, 12].map((index) => monthOf(estimate, index).used)).toEqual([30, 0, 30]);
  });
});

describe("terms and cycles", () => {
  it("rise in price at each renewal", () => {
    const sold = { price: [price({ amount: 10_000, billed: yearly, term: months(12), uplift: fraction(7, 100) })] };
    // 10,000, 10,700 and 11,449
    expect(lines(run(sold, { months: 36 })).map(([, , amount]) => amount)).toEqual([10_000, 10_700, 11_449]);
  });

  it("of two years hold the price for both", () => {
    const sold = { price: [price({ amount: 10_000, billed: yearly, term: months(24), uplift: fraction(7, 100) })] };
    const estimate = run(sold, { months: 12 });
    // signing obliges to both years; the second lies behind the horizon
    expect(lines(estimate)).toEqual([
      ["subscription", "2027-01-01", 10_000],
      ["subscription", "2028-01-01", 10_000],
    ]);
    expect(toUnits(estimate.cost.behind)).toBe(10_000);
  });

  it("of thirty days come thirteen times a year, the last reaching behind it", () => {
    const thirty = { id: "30 days", cycle: days(30) };
    const sold = { grants: [grant({ credits: 1000, every: "cycle" })], price: [price({ amount: 30, billed: thirty })] };
    const estimate = run(sold, { account: { email: "100/month" } });
    expect(estimate.invoice.lines).toHaveLength(13);
    // the 13th begins on day 360 of 365: 25 of its 30 days lie behind
    expect(toUnits(estimate.cost.behind)).toBe(25);
    expect(total(estimate)).toBe(390);
    // January brings days 0 and 30
    expect(monthOf(estimate, 0).included).toBe(2000);
    expect(monthOf(estimate, 1).included).toBe(0);
  });

  it.each([
    ["quarterly", 3, [1, 4, 7, 10]],
    ["halfYearly", 6, [1, 7]],
    ["yearly", 12, [1]],
  ] as const)("%s come every %i months", (id, length, starts) => {
    const billed = { id, cycle: months(length) };
    const sold = { grants: [grant({ credits: 1000, every: "cycle" })], price: [price({ amount: 30, billed })] };
    const estimate = run(sold, { account: { email: "1/month" } });
    expect(lines(estimate).map(([, at]) => Number(at.slice(5, 7)))).toEqual([...starts]);
    const deposited = estimate.months.flatMap((_, index) => (monthOf(estimate, index).included > 0 ? [index + 1] : []));
    expect(deposited).toEqual([...starts]);
  });

  it("counted with the calendar bring all of the broken first month", () => {
    const sold = { grants: [grant({ credits: 1000, counted: "calendar" })] };
    const estimate = run(sold, { start: "2027-01-20", months: 2, account: { email: "310/month" } });
    // 1,000 on 20 January, 1 February and 1 March: two in the month that ends on 20 February
    expect(monthOf(estimate, 0).included).toBe(2000);
    // 12 of 31 days of 310 until 1 February: 1,000 − 120 expire
    expect(monthOf(estimate, 0).expired).toBe(880);
  });

  it("that a horizon of six months cuts oblige to the whole year", () => {
    const estimate = run({ price: [price({ amount: 730, billed: yearly })] }, { months: 6 });
    // 184 of 365 days of 730 lie behind 1 July
    expect(total(estimate)).toBe(730);
    expect(toUnits(estimate.cost.behind)).toBe(368);
  });

  it("begin with a set-up fee, paid once", () => {
    const sold = { price: [price({ amount: 100 }), price({ amount: 500, every: "once", at: "tiers.pro.price.once" })] };
    expect(lines(run(sold, { months: 2 }))).toEqual([
      ["subscription", "2027-01-01", 100],
      ["set-up", "2027-01-01", 500],
      ["subscription", "2027-02-01", 100],
    ]);
  });

  it("run for two years with the second year's credits", () => {
    const sold = {
      grants: [grant({ credits: 1000, every: months(12) })],
      price: [price({ amount: 730, billed: yearly })],
    };
    const estimate = run(sold, { months: 24, account: { email: "50/month" } });
    expect(monthOf(estimate, 11)).toMatchObject({ left: 0, expired: 400 });
    expect(monthOf(estimate, 12).included).toBe(1000);
    expect(total(estimate)).toBe(1460);
  });
});

describe("a fair-use ceiling", () => {
  it("of the money paid is a grant of what that buys", () => {
    const ceiling = grant({
      credits: "unlimited",
      per: "seat",
      fairUse: { every: months(12), per: "seat", paidAt: money(0.025) },
    });
    const sold = {
      grants: [ceiling],
      price: [price({ amount: 79, per: "seat", every: months(1), billed: yearly, term: months(12) })],
    };
    const estimate = run(sold, { roles: [role("sdr", 5, { email: "10/month" })] });
    // 5 × 79 × 12 = 4,740 dollars at 0.025 a credit
    expect(monthOf(estimate, 0).included).toBe(189_600);
  });

  it("that is not published is taken as not reached", () => {
    const sold = { grants: [grant({ credits: "unlimited", fairUse: { unpublished: true, at: "x" } })] };
    const estimate = run(sold, { account: { email: "1000000/month" } });
    // what is burned of something unlimited is what it brought
    expect(monthOf(estimate, 0)).toMatchObject({ used: 1_000_000, included: 1_000_000, shortage: 0, left: 0 });
  });
});

describe("a customer whose term goes on", () => {
  const sold = {
    grants: [
      grant({ credits: 12_000, every: months(12), rollover: { carry: { share: fraction(1, 2), of: "unused" } } }),
    ],
    price: [price({ amount: 6000, billed: yearly, uplift: fraction(10, 100) })],
  };
  const work = { account: { email: "500/month" } };

  it("lives on the balance until it renews, and pays then", () => {
    const estimate = run({ ...sold, continues: { renews: day("2027-07-01"), balance: "4000" } }, work);
    // 4,000 − 6 × 500 = 1,000 on 1 July, of which half is carried beside 12,000 new ones
    expect(monthOf(estimate, 5)).toMatchObject({ used: 500, included: 0, left: 500, expired: 500 });
    expect(monthOf(estimate, 6)).toMatchObject({ included: 12_000, left: 12_000 });
    // the year that runs is paid; the next begins on 1 July at 6,000 × 1.1
    expect(lines(estimate)).toEqual([["subscription", "2027-07-01", 6600]]);
  });

  it("sees on which day half of the balance is gone", () => {
    const estimate = run({ ...sold, continues: { renews: day("2027-07-01"), balance: "4000" } }, work);
    // 2,000 of 4,000 at 500 a month: with the last day of April
    expect(gone(estimate, 3)).toEqual([30, undefined, undefined]);
  });

  it("has the share of the running period left where no balance is stated", () => {
    const estimate = run({ ...sold, continues: { renews: day("2027-07-01") } }, work);
    // 1 January lies 184 days into the 365 from 1 July 2026: 181 ÷ 365 × 12,000 = 5,950.685
    expect(monthOf(estimate, 0).left).toBe(5450.685);
  });

  it("pays today's price until the next renewal, however long ago it came", () => {
    const estimate = run({ ...sold, continues: { since: day("2024-07-01") } }, work);
    expect(lines(estimate)).toEqual([["subscription", "2027-07-01", 6600]]);
  });

  it("pays for seats added to the cycle that runs", () => {
    const perSeat = {
      grants: [pooledSeats],
      price: [price({ amount: 365, per: "seat", billed: yearly })],
      continues: { renews: day("2027-07-01"), seats: 4 },
    };
    const estimate = run(perSeat, { months: 3, roles: [role("sdr", 5, { email: "1/month" })] });
    // the fifth seat: 181 of 365 days of 365
    expect(lines(estimate)).toEqual([["seats-added", "2027-01-01", 181]]);
  });
});

describe("credits for events", () => {
  const bonus = grant({ credits: 10, per: { event: "referral" }, every: "once" });

  it("come with the month, to a thousandth of the running sum", () => {
    const estimate = run({ grants: [bonus] }, { months: 4, events: { referral: "1/quarter" } });
    // a third of 10: 3.333, 3.334, 3.333, 3.333
    expect([0, 1, 2, 3].map((index) => monthOf(estimate, index).included)).toEqual([3.333, 3.334, 3.333, 3.333]);
  });

  it("come on the day of what happens once", () => {
    const estimate = run({ grants: [bonus] }, { months: 3, events: { referral: "4 once on 2027-02-14" } });
    expect([0, 1, 2].map((index) => monthOf(estimate, index).included)).toEqual([0, 40, 0]);
  });
});

describe("work that the tier cannot do", () => {
  it("is not covered, and burns nothing", () => {
    const estimate = run({ grants: [grant({ credits: 10 })] }, { account: { phone: "5/month" } });
    expect(estimate.notCovered).toEqual(["phone"]);
    expect(monthOf(estimate, 0).used).toBe(0);
  });

  it("is not covered where the scenario wants an action that this tier lacks", () => {
    const other = action("waterfall", 3, { does: ["email"], when: { tiers: ["business"] } });
    const estimate = run(
      { actions: [action("email", 1), other], grants: [grant({ credits: 10 })] },
      {
        account: { email: "5/month" },
        assume: { use: { acme: { email: [{ action: "waterfall", share: fraction(1) }] } } },
      },
    );
    expect(estimate.notCovered).toEqual(["email"]);
  });
});
