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

/** What is counted of one leg of a pair. */
export class LegCount {
  standing: LegStanding = legStanding.unseen;
  /** The number behind its newest one, as packets carry it. */
  next = 0;
  /** Position behind its highest number. */
  end = 0;
  /** Feed's time of its newest packet in ms. */
  lastAt = Number.NEGATIVE_INFINITY;
  /** Numbers that it did not bring in time. */
  lost = 0;
  /** Of what it brought in time, what the other one did not. */
  only = 0;
  /** Numbers that it brought when they had counted as lost already, and by how much at most, in ms. */
  late = 0;
  latestMs = 0;
  /** As `only`, when the last second was judged. */
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

  reset(): void {
    this.lost = 0;
    this.only = 0;
    this.onlyBefore = 0;
    this.late = 0;
    this.latestMs = 0;
  }
}
