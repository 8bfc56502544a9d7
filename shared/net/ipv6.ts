import { accept, type Parsed, refuse, shifted } from "../parsed.ts";
import { parseIpv4 } from "./ipv4.ts";

/** The eight 16-bit words of an IPv6 address, most significant first. */
export type Ipv6Words = readonly number[];

const example = "such as ff15::1";

/**
 * Reads an IPv6 address without its zone (RFC 4291 section 2.2): up to eight groups of hex
 * digits, `::` at most once, the last 32 bits also as a dotted quad. Any case is read.
 */
export function parseIpv6(text: string): Parsed<Ipv6Words> {
  const gap = text.indexOf("::");
  if (gap !== -1 && text.indexOf("::", gap + 1) !== -1) {
    return refuse(`${text} has “::” twice: it may stand for zeros only once.`, gap, text.length);
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

function wrongCount(text: string, count: number): Parsed<never> {
  const groups = count === 1 ? "1 group" : `${count} groups`;
  const right = count > 8 ? "at most eight" : "eight, or “::” for the zeros between";
  return refuse(`${text} has ${groups}: an IPv6 address has ${right}.`, 0, text.length, count < 8);
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
      return refuse(
        `A group is missing: an IPv6 address has hex groups between its colons, ${example}.`,
        offset + Math.max(0, start - 1),
        offset + end,
        last,
      );
    } else if (!/^[0-9a-f]+$/i.test(part)) {
      return refuse(
        `“${part}” is not hex: the groups of an IPv6 address use 0 to 9 and a to f.`,
        offset + start,
        offset + end,
      );
    } else if (part.length > 4) {
      return refuse(
        `“${part}” is too long: a group of an IPv6 address has at most four hex digits.`,
        offset + start,
        offset + end,
      );
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
