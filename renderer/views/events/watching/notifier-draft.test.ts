import { expect, it } from "vitest";
import type { Notifier } from "../../../../shared/model/notifier.ts";
import { draftOf, mistakeOf, notifierOf } from "./notifier-draft.ts";

const ways: readonly Notifier["by"][] = [
  { kind: "webhook", url: "http://10.0.0.9/hook", plainHost: "10.0.0.9" },
  { kind: "webhook", url: "https://noc.example/hook", plainHost: null },
  { kind: "syslog", address: "10.0.0.9", port: 514 },
  { kind: "local-syslog", path: "/run/systemd/journal/syslog" },
  { kind: "command", program: "/usr/local/bin/page", arguments: ["--to", "two words"] },
];

it("gives back what it was opened with", () => {
  for (const by of ways) {
    const notifier: Notifier = { name: "noc", on: false, from: "info", by };
    expect(notifierOf(draftOf(notifier))).toEqual(notifier);
    expect(mistakeOf(draftOf(notifier))).toBeNull();
  }
});

it("says at its field what is missing, and what is no port", () => {
  const fresh = draftOf(null);
  expect(mistakeOf(fresh)?.field).toBe("name");
  expect(mistakeOf({ ...fresh, name: "noc" })?.field).toBe("url");
  const syslog = { ...fresh, name: "noc", kind: "syslog", address: "10.0.0.9" } as const;
  expect(mistakeOf(syslog)).toBeNull();
  expect(mistakeOf({ ...syslog, port: "70000" })?.field).toBe("port");
  expect(mistakeOf({ ...syslog, address: " " })?.field).toBe("address");
});
