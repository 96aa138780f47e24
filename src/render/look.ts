/** How a terminal shows text: decided once per stream, in cli. Rendering knows nothing of terminals. */
export interface Look {
  /** Columns there are. */
  readonly width: number;
  /** Colours; the identity functions where there are none. Colour alone never carries meaning. */
  readonly paint: Paint;
  /** `ascii` where the locale cannot show more: `t d a ?` for marks, `>` for the recommended row. */
  readonly symbols: "unicode" | "ascii";
}

export interface Paint {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly warn: (text: string) => string;
}

export type Format = "table" | "json" | "markdown" | "csv";
/** What is passed on to others: a page to read, to print and to reckon with, or a workbook. */
export type Paper = "html" | "xlsx";
export type ReportFormat = Format | Paper;
export const REPORT_FORMATS: readonly ReportFormat[] = ["table", "json", "markdown", "csv", "html", "xlsx"];
export const FORMATS: readonly Format[] = ["table", "json", "markdown", "csv"];

export function isPaper(format: ReportFormat | undefined): format is Paper {
  return format === "html" || format === "xlsx";
}
