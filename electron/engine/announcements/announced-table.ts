import type { MdnsService } from "../../../shared/announce/read-mdns.ts";
import type { SapMessage } from "../../../shared/announce/read-sap.ts";
import { parseJoinText } from "../../../shared/input/join-text.ts";
import { limits } from "../../../shared/limits.ts";
import type { Announcement } from "../../../shared/model/announcement.ts";

/** Where and when an announcement was heard. */
interface Heard {
  /** The address that sent it. */
  readonly from: string;
  readonly interface: string;
  /** In ms since 1970. */
  readonly at: number;
}

type Lost = NonNullable<Announcement["lost"]>;

interface Held {
  told: Announcement;
  /** Of SAP: the version of the session that was announced last. */
  version: string;
  /** The longest time between two announcements, in ms; 0 before the second. */
  period: number;
  /** When it is over by its own word, in ms since 1970; null where it does not say. */
  endsAt: number | null;
}

/** RFC 2974, section 4: ten periods without an announcement, and at least an hour. */
const silentPeriods = 10;
const silentLeastMs = 3_600_000;

/** What was announced: bounded, because anybody may announce. Lost ones stay until their place is needed. */
export class AnnouncedTable {
  readonly #held = new Map<string, Held>();
  #full = 0;

  /** Announcements for which there was no room. */
  get full(): number {
    return this.#full;
  }

  sap(message: SapMessage, heard: Heard): void {
    const key = `sap ${heard.interface} ${message.session}`;
    if (message.deletes) {
      this.#delete(message, heard);
      return;
    }
    const groups = message.groups.flatMap((group) => groupOf(group, heard.interface));
    this.#take(key, heard, message.version, {
      told: { by: "sap", name: message.name, host: null, groups },
      endsAt: message.endsAt,
    });
  }

  mdns({ by, name, host, ttl }: MdnsService, heard: Heard): void {
    const key = `${by} ${heard.interface} ${name}`;
    if (ttl === 0) {
      const held = this.#held.get(key);
      if (held !== undefined && held.told.lost === null) this.#lose(held, "deleted", heard.at);
      return;
    }
    const before = this.#held.get(key)?.told.host ?? null;
    this.#take(key, heard, "", {
      told: { by, name, host: host ?? before, groups: [] },
      // Its records hold for so long, and are asked for anew before (RFC 6762, section 5.2).
      endsAt: heard.at + ttl * 1_000,
    });
  }

  /** Finds those that are lost by now. @param now ms since 1970 */
  expire(now: number): void {
    for (const held of this.#held.values()) {
      const { by, lost, lastAt } = held.told;
      if (lost !== null) continue;
      const silent = by === "sap" && now - lastAt > Math.max(silentLeastMs, silentPeriods * held.period);
      if (silent) this.#lose(held, "silent", now);
      else if (held.endsAt !== null && now > held.endsAt)
        this.#lose(held, by === "sap" ? "ended" : "silent", now);
    }
  }

  list(): Announcement[] {
    return [...this.#held.values()].map(({ told }) => told);
  }

  clear(): void {
    this.#held.clear();
    this.#full = 0;
  }

  #take(
    key: string,
    heard: Heard,
    version: string,
    said: {
      readonly told: Pick<Announcement, "by" | "name" | "host" | "groups">;
      readonly endsAt: number | null;
    },
  ): void {
    const before = this.#held.get(key);
    if (before === undefined && !this.#makeRoom()) {
      this.#full += 1;
      return;
    }
    const { from, at, interface: on } = heard;
    const firstAt = before?.told.firstAt ?? at;
    const isOver = said.endsAt !== null && said.endsAt <= at;
    const period = before === undefined || before.told.lost !== null ? 0 : at - before.told.lastAt;
    this.#held.set(key, {
      told: {
        ...{ key, ...said.told, from, interface: on, firstAt, lastAt: at },
        lost: isOver ? { why: "ended", at } : null,
      },
      version,
      period: Math.max(before?.period ?? 0, period),
      endsAt: said.endsAt,
    });
  }

  /** Whoever announced it may take it back; of others it is not believed. */
  #delete({ session, version }: SapMessage, { from, interface: on, at }: Heard): void {
    const held =
      this.#held.get(`sap ${on} ${session}`) ??
      [...this.#held.values()].find(({ told, version: its }) => told.interface === on && its === version);
    if (held !== undefined && held.told.from === from && held.told.lost === null)
      this.#lose(held, "deleted", at);
  }

  #lose(held: Held, why: Lost["why"], at: number): void {
    held.told = { ...held.told, lost: { why, at } };
  }

  /** The one that was lost first gives way. */
  #makeRoom(): boolean {
    if (this.#held.size < limits.announcements) return true;
    let gone: string | null = null;
    let first = Number.POSITIVE_INFINITY;
    for (const [key, { told }] of this.#held) {
      if (told.lost !== null && told.lost.at < first) {
        gone = key;
        first = told.lost.at;
      }
    }
    return gone !== null && this.#held.delete(gone);
  }
}

/** What cannot be joined as a group is not offered. */
function groupOf(group: Announcement["groups"][number], on: string): Announcement["groups"] {
  const whole = `${group.text} on ${on}`;
  const parsed = parseJoinText(whole);
  return parsed.ok && parsed.value.kind === "group" ? [{ ...group, text: whole }] : [];
}
