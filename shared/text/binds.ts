import { formatRate } from "../format.ts";
import type { BindKind, PacketWay, Passage } from "../model/bind-filter.ts";
import { words } from "./words/words.ts";

/** Words of the drawing of what each bind lets through. */

export function bindKindTitle(kind: BindKind): string {
  return words().binds.titles[kind];
}

interface NamedDestination extends PacketWay {
  readonly rate: number | null;
  readonly joinedBy: readonly string[] | null;
}

/** Whose a destination is: “vlc’s group”, “unicast to eth0”, “broadcast on eth0”. */
export function whoseWords({
  kind,
  interface: on,
  joinedBy,
}: Omit<NamedDestination, "rate" | "address">): string {
  const said = words().binds;
  if (kind !== "group") return said[kind](on);
  if (joinedBy === null) return said.groupUntold;
  return joinedBy.length === 0 ? said.groupOfNobody : said.groupOf(joinedBy);
}

interface NamedSocket {
  readonly kind: BindKind;
  /** Its program by name; null where that is not told. */
  readonly program: string | null;
  readonly passage: Passage;
}

/** “239.192.7.21, telemetryd’s group, 25 packets per second: heard by Castscope (any address), kept out of this group.” */
export function wayWords(to: NamedDestination, sockets: readonly NamedSocket[]): string {
  const said = words().binds;
  const rate = to.rate === null ? said.notHeard : said.rate(formatRate(to.rate), to.rate === 1);
  const bindOf = ({ kind }: NamedSocket): string => said.of[kind];
  const named = ({ program, kind }: NamedSocket): string =>
    `${program ?? said.anotherProgram} (${said.within[kind]})`;
  const of = (passage: Passage): readonly NamedSocket[] => sockets.filter((one) => one.passage === passage);
  const parts = [
    of("comes-in").length > 0 ? said.heardBy(of("comes-in").map(named)) : said.heardByNone,
    of("kept-out").length > 0 ? said.keptOut(of("kept-out").map(bindOf)) : "",
    of("unknown").length > 0 ? said.unknown(of("unknown").map(bindOf)) : "",
  ];
  return `${to.address}, ${whoseWords(to)}, ${rate}: ${parts.filter(Boolean).join(", ")}.`;
}
