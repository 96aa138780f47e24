import { inflateRawSync } from "node:zlib";
import { XMLParser } from "fast-xml-parser";

/** A workbook read back by other hands than those that wrote it: sheets by name, cells as text and numbers. */
export function readWorkbook(bytes: Buffer): Readonly<Record<string, readonly (readonly (string | number)[])[]>> {
  const files = unzipped(bytes);
  const parser = new XMLParser({
    ignoreAttributes: false,
    isArray: (name) => ["sheet", "row", "c", "si", "r"].includes(name),
    trimValues: false,
  });
  const read = (name: string) => parser.parse(files.get(name)?.toString("utf8") ?? "");
  const shared: readonly string[] = (read("xl/sharedStrings.xml").sst?.si ?? []).map((item: Shared) => textOf(item));
  const names: readonly { readonly "@_name": string }[] = read("xl/workbook.xml").workbook.sheets.sheet;
  return Object.fromEntries(
    names.map(({ "@_name": name }, index) => {
      const rows: readonly { readonly c?: readonly CellXml[] }[] =
        read(`xl/worksheets/sheet${index + 1}.xml`).worksheet.sheetData.row ?? [];
      return [name, rows.map(({ c = [] }) => c.map((cell) => valueOfCell(cell, shared)))];
    }),
  );
}

interface Shared {
  readonly t?: unknown;
}

interface CellXml {
  readonly "@_t"?: string;
  readonly v?: unknown;
  readonly is?: Shared;
}

function valueOfCell(cell: CellXml, shared: readonly string[]): string | number {
  if (cell["@_t"] === "s") return shared[Number(cell.v)] ?? "";
  if (cell["@_t"] === "inlineStr") return textOf(cell.is ?? {});
  return cell.v === undefined ? "" : Number(cell.v);
}

function textOf({ t }: Shared): string {
  return typeof t === "object" && t !== null ? String((t as Record<string, unknown>)["#text"] ?? "") : String(t ?? "");
}

/** The files of a zip, found by its own list at its end. */
function unzipped(bytes: Buffer): ReadonlyMap<string, Buffer> {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  const files = new Map<string, Buffer>();
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [method, size, name, extra, comment, start] = [
      bytes.readUInt16LE(at + 10),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30),
      bytes.readUInt16LE(at + 32),
      bytes.readUInt32LE(at + 42),
    ];
    const from = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
    const packed = bytes.subarray(from, from + size);
    files.set(bytes.toString("utf8", at + 46, at + 46 + name), method === 0 ? packed : inflateRawSync(packed));
    at += 46 + name + extra + comment;
  }
  return files;
}
