import fc from "fast-check";
import { expect, test } from "vitest";
import { packetSubject } from "./packet-fields.ts";
import { parseFilter } from "./parse.ts";
import { termOf, withTerm } from "./term.ts";

test.each([
  ["a number", { value: 631, text: "631" }, "dns.port = 631"],
  ["one that is shown in hex", { value: 0x1234, text: "0x1234" }, "dns.port = 0x1234"],
  ["a word", { value: "lj-m507.local", text: "lj-m507.local" }, "dns.port = lj-m507.local"],
  ["a text", { value: 'a "b" c\\', text: "" }, 'dns.port = "a \\"b\\" c\\\\"'],
])("%s is a condition", (_, field, term) => {
  expect(termOf("dns.port", field)).toBe(term);
});

test("what has no value is none", () => {
  expect(termOf("dns.answer", { value: null, text: "A" })).toBeNull();
  expect(termOf("dns.name", { value: "", text: "" })).toBeNull();
});

test.each([
  ["", "ttl 1", "ttl 1"],
  ["lost", "ttl 1", "lost and ttl 1"],
  ["lost or dropped", "ttl 1", "(lost or dropped) and ttl 1"],
  ["ttl = ", "ttl 1", "ttl 1"],
  ["lost and ttl 1", "ttl 1", "lost and ttl 1"],
  ["ttl 1", "ttl 1", "ttl 1"],
])("“%s” with one more", (before, term, after) => {
  expect(withTerm(before, term, packetSubject)).toBe(after);
});

test("any value makes a condition that can be read, and means that value", () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, unit: "grapheme" }).filter((value) => value.trim() !== ""),
      (value) => {
        const term = termOf("ssdp.server", { value, text: value });
        const parsed = parseFilter(term ?? "", packetSubject);
        expect(parsed).toMatchObject({
          ok: true,
          value: { kind: "decoded", type: "ssdp", path: ["server"], operator: "=" },
        });
        const [wanted] = parsed.ok && parsed.value?.kind === "decoded" ? parsed.value.wanted : [];
        if (wanted?.kind === "literal") expect(wanted.text).toBe(value);
      },
    ),
  );
});
