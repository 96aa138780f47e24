import { describe, expect, it } from "vitest";
import { drawChart } from "../../src/render/chart.ts";
import { drawMarkdown } from "../../src/render/markdown.ts";
import { chart } from "../../src/render/page.ts";
import { look } from "../setup/answers.ts";
import { HOSTILE, OBEYED } from "../setup/hostile.ts";

const BARS = {
  is: "bars",
  bars: [
    { label: "Small", share: 1.5, says: "150%" },
    { label: "Large", share: 0.25, says: "25%", chosen: true },
    { label: "Tiny", share: 40, says: "4,000%" },
    { label: "None", share: 0, says: "0%" },
  ],
} as const;

describe("bars", () => {
  // 40 columns less 5 of labels, 6 of figures and 6 between: 23; twice the whole has to fit, so the whole is 11.
  it("fill up to the whole, go on in another sign, and are cut off at twice the whole", () => {
    expect(drawChart(BARS, look(40))).toEqual([
      `  Small  ${"█".repeat(11)}${"▒".repeat(6)}        150%`,
      `▶ Large  ${"█".repeat(3)}${"░".repeat(8)}              25%`,
      `  Tiny   ${"█".repeat(11)}${"▒".repeat(10)}>   4,000%`,
      `  None   ${"░".repeat(11)}              0%`,
    ]);
  });

  it("are told in ASCII where there is nothing else", () => {
    expect(drawChart(BARS, look(40, "ascii"))[0]).toBe(`  Small  ${"#".repeat(11)}xxxxxx        150%`);
  });
});

describe("a line of months", () => {
  const spark = {
    is: "sparks",
    rows: [{ label: "used", amounts: [0, 1, 4, 8], says: "0 to 8" }],
    axis: ["J", "F", "M", "A"],
  } as const;

  // 1 of 8 is one eighth, 4 are a half, 8 are all
  it("is drawn in eighths of the most", () => {
    expect(drawChart(spark, look(40))).toEqual(["  used      ▁▁▁ ▄▄▄ ███   0 to 8", "        J   F   M   A"]);
  });

  it("says below what has no room beside", () => {
    const wordy = { ...spark, rows: [{ ...spark.rows[0], says: "from nothing to eight in all" }] };
    expect(drawChart(wordy, look(30))).toEqual([
      "  used    ▁ ▄ █",
      "    from nothing to eight in",
      "    all",
      "        J F M A",
    ]);
  });
});

describe("columns", () => {
  // four lines of eight eighths: 32 of 32, 16 of 32, 1 of 32
  it("share out their height over four lines", () => {
    expect(drawChart({ is: "columns", amounts: [32, 16, 1], top: "32" }, look(60))).toEqual([
      "  32 │██",
      "     │██",
      "     │████",
      "     │████▁▁",
      "      1",
    ]);
  });
});

it("a hostile label neither moves the cursor nor ends the block of Markdown", () => {
  const page = chart({ is: "bars", bars: [{ label: HOSTILE, share: 1, says: "```" }] });
  expect(drawMarkdown(page)).not.toMatch(OBEYED);
  expect(
    drawMarkdown(page)
      .trimEnd()
      .split("\n")
      .every((line) => line.startsWith("    ")),
  ).toBe(true);
});
