/** Bins of an octave: a bin is an eighth of its octave wide, so a percentile is within some 12 % of the exact one. */
const binsPerOctave = 8;
/** From 2^-10 ms, a microsecond, to 2^17 ms, two minutes; what lies outside counts in the outermost bins. */
const leastExponent = -10;
const octaves = 27;
const bins = binsPerOctave * octaves;

const float = new Float32Array(1);
const bitsOf = new Uint32Array(float.buffer);
/** The upper bits of a float at the first bin: sign, exponent and the three highest bits of its fraction. */
const firstBin = (127 + leastExponent) * binsPerOctave;

/** Bytes of one. */
export const histogramBytes = 4 * bins + 32;

/** Times in milliseconds, counted in bins that grow with them; smallest and largest are exact. */
export class LogHistogram {
  readonly #counts = new Uint32Array(bins);
  #count = 0;
  #least = Number.POSITIVE_INFINITY;
  #most = Number.NEGATIVE_INFINITY;

  get count(): number {
    return this.#count;
  }

  /** @param ms not negative; what is negative counts as the least that there can be, and in `least` as it is */
  add(ms: number): void {
    this.#count += 1;
    if (ms < this.#least) this.#least = ms;
    if (ms > this.#most) this.#most = ms;
    const bin = binOf(ms);
    this.#counts[bin] = (this.#counts[bin] ?? 0) + 1;
  }

  reset(): void {
    this.#counts.fill(0);
    this.#count = 0;
    this.#least = Number.POSITIVE_INFINITY;
    this.#most = Number.NEGATIVE_INFINITY;
  }

  get least(): number {
    return this.#count === 0 ? Number.NaN : this.#least;
  }

  get most(): number {
    return this.#count === 0 ? Number.NaN : this.#most;
  }

  /** The value below which this share of all lies, in ms; NaN before the first. @param share 0 to 1 */
  percentile(share: number): number {
    const wanted = share * this.#count;
    let below = 0;
    for (let bin = 0; bin < bins; bin += 1) {
      const inBin = this.#counts[bin] ?? 0;
      if (inBin === 0 || below + inBin < wanted) {
        below += inBin;
        continue;
      }
      const value = lowerEnd(bin) + ((wanted - below) / inBin) * (lowerEnd(bin + 1) - lowerEnd(bin));
      return Math.min(Math.max(value, this.#least), this.#most);
    }
    return this.#count === 0 ? Number.NaN : this.#most;
  }
}

/** A float's exponent and the bits behind it are its bin: no logarithm for each packet. */
function binOf(ms: number): number {
  if (!(ms > 0)) return 0;
  float[0] = ms;
  const bin = ((bitsOf[0] ?? 0) >>> 20) - firstBin;
  return bin < 0 ? 0 : bin >= bins ? bins - 1 : bin;
}

function lowerEnd(bin: number): number {
  const octave = Math.floor(bin / binsPerOctave);
  return 2 ** (leastExponent + octave) * (1 + (bin % binsPerOctave) / binsPerOctave);
}
