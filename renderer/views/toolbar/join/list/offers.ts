import type { HostMembership } from "../../../../../shared/host.ts";
import { parseJoinText } from "../../../../../shared/input/join-text.ts";
import { groupsOf } from "../../../../../shared/input/list/group-set.ts";
import type { JoinList } from "../../../../../shared/input/list/join-list.ts";
import type { Announcement } from "../../../../../shared/model/announcement.ts";
import type { Membership } from "../../../../../shared/model/membership.ts";
import { formatEndpoint } from "../../../../../shared/net/address.ts";

/** As the monitor calls itself among the programs: it listens for announcements without a row. */
const ownProgram = "Castscope";

/** A group that can be put into the list. */
export interface Offer<From> {
  readonly key: string;
  /** Empty where it has none. */
  readonly name: string;
  readonly address: string;
  readonly port: number;
  /** As the list reads it. */
  readonly text: string;
  /** Who says that it is there. */
  readonly from: From;
}

/** Groups of the announcements that hold. */
export function announcedOffers(announcements: readonly Announcement[]): readonly Offer<Announcement>[] {
  return announcements
    .filter(({ lost }) => lost === null)
    .flatMap((from) =>
      from.groups.flatMap(({ text }) => {
        const parsed = parseJoinText(text);
        if (!parsed.ok) return [];
        const { address, port } = parsed.value;
        return [
          { ...{ key: `${from.key} ${text}`, name: from.name, text, from }, address: address.text, port },
        ];
      }),
    );
}

/** Groups that other programs of this computer joined, and whose port is known; each once, whatever it is joined on. */
export function hostOffers(
  memberships: readonly HostMembership[],
  own: readonly Pick<Membership, "address" | "interface">[],
): readonly Offer<HostMembership>[] {
  const offers = memberships.flatMap((from): Offer<HostMembership>[] => {
    const { address, kernel, knownAs: name, interface: on } = from;
    const [port] = from.ports;
    const isOwn = own.some((row) => row.address === address && row.interface?.name === on);
    const others = from.programs?.some(({ name }) => name !== ownProgram) ?? true;
    if (kernel || isOwn || !others || port === undefined) return [];
    const text = formatEndpoint(address, port);
    return [{ key: text, name, address, port, text, from }];
  });
  return [...new Map(offers.map((offer) => [offer.key, offer])).values()];
}

/** Number of the first line that joins a group, from any source; null where none does. */
export function lineOf(
  { entries }: Pick<JoinList, "entries">,
  { address, port }: Pick<Offer<unknown>, "address" | "port">,
): number | null {
  const found = entries.find(
    ({ read }) =>
      read.kind === "groups" &&
      read.sets.some((set) => {
        for (const one of groupsOf(set)) if (one.port === port && one.address.text === address) return true;
        return false;
      }),
  );
  return found?.lines[0] ?? null;
}
