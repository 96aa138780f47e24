import type { Dossier } from "../../choose/dossier.ts";
import type { ChartId } from "../../render/html/section.ts";
import type { Told } from "../../render/html/sections.ts";
import { drawCosts } from "./costs.ts";
import { drawGrowth } from "./growth.ts";
import { drawHangs } from "./hangs.ts";
import { drawMonths } from "./months.ts";

/** Draws one chart of a report into so many pixels; nothing where there is nothing to see. */
export type DrawChart = (dossier: Dossier, told: Told, width: number) => readonly Element[];

export const CHARTS: Readonly<Record<ChartId, DrawChart>> = {
  costs: drawCosts,
  months: drawMonths,
  growth: drawGrowth,
  hangs: drawHangs,
};
