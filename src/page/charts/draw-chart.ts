import type { Dossier } from "../../choose/dossier.ts";
import type { Told } from "../../render/html/sections.ts";

/** Draws one chart of a report into so many pixels; nothing where there is nothing to see. */
export type DrawChart = (dossier: Dossier, told: Told, width: number) => readonly Element[];
