import { readUtf8 } from "../../text/utf8.ts";
import type { Branch } from "../branch.ts";
import { type Decoder, evidence } from "../decoder.ts";
import { linesOf } from "../lines.ts";
import { ascii, standsAt, wordOf } from "../match.ts";

const requests = [ascii("NOTIFY * HTTP/1."), ascii("M-SEARCH * HTTP/1.")];
const answer = ascii("HTTP/1.1 200 OK");

/** Simple Service Discovery Protocol, UPnP Device Architecture 2.0, section 1. */
export const ssdp: Decoder = {
  type: "ssdp",
  title: "SSDP",
  ports: [1_900],
  recognise(bytes) {
    for (const request of requests) if (standsAt(bytes, 0, request)) return evidence.certain;
    return standsAt(bytes, 0, answer) ? evidence.likely : evidence.none;
  },
  decode(packet) {
    const headers = new Map<string, string>();
    let start = "";
    for (const { at, end, next } of linesOf(packet.bytes, 0, packet.end)) {
      if (at === 0) {
        start = readUtf8(packet.bytes.subarray(0, end));
        decodeStart(packet, start, next);
      } else if (end === at) {
        packet.raw(at, next - at, "end", "End of the headers", "empty line");
        if (next < packet.end) packet.text(next, packet.end - next, "body", "Body");
        break;
      } else decodeHeader(packet, at, end, next, headers);
    }
    return summed(start, headers);
  },
};

function decodeStart(packet: Branch, start: string, length: number): void {
  packet.branch(0, length, "start-line", "Start line", (inner) => {
    const [first = "", second = "", ...others] = start.split(" ");
    const third = others.join(" ");
    if (first.startsWith("HTTP/")) {
      inner.value(0, first.length, "version", "Version", first);
      inner.value(first.length + 1, second.length, "status", "Status code", second);
      if (third !== "") inner.text(first.length + second.length + 2, third.length, "phrase", "Phrase");
    } else {
      inner.value(0, first.length, "method", "Method", first);
      inner.value(first.length + 1, second.length, "uri", "Request URI", second);
      if (third !== "") inner.text(first.length + second.length + 2, third.length, "version", "Version");
    }
    return start;
  });
}

function decodeHeader(
  packet: Branch,
  at: number,
  end: number,
  next: number,
  headers: Map<string, string>,
): void {
  const text = readUtf8(packet.bytes.subarray(at, end));
  const colon = text.indexOf(":");
  if (colon < 0) {
    packet.value(at, next - at, "line", "Line without a colon", text);
    return;
  }
  const name = text.slice(0, colon).trim();
  const value = text.slice(colon + 1).trim();
  const word = wordOf(name);
  if (!headers.has(word)) headers.set(word, value);
  packet.value(at, next - at, word, name, value);
}

function summed(start: string, headers: ReadonlyMap<string, string>): string {
  const said = (word: string): string => headers.get(word) ?? "";
  const joined = (...parts: string[]): string => parts.filter((part) => part !== "").join(" ");
  if (start.startsWith("M-SEARCH")) return joined("Search", said("st"));
  if (start.startsWith("HTTP/")) return joined("Answer", said("st"), said("location"));
  switch (said("nts")) {
    case "ssdp:alive":
      return joined("Alive", said("nt"), said("location"));
    case "ssdp:byebye":
      return joined("Bye", said("nt"));
    case "ssdp:update":
      return joined("Update", said("nt"), said("location"));
    default:
      return joined("Notify", said("nts"), said("nt"));
  }
}
