import { join } from "node:path";
import { createServer } from "vite";
import { bytesOf, readGolden } from "./golden-packets.mjs";
import { projectRoot } from "./run.mjs";

/**
 * `npm run fuzz [-- WORD…]`: a million packets for each decoder, half of them by chance and half of them damaged real ones, and
 * the longest that one takes. `CASTSCOPE_FUZZ=N` tries N. Ends with 1 where a decoder threw or a field left its parent.
 */
const rounds = Number(process.env.CASTSCOPE_FUZZ ?? 1_000_000);
const wanted = process.argv.slice(2);

// Only to read TypeScript: nothing listens.
const vite = await createServer({
  ...{ root: projectRoot, configFile: false, logLevel: "error", appType: "custom" },
  server: { middlewareMode: true, ws: false, hmr: false, watch: null },
  optimizeDeps: { noDiscovery: true },
});

/**
 * @param {string} file
 * @returns {Promise<any>}
 */
function load(file) {
  return vite.ssrLoadModule(join(projectRoot, "shared", "decode", file));
}

const { decoders } = await load("decoders.ts");
const { decodeAs } = await load("decode.ts");
const { mutated, randomBytes, seeded } = await load("testing/mutate.ts");
const { checkRanges } = await load("testing/ranges.ts");

const sent = { address: "239.1.1.1", port: 40_001, sourcePort: 40_000 };
const golden = readGolden().map(({ golden: { decoder, packets } }) => ({
  decoder,
  packets: packets.map(({ hex }) => bytesOf(hex)),
}));
const all = golden.flatMap(({ packets }) => packets);
let isWell = true;
/** Packets before the compiler has seen the decoder: they are tried, not timed. */
const warm = 2_000;

console.log(`${rounds} packets for each decoder; times in microseconds`);
for (const decoder of decoders) {
  if (wanted.length > 0 && !wanted.includes(decoder.type)) continue;
  const its = golden.filter((one) => one.decoder === decoder.type).flatMap(({ packets }) => packets);
  isWell = fuzz(decoder, its.length > 0 ? its : all) && isWell;
}
await vite.close();
process.exitCode = isWell ? 0 : 1;

/**
 * @param {{ type: string, recognise(bytes: Uint8Array, sent: object): number }} decoder
 * @param {readonly Uint8Array[]} packets
 */
function fuzz(decoder, packets) {
  const random = seeded(20_261_126);
  /** @param {readonly Uint8Array[]} list */
  const pick = (list) => /** @type {Uint8Array} */ (list[Math.floor(random() * list.length)]);
  let worst = 0;
  let longest = 0;
  let total = 0;
  for (let round = 0; round < rounds; round += 1) {
    const bytes =
      round % 2 === 0
        ? randomBytes(random, 1_472)
        : mutated(pick(packets), pick(round % 4 === 1 ? packets : all), random);
    try {
      const before = performance.now();
      decoder.recognise(bytes, sent);
      const { fields } = decodeAs(decoder, bytes, sent);
      const took = performance.now() - before;
      total += took;
      // Once more, warm: what another program or a collection took is not the decoder's.
      const again = round < warm || 1e3 * took <= worst ? 0 : timed(decoder, bytes);
      if (again > worst) [worst, longest] = [again, bytes.length];
      checkRanges(fields, 0, bytes.length);
    } catch (error) {
      console.error(`${decoder.type}: ${error} in ${Buffer.from(bytes).toString("hex")}`);
      return false;
    }
  }
  const mean = ((1e3 * total) / rounds).toFixed(1);
  console.log(`${decoder.type.padEnd(12)} mean ${mean}, worst ${worst.toFixed(1)} (${longest} bytes)`);
  return true;
}

/**
 * The shortest of some tries.
 * @param {{ recognise(bytes: Uint8Array, sent: object): number }} decoder
 * @param {Uint8Array} bytes
 */
function timed(decoder, bytes) {
  const tries = Array.from({ length: 9 }, () => {
    const before = performance.now();
    decoder.recognise(bytes, sent);
    decodeAs(decoder, bytes, sent);
    return 1e3 * (performance.now() - before);
  });
  return Math.min(...tries);
}
