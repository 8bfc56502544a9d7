import { act, cleanup, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { PortHolder } from "../../../../../shared/host.ts";
import type { Destination, Destinations } from "../../../../../shared/model/destination.ts";
import type { Membership } from "../../../../../shared/model/membership.ts";
import { madeUpDestination } from "../../../../../shared/testing/made-up-destination.ts";
import { madeUpDiagnosis } from "../../../../../shared/testing/made-up-host.ts";
import { madeUpInterfaces } from "../../../../../shared/testing/made-up-interface.ts";
import { rowsOf, show } from "../../../../testing/show.tsx";
import { MembershipPanel } from "../membership-panel.tsx";

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const rate = (packets: number) => ({ rate: { packets, bits: packets * 80 } });
const whole = {
  kind: "port",
  bind: "any",
  address: "0.0.0.0",
  port: 5_000,
  interface: null,
  packets: 9,
} as const;
const holders: PortHolder[] = [
  { program: { name: "telemetryd", pid: 911 }, user: null, address: "10.0.40.21" },
  { program: null, user: "ann", address: "239.192.7.20" },
];
const destinations: Destination[] = [
  madeUpDestination({ address: "239.192.7.21", otherSockets: 1, programs: [], ...rate(25) }),
  madeUpDestination({ address: "10.0.0.255", kind: "broadcast", ...rate(1) }),
];

async function settle(): Promise<void> {
  await act(async () => {
    await vi.advanceTimersByTimeAsync(0);
  });
}

async function open(
  row: Partial<Membership> = {},
  told: Partial<Destinations> = {},
  held: PortHolder[] | null = holders,
) {
  const shown = show(<MembershipPanel id={1} />, {
    rows: rowsOf(
      { state: "receiving", joinedAt: 0, ...whole, ...row },
      { address: "239.255.0.1", port: 5_000 },
    ),
    snapshot: { at: 20_000, interfaces: [...madeUpInterfaces] },
    answers: {
      diagnose: () => madeUpDiagnosis({ holders: held }),
      events: () => [],
      destinations: () => ({ untold: 0, further: 0, destinations, ...told }),
      join: () => ({ id: 9, already: false }),
    },
  });
  await settle();
  return shown;
}

const drawing = () => screen.getByRole("group", { name: "What each bind lets through" });
const ways = () =>
  within(within(drawing()).getByRole("list", { name: "Destinations" }))
    .getAllByRole("button")
    .map((one) => one.getAttribute("aria-label"));

describe("the drawing of what each bind lets through", () => {
  it("says of each destination who hears it, and what keeps it out", async () => {
    await open();
    expect(ways()).toEqual([
      "239.192.7.21, another program’s group, 25 packets per second: heard by Castscope (any address), kept out of this group and an interface’s address.",
      "10.0.0.255, broadcast on eth0, 1 packet per second: heard by Castscope (any address), kept out of this group and an interface’s address.",
      "239.255.0.1, Castscope’s group, 0 packets per second: heard by Castscope (this group) and Castscope (any address), kept out of an interface’s address.",
      "10.0.40.21, unicast to eth1, not heard here: heard by telemetryd (an interface’s address), kept out of this group and any address.",
      "239.192.7.20, group, whose is not told, not heard here: heard by Castscope (any address), kept out of this group and an interface’s address.",
    ]);
    const sockets = within(within(drawing()).getByRole("list", { name: "Sockets" })).getAllByRole("listitem");
    expect(sockets.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^This group239\.255\.0\.1:50001 of 5 come in0 pkt\/sand 1 socket like it/),
      expect.stringMatching(/^Any address0\.0\.0\.0:50004 of 5 come in/),
      expect.stringMatching(/^An interface’s address10\.0\.40\.21:50001 of 5 come inrate not known here/),
    ]);
  });

  it("goes by arrows from one destination to the next, and to the sockets that hear it", async () => {
    await open();
    const buttons = within(drawing())
      .getAllByRole("button")
      .filter((one) => "place" in one.dataset);
    const press = (key: string) =>
      act(() => void fireEvent.keyDown(document.activeElement ?? document.body, { key }));
    act(() => buttons[0]?.focus());
    press("ArrowDown");
    press("ArrowDown");
    press("ArrowDown");
    expect(document.activeElement).toBe(buttons[3]);
    // Its own ways stand out: the others step back.
    expect(buttons.map((one) => one.hasAttribute("data-faded"))).toEqual([true, true, true, false, true]);
    press("ArrowRight");
    expect(document.activeElement?.textContent).toMatch(/^An interface’s address/);
    press("ArrowLeft");
    expect(document.activeElement).toBe(buttons[3]);
    expect(buttons.map(({ tabIndex }) => tabIndex)).toEqual([-1, -1, -1, 0, -1]);
  });

  it("shows the ways of the destination whose row is chosen in the groups table", async () => {
    const { view } = await open();
    act(() => {
      const of = { of: 1, address: "10.0.0.255", kind: "broadcast", interface: "eth0" } as const;
      view.setState({ selected: 1, chosen: of });
    });
    const buttons = within(drawing()).getAllByRole("button");
    const places = buttons.filter((one) => "place" in one.dataset);
    expect(places.map((one) => one.hasAttribute("data-faded"))).toEqual([true, false, true, true, true]);
  });

  it("is shown as a table as well, from which a group is joined", async () => {
    const { made } = await open();
    fireEvent.click(within(drawing()).getByRole("button", { name: "Show as table" }));
    const table = screen.getByRole("table", { name: "What each bind lets through" });
    expect(
      within(table)
        .getAllByRole("row")
        .slice(0, 2)
        .map(({ textContent }) => textContent),
    ).toEqual([
      "DestinationWhosepkt/sThis group, CastscopeAny address, CastscopeAn interface’s address, telemetryd",
      "239.192.7.21another program’s group Join25kept outcomes inkept out",
    ]);
    fireEvent.click(within(table).getByRole("button", { name: "Join 239.192.7.21" }));
    expect(made("join")).toMatchObject([
      { address: "239.192.7.21", port: 5_000, interface: "eth0", bind: "group" },
    ]);
    fireEvent.click(within(drawing()).getByRole("button", { name: "Show as drawing" }));
    expect(ways()).toHaveLength(5);
  });

  it("draws six of many, and all when asked", async () => {
    const many = Array.from({ length: 12 }, (_, at) =>
      madeUpDestination({ address: `239.1.1.${at}`, ...rate(50 + at) }),
    );
    await open({}, { destinations: many });
    expect(ways()).toHaveLength(6);
    expect(drawing().textContent).toContain("and 9 more destinations");
    fireEvent.click(within(drawing()).getByRole("button", { name: "Show all" }));
    expect(ways()).toHaveLength(15);
  });

  it("says for how long nothing came, and where the system does not tell where packets went", async () => {
    await open({ packets: 0 }, { destinations: [] });
    expect(drawing().textContent).toContain("Nothing on port 5000 for 20 s");
    cleanup();
    await open({}, { destinations: [], untold: 9 });
    expect(drawing().textContent).toContain("This system does not tell where packets went: 9 packets");
  });

  it("asks nothing where no row hears the whole port, and draws the row's own bind", async () => {
    const { made } = await open({ kind: "group", bind: "group", address: "239.255.0.7" });
    expect(made("destinations")).toEqual([]);
    expect(ways()[0]).toMatch(/^239\.255\.0\.7, Castscope’s group, .* heard by Castscope \(this group\)/);
  });
});

describe("the sockets on the port", () => {
  const rows = () =>
    within(screen.getByRole("table", { name: /^Sockets on port/ }))
      .getAllByRole("row")
      .slice(1)
      .map(({ textContent }) => textContent);

  it("are told with what they joined and whose they are, and nothing is guessed", async () => {
    await open();
    expect(rows()).toEqual([
      "0.0.0.0noneCastscope this port watch",
      "239.255.0.1239.255.0.1Castscope row 239.255.0.1",
      "10.0.40.21not toldtelemetryd process 911",
      "239.192.7.20not toldAnother program of the user ann",
    ]);
    expect(screen.getByText("4 over IPv4, 2 of other programs")).toBeDefined();
  });

  it("are this program's only where the system does not tell others", async () => {
    await open({}, {}, null);
    expect(rows()).toHaveLength(2);
    expect(screen.getByText("of other programs not told by this system")).toBeDefined();
  });
});
