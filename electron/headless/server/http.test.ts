import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "./testing/ask.ts";
import { openTestDoor, type TestDoor } from "./testing/open-door.ts";

let door: TestDoor;
let secret: string;
let path: string;
beforeAll(async () => {
  door = await openTestDoor();
  ({ secret, path } = await door.enter());
});
afterAll(() => door.close());

const navigation = { "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };
const bearer = (credential: string) => ({ authorization: `Bearer ${credential}` });
const notLetIn =
  "This browser has not been let in: open the address that Castscope printed when it started, with its token.\n";

describe("being let in", () => {
  let fresh: TestDoor;
  beforeAll(async () => {
    fresh = await openTestDoor();
  });
  afterAll(() => fresh.close());

  test("without the token every path is 401, with a sentence that tells where to go", async () => {
    for (const one of ["/", "/index.html", "/assets/index-a1B2.js", "/session", "/nothing", "/?token="]) {
      const { status, headers, body } = await ask(fresh, one);
      expect([one, status, body]).toEqual([one, 401, notLetIn]);
      expect(headers["content-type"]).toBe("text/plain; charset=utf-8");
      expect(headers.connection).toBe("close");
    }
  });

  test("a person who is turned away gets a page that says the same", async () => {
    const { status, headers, body } = await ask(fresh, "/", { headers: { accept: "text/html,*/*" } });
    expect(status).toBe(401);
    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(headers["content-security-policy"]).toMatch(/^default-src 'none'; script-src 'sha256-/);
    expect(body).toContain(`<p>${notLetIn.trim()}</p>`);
  });

  test("the token leads to the window, however often, and is not used up by that", async () => {
    for (const method of ["HEAD", "GET", "GET"]) {
      const { status, headers } = await ask(fresh, `/?token=${fresh.token()}`, { method });
      expect(status).toBe(303);
      expect(headers["cache-control"]).toBe("no-store");
      expect(headers.location).toMatch(/^\/window-[\w-]{43}\/#token=[\w-]{43}$/);
      expect(headers.location).toContain(fresh.token());
    }
    expect(Buffer.from(fresh.token(), "base64url")).toHaveLength(32);
  });

  test("no cookie is ever set: it would go to every port of this computer", async () => {
    for (const [where, question] of [
      [`/?token=${fresh.token()}`, {}],
      ["/", {}],
      ["/session", { headers: bearer(secret) }],
    ] as const) {
      expect((await ask(fresh, where, question)).headers["set-cookie"]).toBeUndefined();
    }
  });

  test.each(["wrong", "", "A".repeat(43)])("the token %j is none", async (token) => {
    expect((await ask(fresh, `/?token=${token}`)).status).toBe(401);
    const exchange = { method: "POST", headers: bearer(token) };
    expect(await ask(fresh, "/session", exchange)).toMatchObject({ status: 401, body: notLetIn });
  });

  test("the token opens no other path and is not the secret", async () => {
    expect((await ask(fresh, `/index.html?token=${fresh.token()}`)).status).toBe(401);
    expect((await ask(fresh, "/session", { headers: bearer(fresh.token()) })).status).toBe(401);
  });

  test("it works once; who brings it again is told where a new one is", async () => {
    const old = fresh.token();
    const exchange = { method: "POST", headers: bearer(old) };
    const first = await ask(fresh, "/session", exchange);
    expect(first.status).toBe(200);
    expect(JSON.parse(first.body)).toEqual({
      secret: expect.stringMatching(/^[\w-]{43}$/),
      path: expect.stringMatching(/^\/window-[\w-]{43}\/$/),
    });
    expect(first.body).not.toContain(old);
    expect((await ask(fresh, "/session", exchange)).status).toBe(401);
    expect(fresh.addresses).toHaveLength(1);

    const again = await ask(fresh, `/?token=${old}`);
    expect([again.status, again.body]).toEqual([
      401,
      "This address has let a browser in already, and works once: Castscope has printed a new one where it runs.\n",
    ]);
    await ask(fresh, `/?token=${old}`);
    expect(fresh.addresses).toHaveLength(2);
    expect(fresh.token()).not.toBe(old);
    expect((await ask(fresh, `/?token=${fresh.token()}`)).status).toBe(303);
  });

  test("the session's state can be asked for with its secret only", async () => {
    const { status, body } = await ask(door, "/session", { headers: bearer(secret) });
    expect([status, body]).toEqual([204, ""]);
    for (const headers of [
      {},
      bearer("wrong"),
      { authorization: secret },
      { cookie: `castscope=${secret}` },
    ]) {
      expect((await ask(door, "/session", { headers })).status).toBe(401);
    }
  });

  test("what was planted under a plain name is swept out, the own name keeps what is its", async () => {
    const target = `/?token=${fresh.token()}`;
    const plain = await ask(fresh, target);
    expect(plain.headers["clear-site-data"]).toBe('"storage"');
    const own = await ask(fresh, target, { headers: { host: fresh.ownHost } });
    expect([own.status, own.headers["clear-site-data"]]).toEqual([303, undefined]);
    expect((await ask(fresh, "/")).headers["clear-site-data"]).toBeUndefined();
  });

  test("a service worker's script is one that takes the worker out", async () => {
    const headers = { "service-worker": "script", "sec-fetch-site": "same-origin" };
    const { status, headers: answered, body } = await ask(fresh, "/anything.js", { headers });
    expect([status, answered["content-type"]]).toEqual([200, "text/javascript; charset=utf-8"]);
    expect(body).toContain("registration.unregister()");
  });
});

describe("files", () => {
  test("the page is never kept, its hashed files for ever", async () => {
    const page = await ask(door, path);
    expect(page).toMatchObject({ status: 200, body: "<!doctype html><title>Castscope</title>" });
    expect(page.headers).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
    });
    const script = await ask(door, `${path}assets/index-a1B2.js`);
    expect(script).toMatchObject({ status: 200, body: "export {};" });
    expect(script.headers).toMatchObject({
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "private, max-age=31536000, immutable",
    });
  });

  test("HEAD tells the same without the content", async () => {
    const { status, headers, body } = await ask(door, path, { method: "HEAD" });
    expect([status, headers["content-length"], body]).toEqual([200, "39", ""]);
  });

  test.each([
    "../secret.js",
    "assets/../../secret.js",
    "..%2fsecret.js",
    "%2e%2e/secret.js",
    "..\\secret.js",
    "assets",
    "assets/",
    "nothing.js",
    "/secret.js",
    "index.html/x.js",
    `${"a".repeat(253)}.js`,
    `${"a".repeat(2_000)}.js`,
  ])("%s is 404", async (name) => {
    expect(await ask(door, path + name)).toMatchObject({
      status: 404,
      body: "Castscope has no such page.\n",
    });
  });
});

describe("requests from elsewhere", () => {
  test.each(["evil.example", "127.0.0.1", "localhost:1", "127.0.0.1.nip.io", "[::1]", "x.localhost"])(
    "the host %s is misdirected, even with the token",
    async (host) => {
      const reply = await ask(door, `/?token=${door.token()}`, { headers: { host } });
      expect(reply.status).toBe(421);
      expect(reply.body).toContain(`use port ${door.door.port} on both ends`);
      expect(reply.body).not.toContain(door.ownHost);
      expect(reply.headers["content-security-policy"]).toContain("connect-src 'none'");
    },
  );

  test("a window of a door that has ended is told so", async () => {
    const host = `castscope-${"0".repeat(20)}.localhost:${door.door.port}`;
    expect(await ask(door, path, { headers: { host } })).toMatchObject({
      status: 421,
      body: "This window belongs to a Castscope that has ended: open the address that the running one printed.\n",
    });
  });

  test.each(["127.0.0.1", "localhost", "LocalHost", "[::1]", "the door’s own name"])(
    "the host %s is ours",
    async (name) => {
      const host = name.startsWith("the") ? door.ownHost : `${name}:${door.door.port}`;
      const reply = await ask(door, path, { headers: { host } });
      expect(reply.status).toBe(200);
      expect(reply.headers["content-security-policy"]).toContain(
        `connect-src 'self' ws://${host.toLowerCase()};`,
      );
    },
  );

  test.each(["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])("%s is not allowed", async (method) => {
    for (const one of ["/", path, "/session?x"]) {
      const reply = await ask(door, one, { method, headers: bearer(secret) });
      expect([reply.status, reply.headers.allow]).toEqual([405, "GET, HEAD"]);
    }
  });

  test.each(["cross-site", "same-site"])("a page of a %s origin gets nothing", async (site) => {
    for (const mode of ["cors", "no-cors", "navigate"]) {
      const headers = { "sec-fetch-site": site, "sec-fetch-mode": mode, "sec-fetch-dest": "iframe" };
      expect((await ask(door, `${path}assets/index-a1B2.js`, { headers })).status).toBe(403);
    }
    const headers = { "sec-fetch-site": site, ...navigation };
    expect((await ask(door, path, { headers })).status).toBe(200);
    const exchange = { method: "POST", headers: { ...headers, ...bearer(door.token()) } };
    expect((await ask(door, "/session", exchange)).status).toBe(403);
  });

  test("nor does one of another port in a browser that does not tell the site", async () => {
    for (const origin of ["http://127.0.0.1:1", "null", `http://localhost:${door.door.port}`]) {
      const headers = { origin, ...bearer(secret) };
      expect((await ask(door, "/session", { headers })).status).toBe(403);
    }
    const headers = { origin: door.origin, ...bearer(secret) };
    expect((await ask(door, "/session", { headers })).status).toBe(204);
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
  for (const [one, headers] of [
    [path, {}],
    ["/", {}],
    [`${path}nothing`, {}],
    ["/", { host: "evil.example" }],
  ] as const) {
    const reply = await ask(door, one, { headers });
    expect(reply.headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(reply.headers["permissions-policy"]).toContain("camera=()");
    expect(reply.headers["content-security-policy"]).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self'; .*frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'$/,
    );
  }
});
