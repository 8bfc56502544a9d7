import { describe, expect, it } from "vitest";
import type { Membership } from "../../../shared/model/membership.ts";
import { problem } from "../../../shared/problem.ts";
import { madeUpMembership } from "../../../shared/testing/made-up-membership.ts";
import { announcement } from "./announcement.ts";

function changes(...rows: readonly Partial<Membership>[]) {
  return new Map(rows.map((row, at) => [at + 1, madeUpMembership({ id: at + 1, ...row })]));
}

describe("announcement", () => {
  it("names a few rows", () => {
    expect(announcement(changes({ name: "Playout A" }, { state: "stalled" }))).toBe(
      "239.1.2.1:5004 Playout A receiving. 239.1.2.2:5004 silent again.",
    );
  });

  it("tells why a row failed", () => {
    const row = { state: "failed", problem: problem("port-in-use", { port: 5004 }) } as const;
    expect(announcement(changes(row))).toBe(
      "239.1.2.1:5004 failed: Port 5004 is already in use by another program without sharing.",
    );
  });

  it("counts many", () => {
    expect(announcement(changes({}, {}, { state: "silent" }, {}))).toBe(
      "3 groups receiving, 1 group silent.",
    );
  });
});
