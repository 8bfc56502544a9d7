import { expect, it } from "vitest";
import { madeUpInterfaces } from "../../../../shared/testing/made-up-interface.ts";
import { readJoinText } from "./reading.ts";

it.each([
  ["239.1.1.1:5004", "group"],
  ["10.0.0.7:5004", "host"],
  ["0.0.0.0:5004", "port"],
  [" ", "empty"],
  ["239.1.1.300:5004", "problem"],
  ["# Playout", "problem"],
  ["239.1.1.1:5000, 239.1.1.2:5000", "list"],
  ["239.1.1.1:5000 239.1.2.300:5000", "list"],
  ["# Playout\n239.1.1.1:5000", "list"],
  ["239.1.1.1-20:5004", "list"],
  ["239.1.1.1-", "problem"],
  ["[ff15::1-20]:5000 on eth0", "list"],
  ["239.1.1.1:5000,5002", "list"],
  ["239.1.1.1:5000 on eth0", "group"],
])("%s is read as a %s", (text, kind) => {
  expect(readJoinText(text, madeUpInterfaces).kind).toBe(kind);
});
