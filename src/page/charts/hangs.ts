import { barX, dot, text, tickX } from "@observablehq/plot";
import type { Outcome } from "../../choose/swings.ts";
import { isFlip } from "../../render/html/hangs-section.ts";
import { inputName, inputValue } from "../../render/html/input-words.ts";
import { toUnits } from "../../units/money.ts";
import type { DrawChart } from "./draw-chart.ts";
import { COLOURS, INK, legend, MUTED, plotted } from "./plotted.ts";

const BAND = 42;
const MOST_ROWS = 8;

/** What the answer hangs on: for each input the totals when it is a fifth lower and a fifth higher, around the total now. */
export const drawHangs: DrawChart = ({ swings, question: { scenario } }, { leader, telling }, width) => {
  const now = leader?.total;
  if (!leader || now === undefined || swings.length === 0) return [];
  const middle = toUnits(now);
  const rows = swings
    .slice(0, MOST_ROWS)
    .map(({ input, low, high }) => ({ name: inputName(input, scenario), input, low, high }));
  const bars = rows.flatMap(({ name, low, high }) =>
    (
      [
        ["lower", low],
        ["higher", high],
      ] as const
    ).flatMap(([side, outcome]) =>
      outcome.total === undefined
        ? []
        : [
            {
              name,
              side,
              from: middle,
              to: toUnits(outcome.total),
              flips: isFlip(outcome, leader),
            },
          ],
    ),
  );
  const currency = telling.inCurrency ?? leader.candidate.estimate.cost.currency;
  const moved = bars.filter(({ from, to }) => from !== to);
  const told = ({ total }: Outcome) => (total === undefined ? "no known total" : telling.money(total, currency));
  const label = ({ name, low, high, input }: (typeof rows)[number]) => {
    const range = `${name}: ${inputValue(input, low.at)} to ${inputValue(input, high.at)}`;
    const isSame = low.total === high.total && low.total === now && !isFlip(low, leader) && !isFlip(high, leader);
    return isSame ? `${range}   no change` : `${range}   ${told(low)} to ${told(high)}`;
  };
  const reach = Math.max(middle * 0.02, ...moved.map(({ from, to }) => Math.abs(to - from)));
  const chart = plotted(`Totals when each assumption is a fifth lower or higher: ${rows.map(label).join("; ")}`, {
    width,
    height: rows.length * BAND + 22,
    marginLeft: 1,
    marginRight: 1,
    marginTop: 20,
    marginBottom: 2,
    x: { axis: null, domain: [middle - reach * 1.08, middle + reach * 1.08] },
    y: { axis: null, domain: rows.map(({ name }) => name), padding: 0 },
    color: { domain: ["lower", "higher"], range: [COLOURS[0], COLOURS[1]] },
    marks: [
      barX(moved, { y: "name", x1: "from", x2: "to", fill: "side", insetTop: 21, insetBottom: 9 }),
      tickX(rows, { x: () => middle, y: "name", insetTop: 18, insetBottom: 6, stroke: INK }),
      text([middle], {
        x: (total: number) => total,
        frameAnchor: "top",
        dy: -14,
        text: () => `now ${telling.money(now, currency)}`,
        fill: INK,
      }),
      text(rows, {
        y: "name",
        text: label,
        frameAnchor: "left",
        textAnchor: "start",
        dx: 2,
        dy: -BAND / 2 + 12,
        fill: MUTED,
      }),
      dot(
        bars.filter(({ flips }) => flips),
        { x: "to", y: "name", symbol: "diamond2", r: 5, dy: 6, fill: INK },
      ),
    ],
  });
  return [
    legend([
      { name: "a fifth lower", colour: COLOURS[0] },
      { name: "a fifth higher", colour: COLOURS[1] },
      ...(bars.some(({ flips }) => flips)
        ? [{ name: "◆ another offer is the one to take", colour: "transparent" }]
        : []),
    ]),
    chart,
  ];
};
