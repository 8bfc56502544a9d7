import {
  type PidTable,
  pidDoubles,
  pidErrors,
  pidJump,
  pidJumpAt,
  pidPackets,
  pidWords,
} from "./pid-table.ts";

const counters = 0x0f;

/** Bits of the word of a jump, from the lowest: its first counter, gap, the counter that was expected, … */
const startShift = 0;
const gapShift = 4;
const resumeShift = 8;
/** … and the hole that the jump before it left, where that was just before: its first counter and size. */
const holeStartShift = 12;
const holeSizeShift = 16;
const jumped = 1 << 20;

/** Packets of a PID in a datagram: so many that come late or twice are taken for one datagram's. */
const datagramPackets = 7;

/**
 * Counters of four bits (13818-1, 2.4.3.3): what is missing is known modulo 16, so that at least so many packets
 * were lost as are counted.
 *
 * Over UDP datagrams overtake each other. A late one looks like a large gap, after which the counter goes on where
 * it was before: then what it brought was not lost.
 */
export class Continuity {
  lost = 0;
  reordered = 0;
  duplicates = 0;

  /** The same, whatever was reset: what is said of each second is made of it. */
  readonly ever = { lost: 0, reordered: 0, duplicates: 0 };

  /** What became of gaps from before the reset: nothing that is counted since. */
  #older = { lost: 0, reordered: 0, duplicates: 0 };

  /** Answers with what gives the counts back. */
  resetCounts(): () => void {
    const { lost, reordered, duplicates } = this;
    const older = { lost: 0, reordered: 0, duplicates: 0 };
    this.#older = older;
    this.lost = 0;
    this.reordered = 0;
    this.duplicates = 0;
    return () => {
      this.lost += lost + older.lost;
      this.reordered += reordered + older.reordered;
      this.duplicates += duplicates + older.duplicates;
      older.lost = 0;
      older.reordered = 0;
      older.duplicates = 0;
    };
  }

  /** A counter that did not follow. @param expected the one that should have come */
  jump(pids: PidTable, record: number, expected: number, counter: number): void {
    const base = record * pidDoubles;
    const { figures, words } = pids;
    figures[base + pidErrors] = (figures[base + pidErrors] ?? 0) + 1;
    const packets = figures[base + pidPackets] ?? 0;
    const run = packets - (figures[base + pidJumpAt] ?? 0);
    const place = record * pidWords + pidJump;
    const before = run <= counters ? (words[place] ?? 0) : 0;
    figures[base + pidJumpAt] = packets;
    // Packets are counted from the reset on: an older gap lies before the first of them.
    const counts = packets - run > 0 ? this : this.#older;
    if (before !== 0 && this.#returned(before, run, counter, counts)) {
      words[place] = 0;
      return;
    }
    const gap = (counter - expected) & counters;
    this.lost += gap;
    this.ever.lost += gap;
    words[place] =
      jumped |
      (counter << startShift) |
      (gap << gapShift) |
      (expected << resumeShift) |
      (field(before, resumeShift) << holeStartShift) |
      (field(before, gapShift) << holeSizeShift);
  }

  /** Takes back the loss of a jump of `run` packets, where they had only been late or came again. */
  #returned(
    jump: number,
    run: number,
    counter: number,
    counts: Pick<Continuity, "lost" | "reordered" | "duplicates">,
  ): boolean {
    if (field(jump, resumeShift) !== counter) return false;
    const start = field(jump, startShift);
    const into = (start - field(jump, holeStartShift)) & counters;
    if (into + run <= field(jump, holeSizeShift)) {
      for (const one of [counts, this.ever]) {
        one.lost -= field(jump, gapShift) + run;
        one.reordered += run;
      }
      return true;
    }
    // Back by less than half of the counter's numbers: a datagram that came twice, after another one.
    if (run > datagramPackets || field(jump, gapShift) < (counters + 1) / 2) return false;
    if (((counter - start) & counters) < run) return false;
    for (const one of [counts, this.ever]) {
      one.lost -= field(jump, gapShift);
      one.duplicates += run;
    }
    return true;
  }
}

function field(word: number, shift: number): number {
  return (word >>> shift) & counters;
}
