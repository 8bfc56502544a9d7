import { extname } from "node:path";
import { type PacketFormat, packetFormats } from "../../../shared/export/packet-formats.ts";
import {
  type TableFormat,
  type TableKind,
  tableFormats,
  tableKinds,
} from "../../../shared/report/session-tables.ts";
import { readArguments } from "./arguments.ts";
import { readFilter } from "./filter-option.ts";
import { refuseUsage } from "./usage.ts";

const options = {
  to: "export-file",
  of: "export-rows",
  filter: "filter",
  lengths: null,
  unicast: null,
  json: null,
} as const;

/** What is exported: packets, or what is told of all of them. */
export type ExportOf =
  | { readonly kind: "packets"; readonly format: PacketFormat; readonly lengths: boolean }
  | { readonly kind: "rows"; readonly of: TableKind; readonly format: TableFormat }
  | { readonly kind: "report" };

/** What `export` was asked for. */
export interface ExportCommand {
  readonly path: string;
  readonly to: string;
  readonly of: ExportOf;
  readonly filter: string | null;
  /** Rows of single hosts too. */
  readonly unicast: boolean;
  readonly json: boolean;
}

export function readExportArguments(args: readonly string[]): ExportCommand {
  const { values, switches, rest } = readArguments(args, options);
  const [path, further] = rest;
  if (path === undefined) return refuseUsage("recording-missing", {});
  if (further !== undefined) return refuseUsage("word-too-many", { word: further, command: "export" });
  const to = values.to ?? refuseUsage("export-target-missing", {});
  const of = readOf(values.of ?? "packets", to, switches.lengths === true);
  if (values.filter !== undefined && of.kind !== "packets") refuseUsage("filter-of-rows", {});
  return {
    ...{ path, to, of },
    filter: readFilter(values.filter),
    unicast: switches.unicast === true,
    json: switches.json === true,
  };
}

/** The form follows from the file's ending. */
function readOf(word: string, to: string, lengths: boolean): ExportOf {
  const ending = extname(to).slice(1).toLowerCase();
  const wrong = (endings: readonly string[]) =>
    refuseUsage("export-ending", { file: to, endings: [...endings] });
  if (word === "packets") {
    if (ending === "html") return { kind: "report" };
    const format = packetFormats.find((one) => one === ending);
    return format === undefined ? wrong([...packetFormats, "html"]) : { kind: "packets", format, lengths };
  }
  const of = tableKinds.find((one) => one === word);
  if (of === undefined) return refuseUsage("export-of-unknown", { word, kinds: ["packets", ...tableKinds] });
  const format = tableFormats.find((one) => one === ending);
  return format === undefined ? wrong([...tableFormats]) : { kind: "rows", of, format };
}
