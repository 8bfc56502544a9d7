import { limits } from "../../../../shared/limits.ts";
import type { StreamKind } from "../../../../shared/model/stream-kinds.ts";
import type { Sight } from "./sight.ts";
import type { Standings } from "./standings.ts";
import type { TellNews } from "./tell-news.ts";

/** Formats that many speak on one group by design: their own keys tell them apart. */
const spokenByMany: ReadonlySet<StreamKind> = new Set(["ptp", "rtps", "knx", "sacn"]);

/** Who sends to a group: a second sender, one key from two, a stream that moved, packets with another TTL. */
export class Senders {
  /** The one sender of the group, and since when. */
  #sole: { readonly address: string; readonly since: number } | null = null;
  /** Who sent a stream with this key last. */
  readonly #holders = new Map<string, string>();
  readonly #ttls = new Map<
    number,
    { readonly least: number; readonly most: number; readonly told: number }
  >();

  look(sight: Sight, standings: Standings, tell: TellNews): void {
    if (sight.group !== null && !isSpokenByMany(sight)) this.#lookForTwo(sight, standings);
    this.#lookAtKeys(sight, standings, tell);
    if (sight.group !== null) this.#lookAtTtls(sight, tell);
  }

  #lookForTwo({ sources, now, isShared }: Sight, standings: Standings): void {
    const addresses = new Set<string>();
    for (const { address, meter } of sources) {
      const isComing = meter.lastAt !== null && now - meter.lastAt < limits.conflictComingMs;
      if (isComing && meter.packets >= limits.conflictPackets) addresses.add(address);
    }
    if (addresses.size === 0 || isShared) return;
    const [only = ""] = addresses;
    if (addresses.size === 1) {
      if (this.#sole?.address !== only) this.#sole = { address: only, since: now };
      return;
    }
    const sole = this.#sole;
    // A group with several senders from the beginning is meant for them.
    if (sole === null) return;
    if (now - sole.since < limits.conflictSoleMs && !standings.has("senders")) {
      this.#sole = null;
      return;
    }
    const other = [...addresses].find((address) => address !== sole.address);
    if (other === undefined || !addresses.has(sole.address)) return;
    standings.see("senders", { name: "two-senders", values: { address: sole.address, other } }, now);
  }

  /** The address of the only sender there is now. */
  get sole(): string | null {
    return this.#sole?.address ?? null;
  }

  #lookAtKeys({ streams, now }: Sight, standings: Standings, tell: TellNews): void {
    for (const [name, { key, addresses }] of byKey(streams)) {
      const [address = "", other] = addresses;
      if (other !== undefined) {
        standings.see(`key ${name}`, { name: "key-shared", values: { key, address, other } }, now);
      }
      const holder = this.#holders.get(name);
      if (holder === undefined && this.#holders.size >= limits.conflictLookedAt) continue;
      // As long as the one before still comes nobody moved.
      if (holder !== undefined && addresses.includes(holder)) continue;
      this.#holders.set(name, address);
      if (holder !== undefined) tell({ name: "sender-moved", values: { key, before: holder, address } });
    }
  }

  #lookAtTtls({ sources }: Sight, tell: TellNews): void {
    for (const { place, address, meter } of sources) {
      if (meter.packets < limits.conflictPackets || meter.mostTtl < 0) continue;
      const { leastTtl: least, mostTtl: most } = meter;
      const known = this.#ttls.get(place);
      if (known === undefined) {
        this.#ttls.set(place, { least, most, told: 0 });
        continue;
      }
      if (least === known.least && most === known.most) continue;
      this.#ttls.set(place, { least, most, told: known.told + 1 });
      if (known.told >= limits.conflictTtlTells) continue;
      const [before, now] = least < known.least ? [known.least, least] : [known.most, most];
      tell({ name: "ttl-changed", values: { address, before, now } });
    }
  }
}

/** From which addresses each key comes, the one that came first first. */
function byKey(
  streams: Sight["streams"],
): ReadonlyMap<string, { readonly key: string; readonly addresses: string[] }> {
  const all = new Map<string, { readonly key: string; readonly addresses: string[] }>();
  for (const { stream, address } of streams) {
    const { format, keys } = stream;
    if (format.keyWords === 0) continue;
    const name = `${format.kind} ${keys.subarray(0, format.keyWords).join()}`;
    const known = all.get(name);
    if (known === undefined) all.set(name, { key: format.keyText(keys, 0), addresses: [address] });
    else if (!known.addresses.includes(address)) known.addresses.push(address);
  }
  return all;
}

function isSpokenByMany({ streams }: Sight): boolean {
  return streams.some(({ stream }) => spokenByMany.has(stream.format.kind));
}
