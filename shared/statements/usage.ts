import * as v from "valibot";
import { testFormats } from "../test-stream/format-names.ts";
import { inputProblems } from "./input.ts";
import { type Statement, statementSchema } from "./statement.ts";

const text = v.string();
const number = v.number();
const family = v.picklist([4, 6]);
const some = v.pipe(v.array(text), v.nonEmpty());
const file = text;

/** What an option's value is; the language's table has the words and an example. */
export const optionValues = [
  "bind",
  "interface",
  "source",
  "duration",
  "interval",
  "memory",
  "expectation",
  "ttl",
  "count",
  "rate",
  "burst",
  "size",
  "text",
  "template",
  "hex",
  "file",
  "source-port",
  "serving-port",
  "dscp",
  "bitrate",
  "format",
  "preset",
  "run",
  "description",
  "packet-hex",
  "packet-file",
  "packet-type",
  "packet-port",
  "history-file",
  "thresholds-file",
  "profile",
  "token-file",
  "collector",
  "moment",
  "step",
  "recording",
  "replay-target",
  "speed",
  "times",
  "replay-dscp",
  "export-file",
  "export-rows",
  "recordings-folder",
  "ring",
  "filter",
  "list-file",
  "sequence",
  "pieces",
  "ports",
] as const;
export type OptionValue = (typeof optionValues)[number];

/** What a file is asked for. */
const holds = v.picklist(["payload", "description", "packet", "list", "profile", "sequence"]);
export type FileContent = v.InferOutput<typeof holds>;

/** What a part of a sequence of packets has to be, see docs/sequences.md. */
const sequenceEntry = v.picklist(["object", "packets", "times", "packet", "pause", "text"]);
export type SequenceEntry = v.InferOutput<typeof sequenceEntry>;

/** What can be wrong with a command as it was typed. */
export const usageProblems = {
  "command-missing": { commands: some },
  "command-unknown": { word: text, commands: some },
  "word-too-many": {
    word: text,
    command: v.picklist([
      "interfaces",
      "announced",
      "probe",
      "why",
      "send",
      "decode",
      "events",
      "history",
      "open",
      "export",
      "replay",
      "profiles",
      "serve",
    ]),
  },
  "groups-missing": {},
  "recording-missing": {},
  "export-target-missing": {},
  "export-ending": { file, endings: some },
  "export-of-unknown": { word: text, kinds: some },
  /** A filter of packets where rows are exported. */
  "filter-of-rows": {},
  /** `code` is the system's own word. */
  "export-refused": { file, code: text },
  "groups-too-many": { count: number, most: number },
  "probe-group-missing": {},
  "ports-too-many": { count: number, most: number },
  "probe-too-long": { most: number },
  /** The first of the lines that cannot be read, and how many more there are. */
  "list-wrong": { file, line: number, mistake: statementSchema(inputProblems), further: number },
  "list-too-long": { file, most: number },
  "list-empty": { file },
  "list-with-source": {},
  "filter-groups-too-many": { count: number, most: number },
  "target-missing": {},
  "target-with-source": {},
  "target-with-bind": {},
  "target-unspecified": { address: v.string() },
  "expectation-without-end": {},
  /** Where to record to. */
  "recording-target-missing": {},
  "text-unreadable": { mistake: statementSchema(inputProblems) },
  // Options, as they were typed.
  "option-unknown": { option: text, options: v.array(text) },
  "option-twice": { option: text },
  "option-without-value": { option: text, wanted: v.picklist(optionValues) },
  "switch-with-value": { option: text, value: text },
  // The payload, and files.
  "payload-twice": { first: text, second: text },
  // A sequence of packets; `at` is the place in it, empty for the whole.
  "pieces-without-file": {},
  /** Of a file that is sent in pieces. */
  "file-changed": { file },
  "file-beyond-pieces": { file, most: number },
  "sequence-not-json": { file, why: text },
  "sequence-entry": { file, at: text, should: sequenceEntry },
  "sequence-content": { file, at: text, mistake: statementSchema(inputProblems) },
  "file-too-large": { file, family, most: number },
  "file-missing": { file, holds },
  "file-is-folder": { file, holds },
  "file-not-permitted": { file },
  /** `code` is the system's own word. */
  "file-unreadable": { file, code: v.nullable(text), holds },
  // The description of a format.
  "description-wrong": { file, line: number, mistake: statementSchema(inputProblems) },
  "description-without-sequence": { file },
  // A packet to decode.
  "packet-missing": {},
  "packet-type-unknown": { text, types: some },
  // Metrics.
  "collector-missing": {},
  "collector-plain": { host: text },
  "collector-unreadable": { text },
  "collector-too-often": { least: number },
  // Profiles.
  "profile-without-restore": {},
  // The history.
  "history-without-file": { file },
  "history-ends-before": {},
  "history-of-several": { text, series: some },
  "moment-unreadable": { text },
  // Sends.
  "options-exclude": { first: text, second: text },
  /** An option of test streams without `--test`. */
  "option-needs-test": { option: text },
  "test-with-payload": { option: text },
  "format-unknown": { text, formats: some },
  "preset-unknown": { text, presets: some },
  "ramp-with-count": {},
  "fresh-of-host": { address: text },
  "fresh-not-found": {},
  /** A format without runs. */
  "format-without-run": { format: v.picklist(testFormats) },
  /** `share` is of the link, null where its speed is not known; `interface` likewise. */
  "rate-guarded": { bits: number, most: number, share: v.nullable(number), interface: v.nullable(text) },
  /** The same of a recording that is sent again. */
  "replay-guarded": { bits: number, most: number, share: v.nullable(number), interface: v.nullable(text) },
} as const;

export type UsageTable = typeof usageProblems;
export type UsageStatement = Statement<UsageTable>;
