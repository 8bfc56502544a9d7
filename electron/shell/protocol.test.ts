import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPageHandler, customSchemes } from "./protocol.ts";

let folder: string;
let handle: (request: Request) => Promise<Response>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "castscope-"));
  await mkdir(join(folder, "renderer", "assets"), { recursive: true });
  await writeFile(join(folder, "renderer", "index.html"), "<!doctype html>the page");
  await writeFile(join(folder, "renderer", "assets", "a-1.js"), "export {};");
  await writeFile(join(folder, "secret.js"), "outside");
  handle = createPageHandler(join(folder, "renderer"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Electron hands the address over as the page wrote it; `Request` of Node would tidy it up. */
const request = (url: string, method = "GET") => ({ url, method }) as Request;

describe("the page's scheme", () => {
  test("is a secure origin of its own that no policy is lifted for", () => {
    expect(customSchemes).toEqual([
      {
        scheme: "castscope",
        privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
      },
    ]);
  });

  test.each(["castscope://app/", "castscope://app", "castscope://app/index.html", "castscope://app/?a=1#b"])(
    "%s is the page",
    async (url) => {
      const response = await handle(request(url));
      expect(response.status).toBe(200);
      expect(await response.text()).toBe("<!doctype html>the page");
      expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
      expect(response.headers.get("cache-control")).toBe("no-store");
    },
  );

  test("the page may load its own files and connect to nothing", async () => {
    const { headers } = await handle(request("castscope://app/"));
    expect(headers.get("content-security-policy")).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; " +
        "connect-src 'none'; worker-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
        "require-trusted-types-for 'script'; trusted-types 'none'",
    );
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  test("scripts come with their type", async () => {
    const { status, headers } = await handle(request("castscope://app/assets/a-1.js"));
    expect([status, headers.get("content-type")]).toEqual([200, "text/javascript; charset=utf-8"]);
  });

  test.each([
    "castscope://app/../secret.js",
    "castscope://app/assets/../../secret.js",
    "castscope://app/..%2fsecret.js",
    "castscope://app/%2e%2e/secret.js",
    "castscope://app/..\\secret.js",
    "castscope://app//secret.js",
    "castscope://app/assets",
    "castscope://app/nothing.js",
    "castscope://other/index.html",
    "castscope://app.evil/index.html",
    "castscope://app@evil/index.html",
    "castscope:index.html",
    "file:///etc/passwd",
  ])("%s is 404", async (url) => {
    const response = await handle(request(url));
    expect(response.status).toBe(404);
    expect(await response.text()).toBe("There is no such page.");
  });

  test("HEAD has no content, and nothing else is answered", async () => {
    const head = await handle(request("castscope://app/", "HEAD"));
    expect([head.status, await head.text()]).toEqual([200, ""]);
    expect((await handle(request("castscope://app/", "POST"))).status).toBe(405);
  });
});
