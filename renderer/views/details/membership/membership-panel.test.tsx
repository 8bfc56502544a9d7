import { act, cleanup, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Check, Diagnosis } from "../../../../shared/host.ts";
import { limits } from "../../../../shared/limits.ts";
import type { Membership, MembershipEvent } from "../../../../shared/model/membership.ts";
import { problem } from "../../../../shared/problem.ts";
import { madeUpCheck, madeUpDiagnosis, madeUpGroup } from "../../../../shared/testing/made-up-host.ts";
import { madeUpInterface } from "../../../../shared/testing/made-up-interface.ts";
import { madeUpDelta } from "../../../../shared/testing/made-up-telling.ts";
import { speak } from "../../../../shared/text/spoken.ts";
import { applyDelta } from "../../../store/traffic.ts";
import { type Answers, rowsOf, show } from "../../../testing/show.tsx";
import { MembershipPanel } from "./membership-panel.tsx";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  speak("en");
});

async function settle(ms = 0): Promise<void> {
  await act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });
}

async function open(row: Partial<Membership>, diagnosis: Partial<Diagnosis> = {}, answers: Answers = {}) {
  const [one] = rowsOf({ state: "silent", joinedAt: 0, ...row });
  if (!one) throw new Error("unreachable");
  const shown = show(<MembershipPanel id={1} />, {
    snapshot: { at: 134_000 },
    rows: [one],
    answers: { diagnose: () => madeUpDiagnosis(diagnosis), events: () => [], ...answers },
  });
  await settle();
  let sequence = 0;
  return {
    ...shown,
    change: async (more: Partial<Membership>) => {
      sequence += 1;
      await act(async () =>
        applyDelta(shown.traffic, madeUpDelta({ sequence, memberships: [{ ...one, ...more }] })),
      );
      await settle();
    },
  };
}

/** What stands beside a name among the facts. */
function fact(name: string): string | undefined {
  const term = screen.queryAllByRole("term").find(({ textContent }) => textContent === name);
  return term?.parentElement?.querySelector("dd")?.textContent ?? undefined;
}

const checks = () =>
  within(screen.getByRole("list", { name: "Checks" }))
    .getAllByRole("listitem")
    .map(({ textContent }) => textContent);

describe("the facts", () => {
  it("name a part that failed while the row goes on, and leave a failed row's reason to the list", async () => {
    const fault = problem("sink-failed", { sink: "packet log", reason: "boom" });
    const { change } = await open({ state: "receiving", problem: fault });
    expect(fact("Fault")).toContain("“packet log”, failed for this row and is switched off: boom");
    await change({ state: "failed", problem: problem("port-in-use", { port: 5_000 }) });
    expect(fact("Fault")).toBeUndefined();
  });

  it("tell what is joined, how, and who else is there", async () => {
    await open(
      {
        address: "232.1.1.1",
        port: 5_000,
        source: "10.0.0.7",
        receiveBuffer: 8 * 1_024 * 1_024,
        byDefault: true,
      },
      {
        boundTo: "232.1.1.1:5000",
        checks: [{ ...madeUpCheck, code: "version" }],
        versions: { igmp: "IGMPv2", mld: null },
        group: madeUpGroup({
          address: "232.1.1.1",
          sockets: 2,
          programs: [
            { name: "Castscope", pid: 9 },
            { name: "socat", pid: 77 },
          ],
        }),
        holders: [
          { program: { name: "socat", pid: 77 }, user: null, address: "0.0.0.0" },
          { program: { name: "socat", pid: 77 }, user: null, address: "0.0.0.0" },
          { program: null, user: "avahi", address: "232.1.1.1" },
          { program: null, user: null, address: "::" },
        ],
      },
    );
    expect(fact("Group")).toBe("232.1.1.1:5000");
    expect(fact("Interface")).toBe("eth0 10.0.0.21 chosen by the system");
    expect(fact("Sources")).toBe("Only 10.0.0.7");
    expect(fact("IGMP")).toBe("IGMPv2: source-specific joins will not work");
    expect(fact("Joined")).toMatch(/^\d\d:\d\d:\d\d 2 min 14 s ago$/);
    expect(fact("Bound to")).toBe("232.1.1.1:5000");
    expect(fact("Receive buffer")).toBe("8.0 MiB granted by the kernel");
    expect(fact("On this computer")).toBe("2 sockets: Castscope, socat");
    expect(fact("Port 5000")).toBe(
      "socat (process 77), bound to any address" +
        "A program of the user avahi, bound to 232.1.1.1" +
        "A program that is not told, bound to any address",
    );
  });

  it("leave out what is not told", async () => {
    await open({ kind: "host", address: "10.0.0.21" }, { holders: null });
    expect(fact("Address")).toBe("10.0.0.21:5004");
    for (const name of ["Sources", "IGMP", "Bound to", "Receive buffer", "On this computer", "Port 5004"]) {
      expect([name, fact(name)]).toEqual([name, undefined]);
    }
  });

  it("tell what happened, the newest first, and hear of news", async () => {
    const events: MembershipEvent[] = [
      { at: 0, name: "joined", values: { on: { name: "eth0", address: "10.0.0.21" } } },
      { at: 60_000, name: "interface-down", values: { interface: "eth0" } },
    ];
    const { change } = await open({}, {}, { events: () => events });
    const list = () =>
      within(screen.getByRole("list", { name: "Events" }))
        .getAllByRole("listitem")
        .map(({ textContent }) => textContent?.slice("00:00:00".length));
    expect(list()).toEqual(["eth0 is down.", "Joined on eth0 (10.0.0.21)."]);
    const values = { interface: "eth0", afterMs: 10_000 };
    const back: MembershipEvent = { at: 70_000, name: "interface-back", values };
    events.push(back);
    await change({ lastEvent: back });
    expect(list()[0]).toBe("eth0 is back after 10 s: joined again.");
  });
});

describe("the diagnosis", () => {
  const found: Check[] = [
    madeUpCheck,
    {
      code: "reverse-path",
      verdict: "unknown",
      name: "reverse-path-untold",
      values: { interface: "eth0" },
      nextStep: { name: "look-at-reverse-path", values: { interface: "eth0" } },
    },
    {
      code: "membership",
      verdict: "warning",
      name: "group-not-listed",
      values: { group: "239.1.2.3", interface: null },
      nextStep: { name: "join-again", values: {} },
    },
    {
      code: "port",
      verdict: "problem",
      name: "port-held-by-program",
      values: { port: 6000, holders: [{ is: "program", name: "vlc", pid: 4182 }] },
      nextStep: { name: "close-or-other-port", values: {} },
    },
  ];

  it("shows what is wrong first, each verdict with its word and what to do", async () => {
    await open({}, { checks: found, notes: [{ name: "programs-untold", values: {} }] });
    expect(screen.getByRole("heading", { name: "Why is it silent?" })).toBeDefined();
    expect(screen.getByRole("status").textContent).toBe("1 problem, 1 warning");
    expect(checks()).toEqual([
      "ProblemPort 6000 is held by vlc (process 4182) without sharing.Close it there, or join on another port.",
      "WarningThe system does not list 239.1.2.3 on the interface.Leave the group and join it again.",
      "UnknownWhether eth0 drops sources that it would not answer is not told.Look with:sysctl net.ipv4.conf.eth0.rp_filter",
      "OKeth0 is up.",
    ]);
    expect(screen.getByText("sysctl net.ipv4.conf.eth0.rp_filter").tagName).toBe("CODE");
    expect(screen.getByText("Programs of other users are named only to root.")).toBeDefined();
  });

  it("is made again when something happened to the row or the interfaces", async () => {
    const shown = await open({});
    const asked = () => shown.made("diagnose").length;
    expect(asked()).toBe(1);
    const back: MembershipEvent = {
      ...{ at: 9, name: "interface-back", values: { interface: "eth0", afterMs: 10_000 } },
    };
    await shown.change({ lastEvent: back });
    expect(asked()).toBe(2);
    await act(async () =>
      applyDelta(
        shown.traffic,
        madeUpDelta({ sequence: 2, interfaces: [madeUpInterface({ name: "eth9" })] }),
      ),
    );
    await settle();
    expect(asked()).toBe(3);
  });

  it("is made again by itself while nothing arrives, and seldom for a row that receives", async () => {
    const shown = await open({});
    await settle(3 * limits.diagnosisMs);
    expect(shown.made("diagnose")).toHaveLength(4);
    expect(screen.getByText(/^Nothing found here keeps it away\. Next, look at the sender/)).toBeDefined();
    await shown.change({ state: "receiving" });
    expect(screen.queryByText(/look at the sender/)).toBeNull();
    expect(shown.made("diagnose")).toHaveLength(5);
    await settle(3 * limits.diagnosisMs);
    expect(shown.made("diagnose")).toHaveLength(5);
    await settle(limits.diagnosisAgainMs);
    expect(shown.made("diagnose")).toHaveLength(6);
    expect(screen.getByRole("heading", { name: "Checks" })).toBeDefined();
    expect(screen.getByRole("status").textContent).toBe("Nothing wrong found");
  });

  it("is made when a person asks, and says so when it takes long", async () => {
    let answer: ((diagnosis: Diagnosis) => void) | undefined;
    const { made } = await open(
      { state: "receiving" },
      {},
      {
        diagnose: () =>
          new Promise<Diagnosis>((resolve) => {
            answer = resolve;
          }),
      },
    );
    const button = () => screen.getByRole<HTMLButtonElement>("button", { name: "Check again" });
    expect(screen.getByRole("status").textContent).toBe("");
    await settle(limits.progressMs);
    expect(screen.getByRole("status").textContent).toBe("Checking …");
    expect(button().disabled).toBe(true);
    await act(async () => answer?.(madeUpDiagnosis()));
    await settle();
    expect(screen.getByText(/^Checked \d\d:\d\d:\d\d$/)).toBeDefined();

    fireEvent.click(button());
    await settle(limits.progressMs);
    expect(made("diagnose")).toHaveLength(2);
    expect(screen.getByRole("status").textContent).toBe("Checking …");
  });

  it("that is refused keeps the last and says why", async () => {
    let refused = false;
    await open(
      {},
      {},
      {
        diagnose: () => (refused ? problem("connection-lost") : madeUpDiagnosis({ checks: found })),
      },
    );
    refused = true;
    await settle(limits.diagnosisMs);
    expect(screen.getByText("The connection to Castscope is lost.")).toBeDefined();
    expect(checks()).toHaveLength(4);
  });

  it("of a group that receives is asked again soon where it was refused, and the refusal goes", async () => {
    let refused = true;
    const { made } = await open(
      { state: "receiving" },
      {},
      {
        diagnose: () => (refused ? problem("connection-lost") : madeUpDiagnosis({ checks: found })),
      },
    );
    expect(screen.getByText("The connection to Castscope is lost.")).toBeDefined();
    refused = false;
    await settle(limits.askAgainMs);
    expect(made("diagnose")).toHaveLength(2);
    expect(screen.queryByText("The connection to Castscope is lost.")).toBeNull();
    expect(checks()).toHaveLength(4);
  });

  it("of what could not be joined asks what is wrong", async () => {
    await open({ state: "failed", problem: problem("port-in-use", { port: 6000 }) });
    expect(screen.getByRole("heading", { name: "What is wrong?" })).toBeDefined();
    expect([fact("Joined"), fact("First tried")]).toEqual([undefined, expect.stringMatching(/ ago$/)]);
  });
});

it("gives each command a line and a button that copies it alone", async () => {
  const writeText = vi.fn(async () => {});
  vi.stubGlobal("navigator", { ...navigator, clipboard: { writeText } });
  const nextStep = { name: "look-at-counters", values: { interface: "eth0" } } as const;
  const { notices } = await open({}, { checks: [{ ...madeUpCheck, nextStep }] });
  const lines = within(screen.getByRole("list", { name: "Checks" })).getAllByRole("code");
  expect(lines.map(({ textContent }) => textContent)).toEqual(["nstat -az", "ip -s -s link show eth0"]);
  const [, second] = screen.getAllByRole("button", { name: "Copy the command" });
  if (second) fireEvent.click(second);
  await settle();
  expect(writeText).toHaveBeenCalledExactlyOnceWith("ip -s -s link show eth0");
  expect(notices.getState().notices).toMatchObject([{ text: "Copied the command." }]);
  vi.unstubAllGlobals();
});

it("speaks German", async () => {
  speak("de");
  await open({ kernelDrops: 0 });
  expect(fact("Quellen")).toBe("Jede Quelle");
  expect(fact("Hier verworfen")).toBe("nichts");
  expect(screen.getByRole("button", { name: "Neu prüfen" })).toBeDefined();
});
