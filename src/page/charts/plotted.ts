import { type PlotOptions, plot } from "@observablehq/plot";

/** Charts are never drawn narrower than this, in pixels: a page that is not laid out yet has no width at all. */
const LEAST_WIDTH = 240;

/** The page's palette, which tells apart for all kinds of colour sight; its values stand in the style. */
export const COLOURS = ["var(--c1)", "var(--c2)", "var(--c3)", "var(--c4)", "var(--c5)", "var(--c6)"] as const;
export const INK = "var(--ink)";
export const MUTED = "var(--muted)";
export const RULE = "var(--line)";
export const FAINT = "var(--faint)";

/**
 * A chart as an image with a name. The library brings a style of its own, which the page's policy would refuse: what of it is
 * needed stands in the page's style.
 */
export function plotted(name: string, options: PlotOptions): Element {
  const width = Math.max(LEAST_WIDTH, options.width ?? LEAST_WIDTH);
  const chart = plot({ ...options, width, ariaLabel: name, className: "plot" });
  for (const style of chart.querySelectorAll("style")) style.remove();
  for (const part of chart.querySelectorAll("[aria-label]")) part.removeAttribute("aria-label");
  chart.setAttribute("role", "img");
  chart.setAttribute("aria-label", name);
  return chart;
}

export interface Swatch {
  readonly name: string;
  readonly colour: string;
}

/** What each colour stands for, as text beside it. */
export function legend(swatches: readonly Swatch[]): Element {
  const list = document.createElement("ul");
  list.className = "legend";
  for (const { name, colour } of swatches) {
    const item = document.createElement("li");
    item.append(square(colour), name);
    list.append(item);
  }
  return list;
}

function square(colour: string): Element {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  for (const side of ["width", "height"]) {
    svg.setAttribute(side, "10");
    rect.setAttribute(side, "10");
  }
  svg.setAttribute("aria-hidden", "true");
  rect.setAttribute("fill", colour);
  svg.append(rect);
  return svg;
}

/** 12500 as "12,500", 1250000 as "1.25M": for an axis. */
export function shortNumber(value: number): string {
  const million = Math.abs(value) >= 1_000_000;
  const figure = million ? value / 1_000_000 : value;
  return `${figure.toLocaleString("en", { maximumFractionDigits: million ? 2 : 0 })}${million ? "M" : ""}`;
}
