import { expect, test } from "vitest";
import { contentSecurityPolicy, securityHeaders } from "./policy.ts";

test("the page may load its own files and connect where its door says", () => {
  expect(contentSecurityPolicy(["'self'", "ws://127.0.0.1:8080"])).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; " +
      "connect-src 'self' ws://127.0.0.1:8080; worker-src 'none'; base-uri 'none'; form-action 'none'; " +
      "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  );
  expect(contentSecurityPolicy([])).toContain("connect-src 'none';");
});

test("every answer carries the policy and keeps other sites out", () => {
  expect(securityHeaders([])).toMatchObject({
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": expect.stringMatching(/(^|, )camera=\(\), /),
  });
});
