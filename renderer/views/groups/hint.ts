import { formatDuration } from "../../../shared/format.ts";
import type { Membership } from "../../../shared/model.ts";

/** What a row says in place of its figures. */
export interface Hint {
  readonly tone: "hint" | "error";
  readonly text: string;
  readonly retry: boolean;
}

/**
 * A switch with IGMP snooping and no querier stops forwarding when the membership it learned runs
 * out: 2 x 125 s + 10 s after the join (RFC 3376 section 8.4), or less where it was learned earlier.
 */
const querierTimeout = { least: 120_000, most: 300_000 };

/** The sentence for a row that receives nothing, at the time `at` (ms since 1970); null for one that does. */
export function rowHint(row: Membership, at: number): Hint | null {
  switch (row.state) {
    case "receiving":
      return null;
    case "joining":
      return hint(
        row.kind === "host"
          ? "Listening, waiting for the first packet"
          : "Joined, waiting for the first packet",
      );
    case "silent": {
      const since = row.kind === "host" ? "listening began" : "the join";
      return hint(`No packet since ${since} ${formatDuration(at - row.joinedAt)} ago`);
    }
    case "stalled":
      return hint(`No packet for ${formatDuration(at - (row.lastAt ?? row.joinedAt))}${suspicion(row)}`);
    case "failed":
      return {
        tone: "error",
        text: row.problem?.message ?? "This group could not be joined.",
        retry: row.problem?.retry ?? true,
      };
  }
}

function hint(text: string): Hint {
  return { tone: "hint", text, retry: false };
}

/** A question, and only where the times fit: traffic came after the join and ended as memberships do. */
function suspicion({ kind, family, joinedAt, lastAt, interface: on }: Membership): string {
  const lasted = (lastAt ?? joinedAt) - joinedAt;
  const fits = lasted >= querierTimeout.least && lasted <= querierTimeout.most;
  if (!fits || kind === "host" || !on || on.address.startsWith("127.") || on.address === "::1") return "";
  return `: is there an ${family === 4 ? "IGMP" : "MLD"} querier on ${on.name}?`;
}
