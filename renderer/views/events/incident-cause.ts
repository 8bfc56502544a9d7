import { words } from "./words/words.ts";

/** What is known of an incident's time, beside its own group. */
export interface Evidence {
  /** Counts of the group itself; null where they are not known. */
  readonly packets: number | null;
  readonly lost: number | null;
  readonly dropped: number | null;
  /** Seconds in which this computer dropped; a stretch that is longer counts as a whole. */
  readonly droppedSeconds: number;
  /** Its interface; null where that is not known. */
  readonly on: string | null;
  readonly others: readonly Compared[];
  /** Its sources whose streams are numbered. */
  readonly sources: readonly Compared[];
}

/** Another group of the same interface, or a source, over the same time; null is not known. */
export interface Compared {
  readonly name: string;
  readonly packets: number | null;
  readonly lost: number | null;
}

/** Percent of what was sent; null where nothing is numbered, or nothing was sent. */
export function shareOf({ packets, lost }: Compared): number | null {
  return packets === null || lost === null || packets + lost === 0 ? null : (100 * lost) / (packets + lost);
}

/** Only what follows from the numbers, in sentences. */
export function causeText(evidence: Evidence): string {
  const { packets, lost, dropped, droppedSeconds } = evidence;
  const { cause } = words();
  const said = [
    lost !== null && lost > 0 ? lossText(evidence) : packets === 0 ? silenceText(evidence) : null,
    dropped !== null && dropped > 0 ? cause.dropped(droppedSeconds) : null,
  ].filter((one) => one !== null);
  return said.length === 0 ? cause.none : said.join(" ");
}

function lossText({ sources, others, on }: Evidence): string | null {
  const { cause } = words();
  const losing = sources.filter(isLosing);
  const measured = others.filter((one) => shareOf(one) !== null);
  const alike = measured.filter(isLosing);
  const ofSources =
    sources.length < 2 || losing.length === 0
      ? null
      : losing.length === sources.length
        ? cause.allSources(sources.length)
        : cause.someSources(
            sources.length,
            losing.map(({ name }) => name),
          );
  const ofOthers =
    measured.length === 0
      ? null
      : alike.length === 0
        ? cause.othersNothing(on)
        : alike.length === measured.length
          ? cause.othersAll(on)
          : cause.othersSome(alike.length, measured.length, on);
  const found = [ofSources, ofOthers].filter((one) => one !== null);
  if (found.length === 0) return null;
  const lies =
    measured.length > 0 && alike.length === 0
      ? losing.length < sources.length
        ? cause.liesWithSource
        : cause.liesWithGroup
      : measured.length > 1 && alike.length === measured.length
        ? cause.liesWithAll
        : null;
  return cause.sentence(found, lies);
}

function silenceText({ others, on }: Evidence): string | null {
  const { cause } = words();
  const known = others.filter((one) => one.packets !== null);
  if (known.length === 0) return null;
  const going = known.filter((one) => (one.packets ?? 0) > 0);
  if (going.length === 0) return cause.silentAll(on);
  if (going.length === known.length) return cause.silentAlone(on);
  return cause.silentSome(going.length, known.length, on);
}

function isLosing(one: Compared): boolean {
  return (one.lost ?? 0) > 0;
}
