import { expect, test } from "vitest";
import { madeUpInterface } from "../../../shared/testing/made-up-interface.ts";
import type { RouteAnswer, RouteQuestion } from "../net/network.ts";
import { tellRoute } from "./route.ts";

const v0 = madeUpInterface({
  ...{ name: "v0", index: 2, addresses: [{ family: 4, address: "10.90.0.1", prefix: 24 }] },
});
const v1 = madeUpInterface({
  ...{ name: "v1", index: 3, addresses: [{ family: 4, address: "10.91.0.1", prefix: 24 }] },
});

/** A computer on which 239.1.1.1 goes by v1, hosts by v0, and nothing else anywhere. */
function ask(asked: RouteQuestion[] = []) {
  return async (question: RouteQuestion): Promise<RouteAnswer> => {
    asked.push(question);
    const found = (
      name: string,
      index: number,
      source: string,
      use: "other" | "local" | "broadcast" = "other",
    ) => ({ found: true, name, index, source, use }) as const;
    if (question.on?.name === "v0") return found("v0", 2, "10.90.0.1");
    if (question.to === "239.1.1.1") return found("v1", 3, "10.99.0.1");
    if (question.to === "127.0.0.5") return found("lo", 1, "127.0.0.1", "local");
    if (question.to === "10.90.0.255") return found("v0", 2, "10.90.0.1", "broadcast");
    if (question.to.startsWith("10.")) return found("v0", 2, "10.90.0.1");
    return { found: false, why: "prohibited" };
  };
}

const tell = (address: string, on: string | null = null, interfaces = [v0, v1]) =>
  tellRoute({ address, interface: on }, { interfaces, byNumber: true, ask: ask() });

test("a group is where the system says, with the address that it sends from", async () => {
  expect(await tell("239.1.1.1")).toEqual({
    ...{ interface: "v1", source: "10.99.0.1", use: "group", hindrance: null, why: null, instead: "v0" },
  });
  expect(await tell("239.1.1.1", "v0")).toMatchObject({ interface: "v0", source: "10.90.0.1" });
});

test("without a way it says what the tables say, and what could be named", async () => {
  expect(await tell("224.0.0.251")).toEqual({
    ...{ interface: null, source: null, use: "group" },
    ...{ hindrance: "no-route", why: "prohibited", instead: "v0" },
  });
});

test.each(["down", "unplugged", "lower-down", "dormant"] as const)(
  "a link that is %s hinders",
  async (state) => {
    const interfaces = [v0, madeUpInterface({ ...v1, state, up: false })];
    expect(await tell("239.1.1.1", null, interfaces)).toMatchObject({ interface: "v1", hindrance: state });
    expect(await tell("239.1.1.1", "v1", interfaces)).toMatchObject({ interface: "v1", hindrance: state });
  },
);

test("an interface that is not there is absent, by whatever it was named", async () => {
  expect(await tell("239.1.1.1", "eth9")).toMatchObject({ interface: "eth9", hindrance: "absent" });
});

test.each([
  ["10.90.0.1", "own", "v0"],
  ["127.0.0.5", "own", null],
  ["10.90.0.255", "broadcast", "v0"],
  ["255.255.255.255", "broadcast", null],
  ["10.0.0.7", "host", "v0"],
])("%s is %s", async (address, use, by) => {
  expect(await tell(address)).toMatchObject({ use, interface: by });
});

test("what is no address is refused", async () => {
  await expect(tell("239.1")).rejects.toMatchObject({ problem: { code: "bad-group" } });
});
