/** Bins of an octave: a bin is an eighth of its octave wide, so a percentile is within some 12 % of the exact one. */
const binsPerOctave = 8;
/** From 2^-10 ms, a microsecond, to 2^17 ms, two minutes; what lies outside counts in the outermost bins. */
const leastExponent = -10;
const octaves = 27;

/** How many bins times in milliseconds are counted in; they grow with the time. */
export const timeBins = binsPerOctave * octaves;

const float = new Float32Array(1);
const bitsOf = new Uint32Array(float.buffer);
/** The upper bits of a float at the first bin: sign, exponent and the three highest bits of its fraction. */
const firstBin = (127 + leastExponent) * binsPerOctave;

/** A float's exponent and the bits behind it are its bin: no logarithm for each packet. */
export function timeBinOf(ms: number): number {
  if (!(ms > 0)) return 0;
  float[0] = ms;
  const bin = ((bitsOf[0] ?? 0) >>> 20) - firstBin;
  return bin < 0 ? 0 : bin >= timeBins ? timeBins - 1 : bin;
}

/** Where a bin begins, in ms; it ends where the next one begins. */
export function beginOfTimeBin(bin: number): number {
  const octave = Math.floor(bin / binsPerOctave);
  return 2 ** (leastExponent + octave) * (1 + (bin % binsPerOctave) / binsPerOctave);
}

/**
 * The time below which a share of what was counted lies, in ms, as even as it can be within its bin; NaN where nothing
 * was counted. @param counts one for each bin @param count their sum @param share 0 to 1
 */
export function percentileOfBins(counts: ArrayLike<number>, count: number, share: number): number {
  const wanted = share * count;
  let below = 0;
  let last = Number.NaN;
  for (let bin = 0; bin < timeBins; bin += 1) {
    const inBin = counts[bin] ?? 0;
    if (inBin === 0) continue;
    if (below + inBin < wanted) {
      below += inBin;
      last = beginOfTimeBin(bin + 1);
      continue;
    }
    const begin = beginOfTimeBin(bin);
    return begin + ((wanted - below) / inBin) * (beginOfTimeBin(bin + 1) - begin);
  }
  return last;
}
