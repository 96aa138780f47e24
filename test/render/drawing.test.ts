import { describe, expect, it } from "vitest";
import { drawMarkdown } from "../../src/render/markdown.ts";
import { cell, type Page, words } from "../../src/render/page.ts";
import { asciiOnly, csvCell, safe, safeMarkdown } from "../../src/render/safe.ts";
import { drawText } from "../../src/render/text.ts";
import { widthOf, wrap } from "../../src/render/width.ts";
import { look } from "../setup/answers.ts";

describe("width", () => {
  it("counts wide signs twice, combining marks and escapes not at all", () => {
    expect([
      widthOf("abc"),
      widthOf("日本"),
      widthOf("e\u0301"),
      widthOf("\u001b[31mred\u001b[0m"),
      widthOf("‡"),
    ]).toEqual([3, 4, 1, 3, 1]);
  });

  it("breaks lines at spaces but not at no-break spaces, and cuts what is too long", () => {
    expect(wrap("aa bb cc", 5)).toEqual(["aa bb", "cc"]);
    expect(wrap("aa bb\u00a0cc", 5)).toEqual(["aa", "bb cc"]);
    expect(wrap("abcdefgh", 3)).toEqual(["abc", "def", "gh"]);
  });
});

const TABLE: Page = [
  {
    is: "table",
    table: {
      columns: [
        { title: ["tier"], align: "left" },
        { title: ["used", "a month"], align: "right" },
        { title: ["share"], align: "right", spare: 1 },
        { title: ["total"], align: "right" },
      ],
      rows: [
        { cells: [cell("Basic"), cell("900"), cell("90%"), words("incomplete")] },
        { chosen: true, cells: [cell("Team"), cell("1,200", "disputed"), cell("12%"), cell("$5", "third-party")] },
      ],
    },
  },
];

describe("a table", () => {
  it("aligns figures, keeps marks in a column of their own, and points at the chosen row", () => {
    expect(drawText(TABLE, look(80))).toBe(
      [
        "            used", //
        "  tier   a month  share       total",
        "  Basic    900      90%  incomplete",
        "▶ Team   1,200 ‡    12%        $5 †",
        "",
      ].join("\n"),
    );
  });

  it("leaves out first what other columns tell", () => {
    expect(drawText(TABLE, look(30))).toBe(
      [
        "            used",
        "  tier   a month       total",
        "  Basic    900    incomplete",
        "▶ Team   1,200 ‡        $5 †",
        "",
      ].join("\n"),
    );
  });

  it("becomes blocks, with every figure, where there is no room", () => {
    const figures = ["included", "used", "over", "left"];
    const wide: Page = [
      {
        is: "table",
        table: {
          columns: [
            { title: ["tier"], align: "left" },
            ...figures.map((title) => ({ title: [title], align: "right" as const })),
          ],
          rows: [{ chosen: true, cells: [cell("Team"), ...figures.map(() => cell("1,000,000", "disputed"))] }],
        },
      },
    ];
    // 2 + 4 and four columns of 11 with a gap of 2 are 58 columns; there are 40
    expect(drawText(wide, look(40))).toBe(
      [
        "▶ Team",
        "    included  1,000,000 ‡",
        "    used      1,000,000 ‡",
        "    over      1,000,000 ‡",
        "    left      1,000,000 ‡",
        "",
      ].join("\n"),
    );
  });

  it("is a table in Markdown", () => {
    expect(drawMarkdown(TABLE)).toBe(
      "| tier | used a month | share | total |\n| --- | ---: | ---: | ---: |\n| Basic | 900 | 90% | incomplete |\n| **▶ Team** | 1,200 ‡ | 12% | $5 † |\n",
    );
  });
});

describe("what is made harmless", () => {
  it("controls and direction marks for a terminal", () => {
    expect(safe("a\u001b[31m\u202eb\tc\nd\u009b")).toBe("a\uFFFD[31m\uFFFDb c d\uFFFD");
  });

  it.each([
    ["=1+1", "'=1+1"],
    ["+1 a", "'+1 a"],
    ["@x", "'@x"],
    ["-5.50", "-5.50"],
    ["-x", "'-x"],
    ['a"b', '"a""b"'],
    ["a,b", '"a,b"'],
  ])("the CSV cell %s", (text, written) => {
    expect(csvCell(text)).toBe(written);
  });

  it("pipes, code, links and HTML in Markdown", () => {
    expect(safeMarkdown("a|b `c` [d](e) <f> *g*")).toBe("a\\|b \\`c\\` \\[d\\](e) &lt;f&gt; \\*g\\*");
  });

  it("signs beyond ASCII have substitutes", () => {
    expect(asciiOnly("5 × é † ‡ ° ▶ · € 日")).toBe("5 x e t d a > - EUR  _");
  });
});
