import { useState } from "react";
import type { Track } from "../../../table/column.tsx";
import type { ListRow } from "./list-row.ts";

/** Letters of the shortest column, so that the first packets of a usual network fill it … */
const fewest = 10;
/** … and of the longest one, IPv4 with and without its port; what is longer is shortened in its middle. */
const most = { bare: 15, withPort: 21 };

/** Width of a letter of an address in px: JetBrains Mono is 0.6 of its size wide. */
const letter = 6.9;

/** How many letters the longest source of these rows takes. */
export function longestSource(rows: readonly ListRow[], withPort: boolean): number {
  const lengths = rows.map((row) => {
    if (row.kind !== "packet") return 0;
    const { sourceAddress, sourcePort } = row.packet;
    return sourceAddress.length + (withPort ? `:${sourcePort}`.length : 0);
  });
  return Math.min(withPort ? most.withPort : most.bare, Math.max(fewest, ...lengths));
}

/**
 * The track of the sources: as wide as the longest that was seen in this list, so that what packets say has the rest.
 * It grows and never shrinks again, for rows that pass by must not move the columns to and fro.
 */
export function useSourceTrack(list: object, rows: readonly ListRow[], withPort: boolean): Track {
  const [seen, setSeen] = useState({ list, withPort, letters: 0 });
  const same = seen.list === list && seen.withPort === withPort;
  const letters = Math.max(same ? seen.letters : 0, longestSource(rows, withPort));
  if (!same || letters > seen.letters) setSeen({ list, withPort, letters });
  // no words: a length
  return `${Math.ceil(letters * letter) + 2}px`;
}
