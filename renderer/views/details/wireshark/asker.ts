/** A number that tells the questions of one part of this window from those of all windows. */
export function newAsker(): number {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
  return (high & 0x1f_ffff) * 2 ** 32 + low;
}
