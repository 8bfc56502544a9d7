/** What a session description says of groups to join. */
export interface SdpGroups {
  /** A text for each media that goes to a group, as the join field reads it: “232.1.1.1:5004 from 10.0.0.7”. */
  readonly texts: readonly string[];
  /** Places of two texts that carry the same packets (`a=group:DUP`, RFC 7104). */
  readonly pairs: readonly (readonly [number, number])[];
}

interface Media {
  readonly port: string;
  connection: string | null;
  filter: string | null;
  mid: string | null;
}

/**
 * The groups of a session description (SDP, RFC 8866), with the one source that a filter includes (RFC 4570) and the
 * redundant pairs; null where the text is none. What it says beyond that changes nothing of what is joined.
 */
export function readSdp(text: string): SdpGroups | null {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim());
  if (lines.find((line) => line !== "") !== "v=0") return null;
  const session: Omit<Media, "port" | "mid"> = { connection: null, filter: null };
  const medias: Media[] = [];
  const duplicates: string[][] = [];
  for (const line of lines) {
    const media = medias.at(-1);
    const value = line.slice(2);
    if (line.startsWith("m=")) {
      const [, port = ""] = value.split(/\s+/);
      // “5004/2” is the first of two ports.
      medias.push({ port: port.split("/")[0] ?? "", connection: null, filter: null, mid: null });
    } else if (line.startsWith("c=")) (media ?? session).connection = value;
    else if (value.startsWith("source-filter:")) (media ?? session).filter = value.slice(14).trim();
    else if (value.startsWith("mid:") && media !== undefined) media.mid = value.slice(4).trim();
    else if (value.startsWith("group:DUP")) duplicates.push(value.split(/\s+/).slice(1));
  }
  const joined = medias.flatMap((media) => {
    const group = addressOf(media.connection ?? session.connection);
    if (group === null) return [];
    const source = sourceOf(media.filter ?? session.filter, group);
    const place = group.includes(":") ? `[${group}]:${media.port}` : `${group}:${media.port}`;
    return [{ mid: media.mid, text: source === null ? place : `${place} from ${source}` }];
  });
  const placeOf = (mid: string | undefined): number => joined.findIndex((one) => one.mid === mid);
  const pairs = duplicates.flatMap(([a, b]) => {
    const places = [placeOf(a), placeOf(b)] as const;
    return a !== undefined && b !== undefined && !places.includes(-1) ? [places] : [];
  });
  return { texts: joined.map((one) => one.text), pairs };
}

/** “IN IP4 239.1.1.1/32”: the address without TTL and count. */
function addressOf(connection: string | null): string | null {
  const [network, , address = ""] = connection?.split(/\s+/) ?? [];
  return network === "IN" && address !== "" ? (address.split("/")[0] ?? null) : null;
}

/** “incl IN IP4 239.1.1.1 10.0.0.7”, where it is about the group and names one source. */
function sourceOf(filter: string | null, group: string): string | null {
  const [mode, , , destination, ...sources] = filter?.split(/\s+/) ?? [];
  const [source] = sources;
  if (mode !== "incl" || (destination !== group && destination !== "*")) return null;
  return sources.length === 1 && source !== undefined ? source : null;
}
