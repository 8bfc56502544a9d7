import type { Branch } from "../branch.ts";
import { sayNtpTime } from "./ntp.ts";

/** A source in hexadecimal digits, as its standard writes it. */
export function decodeSsrc(packet: Branch, at: number, word: string, title: string): string {
  return `0x${packet.u32(at, word, title, { hex: true }).toString(16).padStart(8, "0")}`;
}

/** A time of NTP: seconds since 1900 and a fraction in 32 bits each; zero where a sender has no clock. */
export function decodeNtp(packet: Branch, at: number, word: string, title: string): void {
  const seconds = packet.peek32(at);
  const fraction = packet.peek32(at + 4) / 2 ** 32;
  const text = seconds === 0 && fraction === 0 ? "unknown" : sayNtpTime(seconds, fraction);
  packet.value(at, 8, word, title, seconds + fraction, text);
}
