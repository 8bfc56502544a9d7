const steps = [
  { unit: "Gbit/s", size: 1e9 },
  { unit: "Mbit/s", size: 1e6 },
  { unit: "kbit/s", size: 1e3 },
] as const;

/** Bits per second with one decimal: 1500 as “1.5 kbit/s”. */
export function formatBitRate(bits: number): string {
  const step = steps.find(({ size }) => bits >= size);
  return step ? `${(bits / step.size).toFixed(1)} ${step.unit}` : `${Math.round(bits)} bit/s`;
}

/** Packets per second: whole from ten on, below with as many decimals as they need, at most two. */
export function formatPacketRate(rate: number): string {
  return rate >= 10 ? String(Math.round(rate)) : String(Math.round(rate * 100) / 100);
}

/** A time of day on this computer's clock: 14:03:12. */
export function formatTimeOfDay(at: Date): string {
  const part = (value: number) => String(value).padStart(2, "0");
  return `${part(at.getHours())}:${part(at.getMinutes())}:${part(at.getSeconds())}`;
}
