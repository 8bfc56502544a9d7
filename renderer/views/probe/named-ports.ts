import { parseJoinText } from "../../../shared/input/join-text.ts";
import type { Book } from "../../../shared/kept/book.ts";
import { limits } from "../../../shared/limits.ts";
import type { Announcement } from "../../../shared/model/announcement.ts";

interface Named {
  readonly address: string;
  readonly port: number | null;
}

/**
 * Ports that are worth a try because somebody named them: of the group itself first, then of other groups. From the rows, the address
 * book and announcements, each once.
 */
export function namedPorts(
  group: string,
  typed: number | null,
  rows: Iterable<Named>,
  book: Book,
  announced: readonly Announcement[],
): number[] {
  const told = announced.flatMap(({ groups }) =>
    groups.flatMap(({ text }): Named[] => {
      const parsed = parseJoinText(text);
      return parsed.ok ? [{ address: parsed.value.address.text, port: parsed.value.port }] : [];
    }),
  );
  const all = [...told, ...book, ...rows];
  const own = all.filter(({ address }) => address === group);
  const ports = [typed, ...own.map(({ port }) => port), ...all.map(({ port }) => port)];
  return [...new Set(ports.filter((port) => port !== null))].slice(0, limits.probeNamedPorts);
}
