import type { SendContent } from "../../../shared/contract/sends.ts";
import { parseFlow, parseTestSize } from "../../../shared/input/test-stream.ts";
import type { Family } from "../../../shared/net/address.ts";
import { type Preset, type PresetName, presetNames, presets } from "../../../shared/sending/presets.ts";
import { newRunId, parseRunId } from "../../../shared/sending/run-id.ts";
import { type TestFormat, testFormats } from "../../../shared/test-stream/format-names.ts";
import type { Arguments, OptionTable } from "./arguments.ts";
import { accepted, refuseUsage } from "./usage.ts";

/** Options that only a test stream has. */
const testOptions = ["format", "preset", "run"] as const;
/** Options that give a payload by hand. */
const payloadOptions = ["text", "hex", "file", "template"] as const;

type SendOptions = Record<(typeof testOptions)[number] | (typeof payloadOptions)[number] | "size", string>;

export interface TestCommand {
  readonly content: SendContent & { readonly kind: "test" };
  readonly preset: Preset;
  /** Whether another group is taken in place of the one that was named. */
  readonly fresh: boolean;
}

/** What was asked of a test stream; null when none was. */
export function readTest<T extends OptionTable>(
  { values, switches }: Arguments<T>,
  family: Family,
): TestCommand | null {
  const given: Partial<SendOptions> = values;
  if (!switches.test) {
    const stray =
      testOptions.find((name) => given[name] !== undefined) ?? (switches.fresh ? "fresh" : undefined);
    if (stray !== undefined) refuseUsage("option-needs-test", { option: `--${stray}` });
    return null;
  }
  const payload = payloadOptions.find((name) => given[name] !== undefined);
  if (payload !== undefined) refuseUsage("test-with-payload", { option: `--${payload}` });
  const format = readFormat(given.format ?? "castscope");
  const preset = presets[readPreset(given.preset ?? "short")];
  const size = accepted(parseTestSize(given.size ?? String(preset.size), format, family));
  const run = readRun(given.run, format);
  return { content: { kind: "test", format, size, run }, preset, fresh: switches.fresh === true };
}

function readFormat(text: string): TestFormat {
  const formats = [...testFormats];
  return formats.find((name) => name === text) ?? refuseUsage("format-unknown", { text, formats });
}

function readPreset(text: string): PresetName {
  const names = [...presetNames];
  return names.find((name) => name === text) ?? refuseUsage("preset-unknown", { text, presets: names });
}

/** Castscope's runs get an id of their own each; MGEN's flow is 1 unless another is named. */
function readRun(text: string | undefined, format: TestFormat): number {
  if (format === "castscope") return text === undefined ? newRunId(Math.random) : accepted(parseRunId(text));
  if (format === "mgen") return text === undefined ? 1 : accepted(parseFlow(text));
  return text === undefined ? 0 : refuseUsage("format-without-run", { format });
}
