import { act, cleanup, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { HostMembership } from "../../../../shared/host.ts";
import { limits } from "../../../../shared/limits.ts";
import { problem } from "../../../../shared/problem.ts";
import type { NoteStatement } from "../../../../shared/statements/notes.ts";
import { madeUpGroup } from "../../../../shared/testing/made-up-host.ts";
import { madeUpInterface, madeUpInterfaces } from "../../../../shared/testing/made-up-interface.ts";
import { madeUpDelta } from "../../../../shared/testing/made-up-telling.ts";
import { speak } from "../../../../shared/text/spoken.ts";
import { NoticesView } from "../../../components/notices/notices.tsx";
import { applyDelta } from "../../../store/traffic.ts";
import { type Answers, rowsOf, show } from "../../../testing/show.tsx";
import { HostSection } from "./host-section.tsx";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  speak("en");
  vi.useRealTimers();
});

const kernel = { kernel: true, sockets: 0 } as const;
const groups = [
  madeUpGroup({ address: "224.0.0.1", knownAs: "All hosts", ...kernel }),
  madeUpGroup({ address: "224.0.0.251", knownAs: "mDNS", sockets: 2, ports: [5_353] }),
  madeUpGroup({
    address: "239.1.2.3",
    sockets: 3,
    programs: [{ name: "socat", pid: 77 }],
    ports: [5_004],
  }),
  madeUpGroup({ address: "224.0.1.129", knownAs: "PTP", interface: "eth1", ports: [319, 320] }),
  madeUpGroup({ address: "ff15::1", interface: "eth1" }),
];

async function open(given: { groups?: HostMembership[]; notes?: NoteStatement[]; answers?: Answers } = {}) {
  let memberships = given.groups ?? groups;
  const shown = show(
    <>
      <HostSection heading="This computer" />
      <NoticesView />
    </>,
    {
      snapshot: {
        interfaces: [
          ...madeUpInterfaces,
          madeUpInterface({
            name: "eth2",
            versions: { igmp: "IGMPv2", mld: "MLDv2" },
            addresses: [{ family: 4, address: "10.0.60.21", prefix: 24 }],
          }),
          madeUpInterface({ name: "wlan0", up: false }),
        ],
      },
      answers: {
        hostMemberships: () => ({ at: 0, memberships, notes: given.notes ?? [] }),
        join: () => ({ id: 9, already: false }),
        ...given.answers,
      },
    },
  );
  await settle();
  return {
    ...shown,
    tell: async (next: HostMembership[]) => {
      memberships = next;
      await settle(limits.hostMembershipsMs);
    },
  };
}

async function settle(ms = 0): Promise<void> {
  await act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });
}

const row = (address: string): HTMLElement => {
  const found = screen.getByText(address).closest("tr");
  if (!found) throw new Error(`${address} has no row`);
  return found;
};
const cells = (address: string) =>
  Array.from(row(address).querySelectorAll("td"), ({ textContent }) => textContent);
const press = async (name: string | RegExp) => {
  await act(async () => fireEvent.click(screen.getByRole("button", { name })));
};

describe("the host’s own memberships", () => {
  it("are listed by interface, with what they are known as and who joined", async () => {
    await open();
    expect(screen.getByRole("heading").textContent).toBe("This computer 5 interfaces, 5 memberships");
    expect(cells("224.0.0.1")).toEqual(["224.0.0.1", "All hosts", "kernel", ""]);
    expect(cells("224.0.0.251")).toEqual(["224.0.0.251", "mDNS", "2 sockets", "Watch"]);
    expect(cells("239.1.2.3")).toEqual(["239.1.2.3", "", "socat, 3 sockets", "Watch"]);
    expect(within(row("239.1.2.3")).getByTitle("socat (process 77), port 5004; 3 sockets")).toBeDefined();
    const order = Array.from(document.querySelectorAll("tbody tr"), (one) => one.textContent ?? "");
    expect(order.findIndex((text) => text.includes("eth1"))).toBeLessThan(
      order.findIndex((text) => text.includes("ff15::1")),
    );
  });

  it("leave out the kernel’s own when asked to", async () => {
    const { view } = await open();
    fireEvent.click(screen.getByRole("switch", { name: "Include the kernel’s own" }));
    expect(view.getState().kernelGroups).toBe(false);
    expect(screen.queryByText("224.0.0.1")).toBeNull();
    expect(screen.getByRole("heading").textContent).toContain("4 memberships");
  });

  it("fold with their interface", async () => {
    await open();
    const fold = screen.getByRole("button", { name: "Groups on eth1" });
    expect(fold.getAttribute("aria-expanded")).toBe("true");
    fireEvent.click(fold);
    expect(fold.getAttribute("aria-expanded")).toBe("false");
    expect(screen.queryByText("ff15::1")).toBeNull();
    expect(screen.getByText("239.1.2.3")).toBeDefined();
  });

  it("tell the versions, and what an older one means", async () => {
    await open();
    expect(screen.getByText("IGMPv2: source-specific joins will not work")).toBeDefined();
    expect(screen.getAllByText("IGMPv3, MLDv2")).toHaveLength(2);
    expect(screen.getByText("no address, cannot join here")).toBeDefined();
  });

  it("follow what programs join, and say what is not told", async () => {
    const { tell } = await open({ notes: [{ name: "programs-untold", values: {} }] });
    expect(screen.getByText("Programs of other users are named only to root.")).toBeDefined();
    expect(screen.getByText(/the other program keeps its own and is not disturbed/)).toBeDefined();
    await tell([madeUpGroup({ address: "239.9.9.9" })]);
    expect(screen.getByText("239.9.9.9")).toBeDefined();
    expect(screen.queryByText("239.1.2.3")).toBeNull();
  });

  it("are asked for anew after a join, and not while the window is hidden", async () => {
    const shown = await open();
    await act(async () => applyDelta(shown.traffic, madeUpDelta({ sequence: 1, memberships: rowsOf({}) })));
    await settle();
    expect(shown.made("hostMemberships")).toHaveLength(2);
    const hidden = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
    await settle(3 * limits.hostMembershipsMs);
    expect(shown.made("hostMemberships")).toHaveLength(2);
    hidden.mockRestore();
    await settle(limits.hostMembershipsMs);
    expect(shown.made("hostMemberships")).toHaveLength(3);
  });

  it("of hundreds on one interface are shown in full when asked", async () => {
    const many = Array.from({ length: limits.hostGroupsShown + 7 }, (_, index) =>
      madeUpGroup({ address: `239.5.0.${index}` }),
    );
    await open({ groups: many });
    expect(screen.queryByText("239.5.0.106")).toBeNull();
    await press("Show 7 more on eth0");
    expect(screen.getByText("239.5.0.106")).toBeDefined();
  });

  it("are the last known while the monitor says nothing, and are marked so", async () => {
    const { traffic } = await open();
    expect(screen.getByRole("heading").textContent).toBe("This computer 5 interfaces, 5 memberships");
    act(() => traffic.setState({ connection: "lost" }));
    expect(screen.getByRole("heading").textContent).toBe(
      "This computer 5 interfaces, 5 memberships, last known",
    );
    // What is live is greyed with the window.
    expect(row("239.1.2.3").closest("[data-live]")).not.toBeNull();
  });

  it("that cannot be read say why", async () => {
    await open({ answers: { hostMemberships: () => problem("internal-untold") } });
    expect(screen.getByText("Castscope failed unexpectedly.")).toBeDefined();
  });
});

describe("in German", () => {
  it("has its counts, columns and tags", async () => {
    speak("de");
    await open();
    expect(screen.getByText("5 Schnittstellen, 5 Mitgliedschaften")).toBeDefined();
    expect(screen.getByRole("columnheader", { name: "Schnittstelle, Gruppe" })).toBeDefined();
    expect(cells("239.1.2.3")).toEqual(["239.1.2.3", "", "socat, 3 Sockets", "Hören"]);
  });
});

describe("watching", () => {
  it("joins the same group on the same interface and port, and shows it", async () => {
    const { made, view } = await open();
    await press("Watch 224.0.0.251 on eth0");
    expect(made("join")).toEqual([
      { address: "224.0.0.251", port: 5_353, interface: "eth0", source: null, bind: "group", name: "" },
    ]);
    expect(view.getState()).toMatchObject({ page: "monitor", selected: 9 });
  });

  it("asks for a port that nobody tells, and refuses a wrong one with its sentence", async () => {
    const { made } = await open();
    await press("Watch ff15::1 on eth1");
    const port = screen.getByRole("textbox", { name: "Port of ff15::1 on eth1" });
    expect(document.activeElement).toBe(port);
    fireEvent.change(port, { target: { value: "65536" } });
    await act(async () => fireEvent.keyDown(port, { key: "Enter" }));
    expect(screen.getByRole("alert").textContent).toBe("65536 is too large: a port is 1 to 65535.");
    expect(made("join")).toEqual([]);
    fireEvent.change(port, { target: { value: " 5000 " } });
    await act(async () => fireEvent.keyDown(port, { key: "Enter" }));
    expect(made("join")).toMatchObject([{ address: "ff15::1", port: 5_000, interface: "eth1" }]);
  });

  it("asks which of several ports, and forgets with Escape", async () => {
    await open();
    await press("Watch 224.0.1.129 on eth1");
    const port = screen.getByRole<HTMLInputElement>("textbox", { name: "Port of 224.0.1.129 on eth1" });
    expect(port.value).toBe("319");
    expect(port.title).toBe("It is used with the ports 319 and 320");
    await act(async () => fireEvent.keyDown(port, { key: "Escape" }));
    expect(screen.queryByRole("textbox")).toBeNull();
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Watch 224.0.1.129 on eth1");
  });

  it("shows what Castscope joined already", async () => {
    const shown = await open();
    const own = rowsOf({
      address: "224.0.0.251",
      port: 5_353,
      interface: { name: "eth0", address: "10.0.0.21" },
    });
    await act(async () => applyDelta(shown.traffic, madeUpDelta({ sequence: 1, memberships: own })));
    await press("Show 224.0.0.251 on eth0");
    expect(shown.view.getState()).toMatchObject({ page: "monitor", selected: 1 });
    expect(shown.made("join")).toEqual([]);
  });

  it("that is refused says why", async () => {
    await open({
      answers: { join: () => problem("interface-lacks-family", { interface: "eth0", family: 4 }) },
    });
    await press("Watch 239.1.2.3 on eth0");
    expect(screen.getByText(/^eth0 has no IPv4 address, so nothing can be joined/)).toBeDefined();
  });
});
