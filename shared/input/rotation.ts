import { limits } from "../limits.ts";
import type { RotationPlan } from "../model/record-job.ts";
import { accept, type Parsed, refuse } from "../parsed.ts";

const units: Readonly<Record<string, number>> = {
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
};
const seconds: Readonly<Record<string, number>> = { s: 1, min: 60, h: 3_600 };

/**
 * Reads how a recording goes over several files: "10x100MB" keeps the last ten of 100 MB each, "60s" begins another
 * one each minute and keeps all, "10x100MB,1h" whichever comes first.
 */
export function parseRotation(text: string): Parsed<RotationPlan> {
  const wrong = (): Parsed<RotationPlan> =>
    refuse("rotation-unreadable", { text: text.trim() }, 0, text.length);
  const [, count, limitsText = ""] = /^(?:(\d+)\s*[x×]\s*)?(.+)$/i.exec(text.trim()) ?? [];
  const plan = { files: count === undefined ? null : Number(count), bytes: null, seconds: null } as {
    files: number | null;
    bytes: number | null;
    seconds: number | null;
  };
  if (plan.files !== null && (plan.files < 1 || plan.files > limits.recordFiles)) return wrong();
  for (const part of limitsText.split(",")) {
    const [, value, unit = ""] = /^\s*(\d+(?:\.\d+)?)\s*([a-z]+)\s*$/i.exec(part) ?? [];
    const bytes = units[unit.toLowerCase()];
    const time = seconds[unit.toLowerCase()];
    if (value === undefined || (bytes ?? time) === undefined) return wrong();
    if (bytes !== undefined && plan.bytes === null) plan.bytes = Math.round(Number(value) * bytes);
    else if (time !== undefined && plan.seconds === null) plan.seconds = Number(value) * time;
    else return wrong();
  }
  if (plan.bytes !== null && plan.bytes < limits.recordFileLeastBytes) return wrong();
  return plan.seconds !== null && plan.seconds < 1 ? wrong() : accept(plan);
}
