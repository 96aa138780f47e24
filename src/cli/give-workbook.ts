import writeExcelFile, { type Row, type SheetData } from "write-excel-file/node";
import { UserError } from "../files/user-error.ts";
import { writeWhole } from "../files/write-whole.ts";
import type { Context, EstimateReport } from "../render/report.ts";
import { type Sheet, type SheetColumn, type SheetValue, workbook } from "../render/xlsx/workbook.ts";

/** An answer as a workbook for a spreadsheet. It is no text, so that it goes to a file and never to a terminal. */
export async function giveWorkbook(
  report: EstimateReport,
  output: string | undefined,
  context: Context,
  folder: string,
): Promise<void> {
  if (output === undefined) {
    throw new UserError("needs-a-file", "A workbook is no text for a terminal.", "Name a file: --output report.xlsx");
  }
  const sheets = workbook(report, context).map((sheet) => ({
    data: dataOf(sheet),
    sheet: sheet.name,
    columns: sheet.columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  }));
  writeWhole(output, folder, await writeExcelFile(sheets, { fontFamily: "Calibri", fontSize: 11 }).toBuffer());
}

function dataOf({ columns, rows }: Sheet): SheetData {
  const head: Row = columns.map(({ title, holds }) => ({
    value: title,
    fontWeight: "bold",
    align: holds === "text" ? "left" : "right",
  }));
  return [head, ...rows.map((row): Row => row.map((value, index) => cellOf(value, columns[index])))];
}

const FORMATS: Readonly<Record<SheetColumn["holds"], string>> = {
  text: "@",
  number: "#,##0.###",
  money: "#,##0.00",
  share: "0%",
};

/** Text is text, whatever it begins with: a spreadsheet computes none of it. */
function cellOf(value: SheetValue, column: SheetColumn | undefined): Row[number] {
  if (value === undefined || value === "") return null;
  if (typeof value === "number") return { type: Number, value, format: FORMATS[column?.holds ?? "number"] };
  return { type: String, value, format: FORMATS.text, wrap: (column?.width ?? 0) > 40, alignVertical: "top" };
}
