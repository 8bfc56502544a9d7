import { expect, test } from "vitest";
import { fieldTerm } from "./field-term.ts";

test.each([
  ["ssdp/start-line/method", { value: "NOTIFY", text: "NOTIFY" }, "ssdp.start-line.method = NOTIFY"],
  ["mdns/answer#2/ttl", { value: 120, text: "120 s" }, "mdns.answer.ttl = 120"],
  ["rtp", { value: null, text: "PT 96" }, "type rtp"],
  ["delivery/ttl", { value: "1", text: "1" }, "ttl = 1"],
  ["delivery/received", { value: "10:00", text: "10:00" }, null],
  ["mdns/answer", { value: null, text: "A" }, null],
])("%s", (path, field, term) => {
  expect(fieldTerm(path, field)).toBe(term);
});
