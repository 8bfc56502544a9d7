import { accept, type Parsed, refuse, shifted } from "../parsed.ts";
import { parseIpv4 } from "./ipv4.ts";

/** The eight 16-bit words of an IPv6 address, most significant first. */
export type Ipv6Words = readonly number[];

/**
 * Reads an IPv6 address without its zone (RFC 4291 section 2.2): up to eight groups of hex
 * digits, `::` at most once, the last 32 bits also as a dotted quad. Any case is read.
 */
export function parseIpv6(text: string): Parsed<Ipv6Words> {
  const gap = text.indexOf("::");
  if (gap !== -1 && text.indexOf("::", gap + 1) !== -1) {
    return refuse("ipv6-two-gaps", { text }, gap, text.length);
  }
  const head = readWords(gap === -1 ? text : text.slice(0, gap), 0, gap === -1);
  if (!head.ok) return head;
  if (gap === -1) {
    if (head.value.length === 8) return accept(head.value);
    return wrongCount(text, head.value.length);
  }
  const tail = readWords(text.slice(gap + 2), gap + 2, true);
  if (!tail.ok) return tail;
  const zeros = 8 - head.value.length - tail.value.length;
  if (zeros < 1) return wrongCount(text, 9 - zeros);
  return accept([...head.value, ...new Array<number>(zeros).fill(0), ...tail.value]);
}

function wrongCount(text: string, groups: number): Parsed<never> {
  return groups > 8
    ? refuse("ipv6-too-many-groups", { text, groups }, 0, text.length)
    : refuse("ipv6-too-few-groups", { text, groups }, 0, text.length, groups < 8);
}

function readWords(text: string, offset: number, mayEndInIpv4: boolean): Parsed<number[]> {
  if (text === "") return accept([]);
  const words: number[] = [];
  const parts = text.split(":");
  let start = 0;
  for (const [index, part] of parts.entries()) {
    const end = start + part.length;
    const last = index === parts.length - 1;
    if (part.includes(".") && last && mayEndInIpv4) {
      const quad = shifted(parseIpv4(part), offset + start);
      if (!quad.ok) return quad;
      const [a, b, c, d] = quad.value;
      words.push(a * 256 + b, c * 256 + d);
    } else if (part === "") {
      return refuse("ipv6-group-missing", {}, offset + Math.max(0, start - 1), offset + end, last);
    } else if (!/^[0-9a-f]+$/i.test(part)) {
      return refuse("ipv6-group-not-hex", { group: part }, offset + start, offset + end);
    } else if (part.length > 4) {
      return refuse("ipv6-group-too-long", { group: part }, offset + start, offset + end);
    } else {
      words.push(Number.parseInt(part, 16));
    }
    start = end + 1;
  }
  return accept(words);
}

/** The canonical text of RFC 5952: lower case, no leading zeros, the longest run of zeros as `::`. */
export function formatIpv6(words: Ipv6Words): string {
  const run = longestZeroRun(words);
  const hex = (part: Ipv6Words): string => part.map((word) => word.toString(16)).join(":");
  if (run.length < 2) return hex(words);
  return `${hex(words.slice(0, run.start))}::${hex(words.slice(run.start + run.length))}`;
}

function longestZeroRun(words: Ipv6Words): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  let start = 0;
  for (let index = 0; index <= words.length; index += 1) {
    if (words[index] === 0) continue;
    if (index - start > best.length) best = { start, length: index - start };
    start = index + 1;
  }
  return best;
}
