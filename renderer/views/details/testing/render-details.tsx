import { act, render } from "@testing-library/react";
import { vi } from "vitest";
import type { Args } from "../../../../shared/contract.ts";
import type { Membership } from "../../../../shared/model/membership.ts";
import type { Source } from "../../../../shared/model/source.ts";
import { madeUpMembership } from "../../../../shared/testing/made-up-membership.ts";
import type { Client } from "../../../../shared/transport.ts";
import { inWindow, pretendCastscope } from "../../../testing/pretend-castscope.tsx";
import { Details } from "../details.tsx";
import { PretendPackets } from "./pretend-packets.ts";

/** A layout for happy-dom, which has none: ten packet rows under the header, 16 bytes in a row. */
export function pretendLayout(width = 600): void {
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(26 + 230);
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(width);
}

/** The details of one membership over a pretended packet store; timers must be fake. */
export async function renderDetails(given: Partial<Membership> = {}, sources: Source[] = []) {
  const store = new PretendPackets();
  const calls = {
    sources: vi.fn(async () => [...sources]),
    sourceOrder: vi.fn(async ({ descending, search }: Args<"sourceOrder">) => {
      const meant = [...sources.keys()].filter((at) => sources[at]?.address.includes(search));
      const packets = (at: number): number => sources[at]?.packets ?? 0;
      meant.sort((a, b) => (descending ? -1 : 1) * (packets(a) - packets(b)) || a - b);
      const sum = meant.reduce((all, at) => all + packets(at), 0);
      return { places: Uint16Array.from(meant), all: sources.length, packets: sum };
    }),
    sourcesAt: vi.fn(async ({ places }: Args<"sourcesAt">) => places.map((at) => sources[at] ?? null)),
    join: vi.fn(async () => ({ id: 8, already: false })),
    leave: vi.fn(async () => null),
    retry: vi.fn(async () => null),
  };
  const client = { ...store.client, ...calls } satisfies Partial<Client> as unknown as Client;
  const row = (more: Partial<Membership>): Membership =>
    madeUpMembership({ id: 7, address: "224.0.0.251", port: 5353, firstKept: 1, ...given, ...more });
  /** Packets came, and some may have left the store. */
  const grow = async (packets: number, firstKept = store.firstKept, more: Partial<Membership> = {}) => {
    store.packets = packets;
    store.firstKept = firstKept;
    traffic.setState({ memberships: new Map([[7, row({ packets, firstKept, ...more })]]) });
    await settle();
  };

  store.packets = given.packets ?? 0;
  store.firstKept = given.firstKept ?? 1;
  const castscope = pretendCastscope(client, { memberships: [row({})] });
  const { traffic } = castscope;
  const detailsOf = (id: number) => inWindow(castscope, <Details id={id} />);
  const screen = render(detailsOf(7));
  await settle();
  /** Another membership, with as many packets, is looked at. */
  const turnTo = async (id: number) => {
    const { memberships } = traffic.getState();
    traffic.setState({ memberships: new Map([...memberships, [id, row({ id, packets: store.packets })]]) });
    screen.rerender(detailsOf(id));
    await settle();
  };
  return { ...castscope, ...screen, calls, store, grow, turnTo };
}

/** Lets questions be put and answered. */
export async function settle(ms = 400): Promise<void> {
  await act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });
}
