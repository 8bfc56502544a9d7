import { expect, test } from "vitest";
import { limits } from "../../../shared/limits.ts";
import { createSession } from "./session.ts";

test("a token lets one browser in, and is told from a wrong one for as long as the latest are remembered", () => {
  const session = createSession();
  const tokens: string[] = [];
  for (let browser = 0; browser <= limits.usedTokens; browser += 1) {
    tokens.push(session.token);
    expect(session.exchange(session.token)).not.toBeNull();
    expect(session.exchange(session.token)).toBeNull();
    session.renew();
  }
  expect(tokens.map((token) => session.worthOf(token))).toEqual([
    "wrong",
    ...new Array(limits.usedTokens).fill("used"),
  ]);
  expect(session.worthOf(session.token)).toBe("good");
});
