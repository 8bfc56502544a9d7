import { formatHex } from "../../text/hex.ts";
import type { Branch } from "../branch.ts";

/** Of a time stamp: it is shown from 1970 to 9999, as dates are. */
const lastSecond = 253_402_300_799;

/** A point in time in PTP's own scale, which counts the seconds of TAI since 1970 (IEEE 1588-2019, 7.2.3). */
export function sayTime(seconds: number, nanoseconds: number, scale = "TAI"): string {
  if (seconds === 0 && nanoseconds === 0) return "0";
  if (nanoseconds < 0 || nanoseconds >= 1e9 || seconds > lastSecond)
    return `${seconds} s + ${nanoseconds} ns`;
  const date = new Date(1_000 * seconds).toISOString();
  const digits = String(nanoseconds).padStart(9, "0");
  return `${date.slice(0, 10)} ${date.slice(11, 19)}.${digits} ${scale}`;
}

/** IEEE 1588-2019, 5.3.3: seconds in 48 bits, nanoseconds in 32. */
export function decodeTimestamp(
  packet: Branch,
  at: number,
  word: string,
  title: string,
  scale?: string,
): string {
  let told = "";
  packet.branch(at, 10, word, title, (inner) => {
    const seconds = inner.u48(at, "seconds", "Seconds", { unit: "s" });
    const nanoseconds = inner.u32(at + 6, "nanoseconds", "Nanoseconds", { unit: "ns" });
    told = sayTime(seconds, nanoseconds, scale);
    return told;
  });
  return told;
}

/** A clock's identity (EUI-64) in the groups in which linuxptp writes it. */
export function decodeClock(packet: Branch, at: number, word: string, title: string): string {
  packet.peek32(at + 4);
  const digits = formatHex(packet.bytes.subarray(at, at + 8));
  const text = `${digits.slice(0, 6)}.${digits.slice(6, 10)}.${digits.slice(10)}`;
  packet.value(at, 8, word, title, text);
  return text;
}

/** A clock's identity and the number of its port, 10 bytes. */
export function decodePort(packet: Branch, at: number, word: string, title: string): string {
  let told = "";
  packet.branch(at, 10, word, title, (inner) => {
    const clock = decodeClock(inner, at, "clock", "Clock identity");
    told = `${clock}-${inner.u16(at + 8, "port", "Port number")}`;
    return told;
  });
  return told;
}

/** A time interval: nanoseconds in 64 bits, of which 16 are a fraction (5.3.2). @returns nanoseconds */
export function decodeInterval(packet: Branch, at: number, word: string, title: string): number {
  const whole = (packet.peek32(at) | 0) * 0x1_0000 + packet.peek16(at + 4);
  const value = whole + packet.peek16(at + 6) / 0x1_0000;
  packet.value(at, 8, word, title, value, `${value} ns`);
  return value;
}

/** Table 4 and 5 of 7.6.2: class, accuracy and variance of a clock, 4 bytes. */
export function decodeQuality(packet: Branch, at: number, word = ""): { kind: number; accuracy: string } {
  const kind = packet.u8(at, `${word}clock-class`, "Clock class", { say: sayClass });
  const accuracy = packet.u8(at + 1, `${word}clock-accuracy`, "Clock accuracy", { say: sayAccuracy });
  packet.u16(at + 2, `${word}clock-variance`, "Offset scaled log variance", { hex: true });
  return { kind, accuracy: sayAccuracy(accuracy) };
}

const classes: Readonly<Record<number, string>> = {
  6: "locked to a primary reference",
  7: "holdover, was locked to a primary reference",
  13: "locked to an application's time",
  14: "holdover, was locked to an application's time",
  52: "degraded, was locked to a primary reference",
  58: "degraded, was locked to an application's time",
  187: "degraded, may be a slave",
  193: "degraded, may be a slave, application's time",
  248: "default",
  255: "slave only",
};

function sayClass(value: number): string {
  const name = classes[value];
  return name === undefined ? String(value) : `${value}, ${name}`;
}

/** Table 5: from 0x17 on, each in turn. */
const accuracies = [
  ...["1 ps", "2.5 ps", "10 ps", "25 ps", "100 ps", "250 ps", "1 ns", "2.5 ns", "10 ns"],
  ...["25 ns", "100 ns", "250 ns", "1 µs", "2.5 µs", "10 µs", "25 µs", "100 µs", "250 µs"],
  ...["1 ms", "2.5 ms", "10 ms", "25 ms", "100 ms", "250 ms", "1 s", "10 s"],
];

function sayAccuracy(value: number): string {
  const within = accuracies[value - 0x17];
  if (within !== undefined) return `within ${within}`;
  if (value === 0x31) return "worse than 10 s";
  return value === 0xfe ? "unknown" : `0x${value.toString(16)}`;
}

/** Table 6; satellites were GPS alone in 2008. */
export const timeSources: Readonly<Record<number, string>> = {
  ...{ 16: "Atomic clock", 32: "GNSS", 48: "Terrestrial radio", 57: "Serial time code" },
  ...{ 64: "PTP", 80: "NTP", 96: "Hand set", 144: "Other", 160: "Internal oscillator" },
};

/** Log intervals: powers of two of a second; 127 where a message has none (13.3.2.14). */
export function sayInterval(value: number): string {
  if (value === 127) return "none (127)";
  const seconds = 2 ** value;
  return seconds >= 1 ? `${value} (${seconds} s)` : `${value} (${2 ** -value} a second)`;
}
