import { createServer } from "node:net";
import { describe, expect, test } from "vitest";
import { openHeadlessDoor } from "./door.ts";
import { ask } from "./testing/ask.ts";
import { openTestDoor } from "./testing/open-door.ts";

describe("the door", () => {
  test("names its address with the token, and a new one each time", async () => {
    const first = await openTestDoor();
    const second = await openTestDoor();
    expect(first.door.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/);
    expect(first.token).not.toBe(second.token);
    expect((await ask(second, `/?token=${first.token}`)).status).toBe(401);
    await Promise.all([first.close(), second.close()]);
  });

  test("is on its one address only", async () => {
    const testDoor = await openTestDoor();
    // Another address of the loopback: it would answer if the door were open to all.
    await expect(fetch(`http://127.0.0.2:${testDoor.door.port}/`)).rejects.toThrow();
    await testDoor.close();
  });

  test("says in a sentence when its port is taken, and disturbs nobody", async () => {
    const holder = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => holder.once("listening", resolve));
    const { port } = holder.address() as { port: number };
    const { transport, close } = await openTestDoor();
    await expect(openHeadlessDoor({ port, transport, files: "." })).rejects.toMatchObject({
      problem: {
        code: "port-in-use",
        message: `Port ${port} is already in use on 127.0.0.1: name another one, or none to get a free one.`,
        concerns: "port",
      },
    });
    await close();
    await new Promise((resolve) => holder.close(resolve));
  });

  test("gives the port back when it is closed", async () => {
    const testDoor = await openTestDoor();
    await testDoor.close();
    await expect(ask(testDoor, "/")).rejects.toThrow("ECONNREFUSED");
  });
});
