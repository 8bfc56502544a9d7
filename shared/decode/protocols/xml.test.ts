import { Window } from "happy-dom";
import { describe, expect, test } from "vitest";
import { bytesOf, readGolden } from "../../../build/golden-packets.mjs";
import { decodeAs } from "../decode.ts";
import type { Sent } from "../decoder.ts";
import type { DecodedField } from "../field.ts";
import { ascii } from "../match.ts";
import { xml } from "./xml.ts";

const sent: Sent = { address: "239.1.1.1", port: 40_001, sourcePort: 40_000 };

/** What a reader of documents that is not ours makes of one, in our words. */
interface Told {
  readonly name: string;
  readonly values: readonly (readonly [name: string, value: string])[];
  readonly children: readonly Told[];
}

function told(field: DecodedField): Told {
  const isLeaf = (one: DecodedField): boolean => one.value !== null;
  return {
    name: field.title,
    values: field.fields.filter(isLeaf).map(({ title, value }) => [title, String(value)]),
    children: field.fields.filter((one) => !isLeaf(one)).map(told),
  };
}

interface Element {
  readonly localName: string;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  readonly childNodes: Iterable<{ readonly nodeType: number; readonly textContent: string | null }>;
}

function expected(element: Element): Told {
  const children = [...element.childNodes];
  const texts = children.filter(({ nodeType }) => nodeType === 3 || nodeType === 4);
  return {
    name: element.localName,
    values: [
      ...[...element.attributes].map(({ name, value }) => [name, value] as const),
      ...texts
        .map(({ textContent }) => ["Text", textContent?.trim() ?? ""] as const)
        .filter(([, text]) => text !== ""),
    ],
    children: children
      .filter(({ nodeType }) => nodeType === 1)
      .map((child) => expected(child as unknown as Element)),
  };
}

const documents = readGolden()
  .filter(({ golden }) => ["ws-discovery", "cot"].includes(golden.decoder))
  .flatMap(({ golden }) => golden.packets)
  .map(({ what, hex }) => ({ what, bytes: bytesOf(hex) }))
  .filter(({ bytes }) => bytes[0] === 0x3c);

test.each(documents)("a document is read as happy-dom reads it: $what", ({ bytes }) => {
  const text = new TextDecoder().decode(bytes);
  const document = new new Window().DOMParser().parseFromString(text, "text/xml");
  const root = decodeAs(xml, bytes, sent).fields.find((field) => field.value === null);
  expect(root && told(root)).toEqual(expected(document.documentElement as unknown as Element));
});

describe("what is not well-formed", () => {
  test.each([
    ["has no end", "<a><b>text</b>"],
    ["ends in a tag", '<a x="1'],
    ["closes what is not open", "<a></a></b>"],
    ["has an attribute without a value", "<a x></a>"],
    ["has a comment without an end", "<a><!-- "],
  ])("is told as far as it goes: %s", (_, text) => {
    const decoded = decodeAs(xml, ascii(text), sent);
    expect(decoded.incomplete).toBe("cut");
    expect(decoded.fields.length > 0 || text.includes("x")).toBe(true);
  });

  test("is too much where it is too deep or too long", () => {
    const deep = decodeAs(xml, ascii("<a>".repeat(300)), sent);
    expect([deep.incomplete, deep.fields.length]).toEqual(["too-many", 1]);
    const long = decodeAs(xml, ascii(`<a>${"<b/>".repeat(5_000)}</a>`), sent);
    expect([long.incomplete, long.fields[0]?.fields.length]).toEqual(["too-many", 4_095]);
    expect(decodeAs(xml, ascii(`<a ${"b='' ".repeat(5_000)}/>`), sent).incomplete).toBe("too-many");
  });
});
