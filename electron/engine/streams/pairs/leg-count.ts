/** How a leg's numbers stand to the merge. */
export const legStanding = {
  /** Nothing came yet. */
  unseen: 0,
  /** They are those that the merge counts. */
  fits: 1,
  /** They are of another numbering. */
  astray: 2,
} as const;
export type LegStanding = (typeof legStanding)[keyof typeof legStanding];

/** How far one leg of a pair is. */
export class LegCount {
  standing: LegStanding = legStanding.unseen;
  /** The number behind its newest one, as packets carry it. */
  next = 0;
  /** Position behind its highest number. */
  end = 0;
  /** Feed's time of its newest packet in ms. */
  lastAt = Number.NEGATIVE_INFINITY;
  /** Of what it brought in time, what the other one did not, whatever was reset; and how many when the last second was judged. */
  only = 0;
  onlyBefore = 0;
  /** The newest packet that fitted nowhere: the next one tells what it was. */
  held = 0;
  heldSpan = 1;
  heldAt = 0;
  heldMark = 0;

  hold(number: number, span: number, at: number, mark: number): void {
    this.held = number;
    this.heldSpan = span;
    this.heldAt = at;
    this.heldMark = mark;
  }
}
