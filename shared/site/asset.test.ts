import { posix, win32 } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assetAt } from "./asset.ts";

describe("assetAt", () => {
  test.each([
    ["/", "index.html", "text/html; charset=utf-8", "no-store"],
    ["/index.html", "index.html", "text/html; charset=utf-8", "no-store"],
    [
      "/assets/index-B3x_9-a.js",
      "assets/index-B3x_9-a.js",
      "text/javascript; charset=utf-8",
      "private, max-age=31536000, immutable",
    ],
    ["/assets/inter.woff2", "assets/inter.woff2", "font/woff2", "private, max-age=31536000, immutable"],
    ["/icon.svg", "icon.svg", "image/svg+xml", "no-cache"],
  ])("%s", (pathname, file, contentType, cacheControl) => {
    expect(assetAt(pathname)).toEqual({ file, contentType, cacheControl });
  });

  test.each([
    "",
    "index.html",
    "//index.html",
    "/../package.json",
    "/assets/../../package.json",
    "/assets/..%2f..%2fpackage.json",
    "/%2e%2e/package.json",
    "/..\\package.json",
    "/C:/windows/win.js",
    "/a.js\0.html",
    "/.env.json",
    "/assets/.hidden.js",
    "/assets/",
    "/assets",
    "/index.html/",
    "/main.ts",
    "/main.js.map",
    "/x.constructor",
    "/x.__proto__",
    `/${"a".repeat(253)}.js`,
    `/assets/${"a".repeat(300)}/x.js`,
  ])("%j is nothing", (pathname) => {
    expect(assetAt(pathname)).toBeNull();
  });

  test("no path leads out of the folder, on any system", () => {
    const piece = fc.constantFrom(
      "..",
      ".",
      "/",
      "\\",
      "%2e",
      "%2f",
      "a",
      "assets",
      "C:",
      "\0",
      ".js",
      "~",
      "",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const asset = assetAt(`/${pieces.join("")}.js`);
        if (asset === null) return;
        expect(posix.resolve("/site", asset.file).startsWith("/site/")).toBe(true);
        expect(win32.resolve("C:\\site", asset.file).startsWith("C:\\site\\")).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
