import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import type { Host } from "./network.ts";
import type { Program } from "./program.ts";

const script = fileURLToPath(new URL("datagrams.py", import.meta.url));

/** How many datagrams of ten bytes go to a group and port. */
export interface Planned {
  readonly group: string;
  readonly port: number;
  readonly count: number;
}

const text = (plan: readonly Planned[]): string =>
  plan.map(({ group, port, count }) => `${group} ${port} ${count}\n`).join("");

/** Sends a plan from an interface, with a program that is not ours. */
export async function sendDatagrams(host: Host, on: string, ...plan: readonly Planned[]): Promise<void> {
  const { code, out, err } = await host.run(["python3", script, on], { input: text(plan) });
  const planned = plan.reduce((sum, { count }) => sum + count, 0);
  expect([code, out, err]).toEqual([0, `${planned}\n`, ""]);
}

/** Sends a plan twenty times a second, until the test's programs are stopped. */
export function streamDatagrams(host: Host, on: string, ...plan: readonly Planned[]): Program {
  return host.start(["python3", script, on, "0.05"], { input: text(plan), seconds: 60 });
}
