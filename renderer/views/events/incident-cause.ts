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
  const said = [
    lost !== null && lost > 0 ? lossText(evidence) : packets === 0 ? silenceText(evidence) : null,
    dropped !== null && dropped > 0
      ? `Here, packets were dropped in ${droppedSeconds} s: that part was lost in this computer, and not on the way.`
      : null,
  ].filter((one) => one !== null);
  return said.length === 0 ? "No cause can be told from what was measured." : said.join(" ");
}

function lossText({ sources, others, on }: Evidence): string | null {
  const losing = sources.filter(isLosing);
  const measured = others.filter((one) => shareOf(one) !== null);
  const alike = measured.filter(isLosing);
  const where = on === null ? "" : ` on ${on}`;
  const ofSources =
    sources.length < 2
      ? null
      : losing.length === sources.length
        ? `${sources.length === 2 ? "Both sources" : `All ${sources.length} sources`} lost together`
        : losing.length > 0
          ? `Of ${sources.length} sources only ${losing.map(({ name }) => name).join(" and ")} lost`
          : null;
  const ofOthers =
    measured.length === 0
      ? null
      : alike.length === 0
        ? `other groups${where} lost nothing`
        : alike.length === measured.length
          ? `all other groups${where} lost at the same time`
          : `${alike.length} of ${measured.length} other groups${where} lost at the same time`;
  const parts = [ofSources, ofOthers].filter((one) => one !== null);
  if (parts.length === 0) return null;
  const place =
    measured.length > 0 && alike.length === 0
      ? losing.length < sources.length
        ? ": the loss lies with that source, or on its way"
        : ": the loss lies where only this group passes"
      : measured.length > 1 && alike.length === measured.length
        ? `: the loss lies where all of them pass`
        : "";
  return capital(`${parts.join(", ")}${place}.`);
}

function silenceText({ others, on }: Evidence): string | null {
  const known = others.filter((one) => one.packets !== null);
  if (known.length === 0) return null;
  const where = on === null ? "" : ` on ${on}`;
  const going = known.filter((one) => (one.packets ?? 0) > 0);
  if (going.length === 0) return `Nothing came${where} in any group at that time: look at what they share.`;
  if (going.length === known.length) return `Other groups${where} went on: it was this group alone.`;
  return `${going.length} of ${known.length} other groups${where} went on.`;
}

function isLosing(one: Compared): boolean {
  return (one.lost ?? 0) > 0;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
