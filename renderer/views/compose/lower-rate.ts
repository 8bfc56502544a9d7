import { parsePause, typedCount } from "../../../shared/input/quantities.ts";
import { parseRates, type RateUnit } from "../../../shared/input/send-rate.ts";
import { shortBits } from "../../../shared/text/rate-guard.ts";
import type { ComposeState } from "../../store/compose.ts";
import { addressIn } from "./destination.ts";
import { readPace } from "./request.ts";

/** The change that lowers what is typed to so many payload bits per second; a ramp keeps its beginning. */
export function lowerRate(state: ComposeState, most: number): Partial<ComposeState> {
  const size = readPace(state, addressIn(state.to)?.family ?? 4)?.size ?? 1;
  if (state.payload === "sequence") return { sequence: slower(state.sequence, size, most) };
  if (state.payload !== "test") return { rate: lowered(state.rate, state.rateUnit, size, most) };
  const { test } = state;
  return { test: { ...test, preset: null, rate: lowered(test.rate, test.unit, size, most) } };
}

/** Rows whose pauses are at least as long as the largest of them needs at so many bits a second. */
function slower(rows: ComposeState["sequence"], size: number, most: number): ComposeState["sequence"] {
  const leastMs = Math.ceil((size * 8 * 1_000_000) / most) / 1_000;
  return rows.map((row) => {
    const pause = parsePause(row.pause);
    return pause.ok && pause.value < leastMs ? { ...row, pause: String(leastMs) } : row;
  });
}

function lowered(text: string, unit: RateUnit, size: number, most: number): string {
  const high = unit === "bits" ? shortBits(most) : typedCount(Math.floor(most / (8 * size)));
  const [low = "", ramp] = text.split(/\.{2,}|…/);
  if (ramp === undefined) return high;
  const shorter = `${low.trim()}..${high}`;
  return parseRates(shorter, unit, size).ok ? shorter : high;
}
