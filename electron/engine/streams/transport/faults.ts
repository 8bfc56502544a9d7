/** What was wrong so far, by the checks of TR 101 290; what has a rhythm or a counter of its own counts there. */
export class Faults {
  /** Two or more packets in a row without sync byte. */
  syncLoss = 0;
  sync = 0;
  scrambledPat = 0;
  scrambledMap = 0;
  /** Referenced video or audio that did not come. */
  absent = 0;
  transport = 0;
  presentation = 0;
  access = 0;

  add(other: Readonly<Faults>): void {
    this.syncLoss += other.syncLoss;
    this.sync += other.sync;
    this.scrambledPat += other.scrambledPat;
    this.scrambledMap += other.scrambledMap;
    this.absent += other.absent;
    this.transport += other.transport;
    this.presentation += other.presentation;
    this.access += other.access;
  }
}
