import { createServer, Server } from "node:net";
import { networkInterfaces } from "node:os";
import { describe, expect, test, vi } from "vitest";
import { openHeadlessDoor } from "./door.ts";
import { ask } from "./testing/ask.ts";
import { openTestDoor } from "./testing/open-door.ts";

const hasIpv6 = Object.values(networkInterfaces()).some((all) =>
  all?.some(({ address }) => address === "::1"),
);

describe("the door", () => {
  test("names its address with the token, and a new one each time", async () => {
    const first = await openTestDoor();
    const second = await openTestDoor();
    for (const { door } of [first, second]) {
      expect(door.url).toMatch(/^http:\/\/castscope-[0-9a-f]{20}\.localhost:\d+\/\?token=[\w-]{43}$/);
    }
    expect(first.token()).not.toBe(second.token());
    expect(first.ownHost.split(":")[0]).not.toBe(second.ownHost.split(":")[0]);
    expect((await ask(second, `/?token=${first.token()}`)).status).toBe(401);
    await Promise.all([first.close(), second.close()]);
  });

  test("is on both addresses of the loopback that browsers try, and on no other", async () => {
    const testDoor = await openTestDoor();
    const { port } = testDoor.door;
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(401);
    if (hasIpv6) expect((await fetch(`http://[::1]:${port}/`)).status).toBe(401);
    // Another address of the loopback: it would answer if the door were open to all.
    await expect(fetch(`http://127.0.0.2:${port}/`)).rejects.toThrow();
    await testDoor.close();
  });

  // Browsers ask ::1 first for a name below localhost: whoever holds the port there gets the token.
  test.each(hasIpv6 ? ["127.0.0.1", "::1"] : ["127.0.0.1"])(
    "says in a sentence when its port is taken on %s, and disturbs nobody",
    async (address) => {
      const holder = createServer().listen(0, address);
      await new Promise((resolve) => holder.once("listening", resolve));
      const { port } = holder.address() as { port: number };
      const { transport, close } = await openTestDoor();
      await expect(openHeadlessDoor({ port, transport, files: "." })).rejects.toMatchObject({
        message: `Port ${port} is already in use on ${address}: name another one, or none to get a free one.`,
        problem: { code: "port-in-use", concerns: "port" },
      });
      await close();
      await new Promise((resolve) => holder.close(resolve));
    },
  );

  test("takes another free port where a neighbour holds this one on ::1", async () => {
    const bind = Server.prototype.listen;
    const tried: (number | undefined)[] = [];
    vi.spyOn(Server.prototype, "listen").mockImplementation(function (this: Server, ...args: unknown[]) {
      const { host, port } = args[0] as { host: string; port: number };
      if (host !== "::1") return Reflect.apply(bind, this, args);
      tried.push(port);
      if (tried.length > 1) return Reflect.apply(bind, this, args);
      setImmediate(() => this.emit("error", Object.assign(new Error("in use"), { code: "EADDRINUSE" })));
      return this;
    });
    const testDoor = await openTestDoor();
    vi.restoreAllMocks();
    expect(tried).toHaveLength(2);
    expect(testDoor.door.port).toBe(tried[1]);
    expect((await ask(testDoor, "/")).status).toBe(401);
    // The first one was given back.
    if (tried[0] !== tried[1]) await expect(fetch(`http://127.0.0.1:${tried[0]}/`)).rejects.toThrow();
    await testDoor.close();
  });

  test("gives up after 16 ports of which a neighbour holds each on ::1", async () => {
    const bind = Server.prototype.listen;
    let tried = 0;
    vi.spyOn(Server.prototype, "listen").mockImplementation(function (this: Server, ...args: unknown[]) {
      if ((args[0] as { host: string }).host !== "::1") return Reflect.apply(bind, this, args);
      tried += 1;
      setImmediate(() => this.emit("error", Object.assign(new Error("in use"), { code: "EADDRINUSE" })));
      return this;
    });
    await expect(openTestDoor()).rejects.toMatchObject({ problem: { name: "serving-port-in-use" } });
    vi.restoreAllMocks();
    expect(tried).toBe(16);
  });

  test("gives the port back when it is closed", async () => {
    const testDoor = await openTestDoor();
    await testDoor.close();
    await expect(ask(testDoor, "/")).rejects.toThrow("ECONNREFUSED");
  });
});
