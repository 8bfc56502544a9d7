import { formatRate } from "../format.ts";
import type { BindKind, PacketWay, Passage } from "../model/bind-filter.ts";

/** Words of the drawing of what each bind lets through. */

export const bindTitles: Readonly<Record<BindKind, string>> = {
  group: "This group",
  any: "Any address",
  interface: "An interface’s address",
};

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
  if (kind !== "group") return `${kind}${on === null ? "" : kind === "unicast" ? ` to ${on}` : ` on ${on}`}`;
  if (joinedBy === null) return "group, whose is not told";
  return joinedBy.length === 0 ? "nobody’s group now" : `${joinedBy.join("’s, ")}’s group`;
}

interface NamedSocket {
  readonly kind: BindKind;
  /** Its program by name; null where that is not told. */
  readonly program: string | null;
  readonly passage: Passage;
}

/** “239.192.7.21, telemetryd’s group, 25 packets per second: heard by Castscope (any address), kept out of this group.” */
export function wayWords(to: NamedDestination, sockets: readonly NamedSocket[]): string {
  const rate =
    to.rate === null
      ? "not heard here"
      : `${formatRate(to.rate)} ${to.rate === 1 ? "packet" : "packets"} per second`;
  const bindOf = ({ kind }: NamedSocket): string =>
    bindTitles[kind].replace(/^./, (first) => first.toLowerCase());
  const named = (one: NamedSocket): string => `${one.program ?? "another program"} (${bindOf(one)})`;
  const of = (passage: Passage): readonly NamedSocket[] => sockets.filter((one) => one.passage === passage);
  const parts = [
    of("comes-in").length > 0
      ? `heard by ${and(of("comes-in").map(named))}`
      : "heard by none of these sockets",
    of("kept-out").length > 0 ? `kept out of ${and(of("kept-out").map(bindOf))}` : "",
    of("unknown").length > 0 ? `not known of ${and(of("unknown").map(bindOf))}` : "",
  ];
  return `${to.address}, ${whoseWords(to)}, ${rate}: ${parts.filter(Boolean).join(", ")}.`;
}

function and(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
