import { expect, test } from "vitest";
import { parseJoinText } from "../../../../shared/input/join-text.ts";
import { withBind } from "./bind-text.ts";

const texts = [
  "239.1.2.3:5004",
  "[ff15::1]:5000 on eth0",
  "232.1.1.1:5000 from 10.0.0.7 on eth0",
  "232.1.1.1:5000 bind any from 10.0.0.7",
  "239.1.2.3:5004 BIND group on eth0",
  "udp://@239.1.2.3:5004",
  "239.1.2.3 5004 ",
];

test.each(texts)("%s reads with either bind, and else the same", (text) => {
  const before = parseJoinText(text);
  for (const bind of ["any", "group", "any"] as const) {
    const after = parseJoinText(withBind(text, bind));
    expect(after).toEqual({ ...before, value: { ...(before.ok && before.value), bind } });
  }
});

test("the usual bind needs no word", () => {
  expect(withBind(withBind("239.1.2.3:5004 on eth0", "any"), "group")).toBe("239.1.2.3:5004 on eth0");
});
