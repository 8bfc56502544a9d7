import { typedCount } from "../../shared/input/quantities.ts";
import type { RateUnit } from "../../shared/input/send-rate.ts";
import type { Send } from "../../shared/model/send.ts";
import { rateSpan, secondsLeft } from "../../shared/sending/course.ts";
import { type PresetName, presets } from "../../shared/sending/presets.ts";
import { formatRunId, newRunId } from "../../shared/sending/run-id.ts";
import type { TestFormat } from "../../shared/test-stream/format-names.ts";

/** What is typed of a test stream, kept as typed. */
export interface TestDraft {
  readonly format: TestFormat;
  /** The preset whose fields these are; null since one of them was changed by hand. */
  readonly preset: PresetName | null;
  /** One rate, or a ramp such as `100..3200`. */
  readonly rate: string;
  readonly unit: RateUnit;
  /** Bytes of each packet. */
  readonly size: string;
  readonly burst: string;
  /** Seconds; empty sends until stopped. */
  readonly duration: string;
  /** Castscope's run id in hex. */
  readonly run: string;
  /** MGEN's number of the flow. */
  readonly flow: string;
}

/** The fields as a preset fills them. */
export function presetFields(preset: PresetName): Omit<TestDraft, "format" | "run" | "flow"> {
  const { rate, size, burst, seconds } = presets[preset];
  return {
    ...{ preset, rate, unit: "packets", size: typedCount(size) },
    ...{ burst: typedCount(burst), duration: typedCount(seconds) },
  };
}

/** The test as it is at first: nothing that any network would feel. */
export function freshTest(): TestDraft {
  return {
    format: "castscope",
    flow: "1",
    run: formatRunId(newRunId(Math.random)),
    ...presetFields("short"),
  };
}

/** Another run of the same test: a receiver tells them apart by their ids. */
export function nextRun(test: TestDraft): TestDraft {
  return { ...test, run: formatRunId(newRunId(Math.random)) };
}

/** What a row tells of the test behind it, as another run. */
export function testOfRow(send: Send & { readonly test: NonNullable<Send["test"]> }): TestDraft {
  const { test, size, burst, count, further } = send;
  const [slowest, fastest] = rateSpan(send);
  const seconds = secondsLeft(0, { ...send, count });
  const fresh = freshTest();
  return {
    ...{ format: test.format, preset: null, unit: "packets", run: fresh.run },
    flow: test.format === "mgen" ? String(test.run) : fresh.flow,
    rate: further.length === 0 ? String(slowest) : `${slowest}..${fastest}`,
    size: typedCount(size),
    burst: typedCount(burst),
    duration: seconds === null ? "" : String(Math.round(seconds * 10) / 10),
  };
}
