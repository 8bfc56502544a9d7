import dnsPacket from "dns-packet";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeAs, recognise } from "../decode.ts";
import type { Sent } from "../decoder.ts";
import type { DecodedField } from "../field.ts";
import { mdns } from "./dns.ts";

const sent: Sent = { address: "224.0.0.251", port: 5_353, sourcePort: 5_353 };

const label = fc.stringMatching(/^[a-z0-9_][a-z0-9-]{0,20}$/);
const name = fc.array(label, { minLength: 1, maxLength: 5 }).map((labels) => labels.join("."));
const common = { name, ttl: fc.nat(100_000), class: fc.constant("IN" as const), flush: fc.boolean() };
const record = fc.oneof(
  fc.record({ ...common, type: fc.constant("A" as const), data: fc.ipV4() }),
  fc.record({ ...common, type: fc.constant("PTR" as const), data: name }),
  fc.record({ ...common, type: fc.constant("CNAME" as const), data: name }),
  fc.record({
    ...common,
    type: fc.constant("SRV" as const),
    data: fc.record({ priority: fc.nat(65_535), weight: fc.nat(65_535), port: fc.nat(65_535), target: name }),
  }),
  fc.record({
    ...common,
    type: fc.constant("TXT" as const),
    data: fc.array(fc.stringMatching(/^[ -~]{1,30}$/), { minLength: 1, maxLength: 4 }),
  }),
);
const message = fc.record({
  type: fc.constantFrom("query" as const, "response" as const),
  id: fc.nat(65_535),
  questions: fc.array(fc.record({ name, type: fc.constantFrom("A", "PTR", "SRV", "AAAA") }), {
    maxLength: 3,
  }),
  answers: fc.array(record, { maxLength: 4 }),
  authorities: fc.array(record, { maxLength: 2 }),
  additionals: fc.array(record, { maxLength: 4 }),
});

const child = (field: DecodedField, word: string) => field.fields.find((one) => one.name === word)?.value;

/** A record of ours in the words of dns-packet. */
function told(field: DecodedField): object {
  const type = field.title;
  const data = (() => {
    switch (type) {
      case "A":
        return child(field, "address");
      case "SRV":
        return {
          ...{ priority: child(field, "priority"), weight: child(field, "weight") },
          ...{ port: child(field, "port"), target: child(field, "target") },
        };
      case "TXT":
        return field.fields.filter((one) => one.name === "text").map(({ value }) => value);
      default:
        return child(field, "domain-name");
    }
  })();
  return {
    ...{ name: child(field, "name"), type, class: "IN", data },
    ...{ ttl: child(field, "ttl"), flush: child(field, "cache-flush") === 1 },
  };
}

test("messages that dns-packet writes are read as what it wrote", () => {
  fc.assert(
    fc.property(message, (wanted) => {
      // It writes buffers into what it is given.
      const bytes = dnsPacket.encode(structuredClone(wanted) as dnsPacket.Packet);
      const { fields, incomplete } = decodeAs(mdns, bytes, sent);
      expect(incomplete).toBeNull();
      const one = (word: string) => fields.find((field) => field.name === word);
      const of = (word: string) => one(word)?.fields ?? [];
      expect(one("id")?.value).toBe(wanted.id);
      expect(one("response")?.value).toBe(Number(wanted.type === "response"));
      expect(of("question").map((field) => [child(field, "name"), field.title])).toEqual(
        wanted.questions.map((question) => [question.name, question.type]),
      );
      expect(of("answer").map(told)).toEqual(wanted.answers);
      expect(of("authority").map(told)).toEqual(wanted.authorities);
      expect(of("additional").map(told)).toEqual(wanted.additionals);
      // One that holds nothing shows nothing either.
      const records = [wanted.questions, wanted.answers, wanted.authorities, wanted.additionals].flat();
      if (records.length > 0) expect(recognise(bytes, sent)?.type).toBe("mdns");
    }),
    { numRuns: 500 },
  );
});

describe("a name", () => {
  const header = [0, 0, 0x84, 0, 0, 0, 0, 1, 0, 0, 0, 0];
  const rest = [0, 12, 0, 1, 0, 0, 0, 1, 0, 2, 0xc0, 12];

  test.each([
    ["points to itself", [0xc0, 12]],
    ["points forward", [0xc0, 14]],
    ["points to a part of itself", [1, 97, 0xc0, 12]],
    ["points behind the end", [0xff, 0xff]],
    ["has a label of a kind that is not used", [0x41, 97, 0]],
  ])("that %s ends the tree", (_, wrong) => {
    const bytes = Uint8Array.from([...header, ...wrong, ...rest]);
    expect(decodeAs(mdns, bytes, sent).incomplete).toBe("cut");
  });

  test("of more than 255 bytes ends it too", () => {
    const long = Array.from({ length: 5 }, () => [63, ...new Array<number>(63).fill(97)]).flat();
    expect(decodeAs(mdns, Uint8Array.from([...header, ...long, 0, ...rest]), sent).incomplete).toBe("cut");
  });

  test("that is nothing but pointers is not followed for long", () => {
    // A record whose data are pointers, each to the one before; the next record's name is a pointer to the last.
    const data = 23;
    const pointer = (to: number): number[] => [0xc0 | (to >> 8), to & 255];
    const bytes = (count: number): Uint8Array =>
      Uint8Array.from([
        ...[0, 0, 0x84, 0, 0, 0, 0, 2, 0, 0, 0, 0],
        ...[0, 0, 10, 0, 1, 0, 0, 0, 1, (2 * count) >> 8, (2 * count) & 255],
        ...Array.from({ length: count }, (_, index) =>
          pointer(index === 0 ? 12 : data + 2 * (index - 1)),
        ).flat(),
        ...[...pointer(data + 2 * (count - 1)), 0, 10, 0, 1, 0, 0, 0, 1, 0, 0],
      ]);
    expect(decodeAs(mdns, bytes(50), sent).incomplete).toBeNull();
    expect(decodeAs(mdns, bytes(110), sent).incomplete).toBeNull();
    expect(decodeAs(mdns, bytes(200), sent).incomplete).toBe("cut");
  });

  test("may point back twice, to other names", () => {
    const bytes = Uint8Array.from([
      ...[0, 0, 0x84, 0, 0, 0, 0, 1, 0, 0, 0, 0],
      ...[1, 97, 1, 98, 0, 0, 12, 0, 1, 0, 0, 0, 1, 0, 4, 1, 99, 0xc0, 14],
    ]);
    const { fields, incomplete } = decodeAs(mdns, bytes, sent);
    expect(incomplete).toBeNull();
    expect(fields.at(-1)).toMatchObject({
      ...{ name: "answer", title: "Answer (1)", text: "PTR a.b c.b" },
      fields: [{ name: "ptr", title: "PTR", text: "a.b c.b" }],
    });
  });
});

describe("the line of an answer", () => {
  const line = (answers: dnsPacket.Answer[], additionals: dnsPacket.Answer[] = []) =>
    decodeAs(mdns, dnsPacket.encode({ type: "response", id: 0, answers, additionals }), sent).info;
  const pointer = (data: string): dnsPacket.Answer => ({
    type: "PTR",
    ttl: 120,
    name: "_ipp._tcp.local",
    data,
  });
  const service = (its: string, target: string): dnsPacket.Answer => ({
    ...{ type: "SRV", ttl: 120, name: its, data: { port: 631, target } },
  });
  const [one, two] = ["Hall._ipp._tcp.local", "Lobby._ipp._tcp.local"] as const;

  test("says where a service is", () => {
    expect(line([service(one, "lj-m507.local")])).toBe("Answer SRV Hall._ipp._tcp, port 631");
  });

  test("counts the services of one host, where all of them are known to be", () => {
    const both = [pointer(one), pointer(two)];
    expect(line(both, [service(one, "lj.local"), service(two, "lj.local")])).toBe(
      "Answer PTR, 2 services on lj",
    );
    expect(line(both, [service(one, "lj.local"), service(two, "hp.local")])).toBe(
      "Answer PTR Hall._ipp._tcp and 1 more",
    );
    expect(line(both, [service(one, "lj.local")])).toBe("Answer PTR Hall._ipp._tcp and 1 more");
  });
});

test("a section that is cut off keeps the records before the cut", () => {
  const bytes = Uint8Array.from(
    dnsPacket.encode({
      ...{ type: "response", id: 0 },
      answers: [
        { type: "A", name: "a.local", data: "10.0.0.1" },
        { type: "A", name: "b.local", data: "10.0.0.2" },
      ],
    }),
  );
  const { fields, incomplete } = decodeAs(mdns, bytes.subarray(0, -2), sent);
  expect(incomplete).toBe("cut");
  expect(fields.at(-1)).toMatchObject({ name: "answer", fields: [{ text: "a.local 10.0.0.1" }] });
});

test("a message whose counts do not fit is not recognised away from its port", () => {
  const bytes = Uint8Array.from([0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 97, 0, 0, 1, 0, 1, 9]);
  expect(recognise(bytes, { ...sent, port: 4_000, sourcePort: 4_000 })).toBeNull();
  expect(recognise(bytes.subarray(0, -1), { ...sent, port: 4_000, sourcePort: 4_000 })?.type).toBe("mdns");
});
