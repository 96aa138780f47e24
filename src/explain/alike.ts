import type { Basis, Label, Trace } from "./trace.ts";

/** Figures in groups of those that are alike: all is the same but the month or day they belong to. */
export function alikeIn(traces: readonly Trace[]): readonly (readonly Trace[])[] {
  const groups: Trace[][] = [];
  for (const trace of traces) {
    const group = groups.find(([first]) => first && isAlike(first, trace));
    if (group) group.push(trace);
    else groups.push([trace]);
  }
  return groups;
}

function isAlike(a: Trace, b: Trace): boolean {
  return (
    a === b ||
    (a.value.numerator === b.value.numerator &&
      a.value.denominator === b.value.denominator &&
      a.operation.is === b.operation.is &&
      a.parts.length === b.parts.length &&
      isAlikeLabel(a.label, b.label) &&
      isAlikeBasis(a.basis, b.basis) &&
      a.parts.every((part, index) => isAlike(part, b.parts[index] as Trace)))
  );
}

function isAlikeLabel(a: Label, b: Label): boolean {
  return a.name === b.name && a.of === b.of && a.per === b.per;
}

function isAlikeBasis(a: Basis | undefined, b: Basis | undefined): boolean {
  return standsAt(a) === standsAt(b);
}

function standsAt(basis: Basis | undefined): string {
  switch (basis?.is) {
    case "plan":
      return `plan ${basis.at}`;
    case "scenario":
      return `scenario ${basis.path} ${basis.place?.file} ${basis.place?.line}`;
    case "default":
      return `default ${basis.path}`;
    case "ledger":
      return `ledger ${basis.fact?.at}`;
    default:
      return basis?.is ?? "";
  }
}
