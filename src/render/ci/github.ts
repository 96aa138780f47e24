import type { Place } from "../../issue.ts";
import { safe } from "../safe.ts";

/** What GitHub shows beside a line of a pull request. */
export interface Annotation {
  readonly level: "error" | "warning" | "notice";
  readonly title: string;
  /** One paragraph each. */
  readonly paragraphs: readonly string[];
  /** Left out, it stands with the run as a whole. */
  readonly place?: Place;
}

/**
 * An annotation as a workflow command, in one line: `::error file=plans/a.yaml,line=3,col=5,endColumn=9,title=…::…`. Whatever its
 * texts hold, they end neither the command nor one of its properties.
 */
export function annotation({ level, title, paragraphs, place }: Annotation): string {
  const where: readonly (readonly [name: string, value: string])[] = place
    ? [
        ["file", place.file.replaceAll("\\", "/")],
        ["line", String(place.line)],
        ["col", String(place.column)],
        ["endColumn", String(place.column + place.length)],
      ]
    : [];
  const properties = [...where, ["title", title] as const].map(([name, value]) => `${name}=${escapedProperty(value)}`);
  return `::${level} ${properties.join(",")}::${paragraphs.map(escapedData).join("%0A")}\n`;
}

function escapedData(text: string): string {
  return safe(text).replaceAll("%", "%25");
}

function escapedProperty(text: string): string {
  return escapedData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
