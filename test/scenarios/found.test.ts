import { describe, expect, it } from "vitest";
import { fraction } from "../../src/units/fraction.ts";
import { issuesOf, parsedFrom, scenarioOf } from "../setup/scenario-of.ts";

const TEAM = "team: { sdr: { people: 1, does: { email: 5/week }, find: { phone: 5/week } } }\n";

function assume(text: string) {
  return scenarioOf(`${TEAM}assume: { ${text} }`).spans[0]?.assume;
}

function codes(text: string) {
  return issuesOf(parsedFrom(`${TEAM}assume: { ${text} }`)).map(({ code, address, hint }) =>
    hint ? [code, address, hint] : [code, address],
  );
}

describe("what lookups find", () => {
  it("is one share for everything", () => {
    expect(assume("found: 85%")?.found).toEqual({ "*": { share: fraction(17, 20) } });
  });

  it("goes by activity and by plan, with a share for the others", () => {
    expect(assume('found: { email: 85%, phone@lusha: 55%, "*": 90% }')?.found).toEqual({
      email: { share: fraction(17, 20) },
      "phone@lusha": { share: fraction(11, 20) },
      "*": { share: fraction(9, 10) },
    });
  });

  it("keeps the counts of a test batch", () => {
    expect(assume("found: { phone: 83 of 100 }")?.found).toEqual({
      phone: { share: fraction(83, 100), test: { found: 83, tried: 100 } },
    });
  });

  it.each([
    ["found: { email: 101% }", ["share-out-of-range", "assume.found.email"]],
    ["found: { email: 101 of 100 }", ["share-out-of-range", "assume.found.email"]],
    ["found: { email: 0.85 }", ["not-a-share", "assume.found.email", 'Did you mean "85%"?']],
    ["found: 85", ["not-a-share", "assume.found", 'Did you mean "85%"?']],
    ["found: { emial: 85% }", ["unknown-activity", "assume.found.emial", 'Did you mean "email"?']],
    ["found: { phone@Lusha: 85% }", ["not-a-found-key", "assume.found.phone@Lusha"]],
  ])("is refused: %s", (text, expected) => {
    expect(codes(text)).toEqual([expected]);
  });
});

describe("results of what is never found", () => {
  it.each(["found: { phone: 0% }", "found: 0%", "found: { phone@lusha: 0 of 50 }"])(
    "cannot be asked for: %s",
    (text) => {
      expect(codes(text)).toEqual([["never-found", "team.sdr.find.phone"]]);
    },
  );

  it.each(["found: { email: 0% }", 'found: { "*": 0%, phone: 1% }'])(
    "does not concern attempts or other activities: %s",
    (text) => {
      expect(codes(text)).toEqual([]);
    },
  );
});

describe("who is already known", () => {
  it("is a bare share", () => {
    expect(assume("alreadyKnown: 10%")?.alreadyKnown).toEqual([{ window: "bare", share: fraction(1, 10) }]);
  });

  it("goes by the window within which nobody is charged twice", () => {
    expect(assume("alreadyKnown: { 12 months: 10%, month: 1%, seat: 2% }")?.alreadyKnown).toEqual([
      { window: { months: 12, days: 0 }, share: fraction(1, 10) },
      { window: "month", share: fraction(1, 100) },
      { window: "seat", share: fraction(1, 50) },
    ]);
  });

  it("is refused for a window that is none, or above all", () => {
    expect(codes("alreadyKnown: { ever: 10%, month: 101% }")).toEqual([
      ["not-a-window", "assume.alreadyKnown.ever"],
      ["share-out-of-range", "assume.alreadyKnown.month"],
    ]);
  });
});
