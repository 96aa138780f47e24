import type { ChartId } from "../../render/html/section.ts";
import { drawCosts } from "./costs.ts";
import type { DrawChart } from "./draw-chart.ts";
import { drawGrowth } from "./growth.ts";
import { drawHangs } from "./hangs.ts";
import { drawMonths } from "./months.ts";

export const CHARTS: Readonly<Record<ChartId, DrawChart>> = {
  costs: drawCosts,
  months: drawMonths,
  growth: drawGrowth,
  hangs: drawHangs,
};
