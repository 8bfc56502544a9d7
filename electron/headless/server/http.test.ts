import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, letIn } from "./testing/ask.ts";
import { openTestDoor, type TestDoor } from "./testing/open-door.ts";

let door: TestDoor;
let cookie: string;
beforeAll(async () => {
  door = await openTestDoor();
  cookie = await letIn(door);
});
afterAll(() => door.close());

const navigation = { "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };

describe("being let in", () => {
  test("without a cookie every path is 401, with a sentence that tells where to go", async () => {
    for (const path of ["/", "/index.html", "/assets/index-a1B2.js", "/session", "/nothing", "/?token="]) {
      const { status, headers, body } = await ask(door, path);
      expect(status).toBe(401);
      expect(headers["set-cookie"]).toBeUndefined();
      expect(headers["content-type"]).toBe("text/plain; charset=utf-8");
      expect(body).toBe(
        "This browser has not been let in: open the address that Castscope printed when it started, with its token.\n",
      );
    }
  });

  test("the token gives the cookie and leaves the address", async () => {
    const { status, headers } = await ask(door, `/?token=${door.token}`);
    expect(status).toBe(303);
    expect(headers.location).toBe("/");
    expect(headers["cache-control"]).toBe("no-store");
    const given = headers["set-cookie"]?.[0] ?? "";
    expect(given).toMatch(
      new RegExp(`^castscope-${door.door.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
    );
    expect(given).not.toContain(door.token);
    expect(Buffer.from(door.token, "base64url")).toHaveLength(32);
  });

  test("after a link on another site a page of ours leads on, for a strict cookie survives no foreign redirect", async () => {
    const headers = { ...navigation, "sec-fetch-site": "cross-site" };
    const reply = await ask(door, `/?token=${door.token}`, { headers });
    expect(reply.status).toBe(200);
    expect(reply.headers["set-cookie"]).toHaveLength(1);
    expect(reply.body).toContain('content="0; url=/"');
    expect(reply.body).not.toContain(door.token);
  });

  test.each(["wrong", "", "A".repeat(43)])("the token %j is none", async (token) => {
    const { status, headers } = await ask(door, `/?token=${token}`);
    expect(status).toBe(401);
    expect(headers["set-cookie"]).toBeUndefined();
  });

  test("the token opens no other path and is no cookie", async () => {
    expect((await ask(door, `/index.html?token=${door.token}`)).status).toBe(401);
    const headers = { cookie: `castscope-${door.door.port}=${door.token}` };
    expect((await ask(door, "/", { headers })).status).toBe(401);
  });

  test("an old address is no harm to a browser that is in", async () => {
    expect(await ask(door, "/?token=old", { headers: { cookie } })).toMatchObject({ status: 303 });
  });

  test("a cookie of the same name that another port has set does not lock anybody out", async () => {
    const name = cookie.split("=")[0];
    const headers = { cookie: `${name}=planted; other=1; ${cookie}` };
    expect((await ask(door, "/", { headers })).status).toBe(200);
    expect((await ask(door, "/", { headers: { cookie: `${name}=planted` } })).status).toBe(401);
    expect((await ask(door, "/", { headers: { cookie: `x${cookie}` } })).status).toBe(401);
  });

  test("the session's state can be asked for", async () => {
    const { status, body } = await ask(door, "/session", { headers: { cookie } });
    expect([status, body]).toEqual([204, ""]);
  });
});

describe("files", () => {
  test("the page is never kept, its hashed files for ever", async () => {
    const page = await ask(door, "/", { headers: { cookie } });
    expect(page).toMatchObject({ status: 200, body: "<!doctype html><title>Castscope</title>" });
    expect(page.headers).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
    });
    const script = await ask(door, "/assets/index-a1B2.js", { headers: { cookie } });
    expect(script).toMatchObject({ status: 200, body: "export {};" });
    expect(script.headers).toMatchObject({
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "private, max-age=31536000, immutable",
    });
  });

  test("HEAD tells the same without the content", async () => {
    const { status, headers, body } = await ask(door, "/", { method: "HEAD", headers: { cookie } });
    expect([status, headers["content-length"], body]).toEqual([200, "39", ""]);
  });

  test.each([
    "/../secret.js",
    "/assets/../../secret.js",
    "/..%2fsecret.js",
    "/%2e%2e/secret.js",
    "/..\\secret.js",
    "/assets",
    "/assets/",
    "/nothing.js",
    "//secret.js",
    "/index.html/x.js",
  ])("%s is 404", async (path) => {
    expect(await ask(door, path, { headers: { cookie } })).toMatchObject({
      status: 404,
      body: "Castscope has no such page.\n",
    });
  });
});

describe("requests from elsewhere", () => {
  test.each(["evil.example", "127.0.0.1", "localhost:1", "127.0.0.1.nip.io", "[::1]"])(
    "the host %s is misdirected, even with token and cookie",
    async (host) => {
      const reply = await ask(door, `/?token=${door.token}`, { headers: { host, cookie } });
      expect(reply.status).toBe(421);
      expect(reply.headers["set-cookie"]).toBeUndefined();
      expect(reply.body).toContain(`use port ${door.door.port} on both ends`);
      expect(reply.headers["content-security-policy"]).toContain("connect-src 'none'");
    },
  );

  test.each(["127.0.0.1", "localhost", "LocalHost", "[::1]"])("the host %s is ours", async (name) => {
    const host = `${name}:${door.door.port}`;
    const reply = await ask(door, "/", { headers: { host, cookie } });
    expect(reply.status).toBe(200);
    expect(reply.headers["content-security-policy"]).toContain(
      `connect-src 'self' ws://${host.toLowerCase()};`,
    );
  });

  test.each(["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])("%s is not allowed", async (method) => {
    const reply = await ask(door, "/", { method, headers: { cookie } });
    expect([reply.status, reply.headers.allow]).toEqual([405, "GET, HEAD"]);
  });

  test.each(["cross-site", "same-site"])("a page of a %s origin gets nothing", async (site) => {
    for (const mode of ["cors", "no-cors", "navigate"]) {
      const headers = { cookie, "sec-fetch-site": site, "sec-fetch-mode": mode, "sec-fetch-dest": "iframe" };
      expect((await ask(door, "/assets/index-a1B2.js", { headers })).status).toBe(403);
    }
    const headers = { cookie, "sec-fetch-site": site, ...navigation };
    expect((await ask(door, "/", { headers })).status).toBe(200);
  });

  test("a whole address as the target is refused", async () => {
    const reply = await new Promise<string>((resolve, reject) => {
      const socket = connect(door.door.port, "127.0.0.1", () =>
        socket.end(`GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1:${door.door.port}\r\n\r\n`),
      );
      let text = "";
      socket.on("data", (chunk) => {
        text += chunk;
      });
      socket.on("close", () => resolve(text));
      socket.on("error", reject);
    });
    expect(reply).toMatch(/^HTTP\/1\.1 400 /);
  });
});

test("every answer carries the headers that keep the page to itself", async () => {
  for (const [path, headers] of [
    ["/", { cookie }],
    ["/", {}],
    ["/nothing", { cookie }],
    ["/", { host: "evil.example" }],
  ] as const) {
    const reply = await ask(door, path, { headers });
    expect(reply.headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(reply.headers["content-security-policy"]).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self'; .*frame-ancestors 'none'$/,
    );
  }
});
