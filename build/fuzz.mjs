import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createServer } from "vite";
import { bytesOf, readGolden } from "./golden-packets.mjs";
import { projectRoot } from "./run.mjs";

/**
 * `npm run fuzz [-- WORD…]`: a million packets for each decoder, half of them by chance and half of them damaged real ones, and
 * the longest that one takes. `CASTSCOPE_FUZZ=N` tries N. Ends with 1 where a decoder threw or a field left its parent.
 * `npm run fuzz -- capture`: a hundred thousand damaged recordings for the reader of captures.
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
  return vite.ssrLoadModule(join(projectRoot, "shared", file));
}

const { decoders } = await load("decode/decoders.ts");
const { decodeAs } = await load("decode/decode.ts");
const { mutated, randomBytes, seeded } = await load("decode/testing/mutate.ts");
const { checkRanges } = await load("decode/testing/ranges.ts");

const sent = { address: "239.1.1.1", port: 40_001, sourcePort: 40_000 };
const golden = readGolden().map(({ golden: { decoder, packets } }) => ({
  decoder,
  packets: packets.map(({ hex }) => bytesOf(hex)),
}));
const all = golden.flatMap(({ packets }) => packets);
let isWell = true;
/** Packets before the compiler has seen the decoder: they are tried, not timed. */
const warm = 2_000;

if (wanted.length === 0 || wanted.includes("capture")) await fuzzCaptures();
if (wanted.length === 0 || wanted.includes("described")) await fuzzDescribed();
const others = ["capture", "described"];
const isDecoders = wanted.some((word) => !others.includes(word)) || wanted.length === 0;
if (isDecoders) console.log(`${rounds} packets for each decoder; times in microseconds`);
for (const decoder of decoders) {
  if (wanted.length > 0 && !wanted.includes(decoder.type)) continue;
  const its = golden
    .filter((one) => one.decoder === (decoder.family ?? decoder).type)
    .flatMap(({ packets }) => packets);
  isWell = fuzz(decoder, its.length > 0 ? its : all) && isWell;
}
await vite.close();
process.exitCode = isWell ? 0 : 1;

async function fuzzCaptures() {
  const { fuzzedFiles, fuzzRound } = await load("capture/read/testing/fuzz.ts");
  const files = fuzzedFiles();
  const random = seeded(20_261_126);
  /** The shortest of some tries, warm: what another program or a collection took is not the reader's. @param {number[]} drawn */
  const again = (drawn) => {
    const tries = Array.from({ length: 9 }, () => {
      let place = 0;
      const before = performance.now();
      fuzzRound(files, () => drawn[place++] ?? 0);
      return performance.now() - before;
    });
    return Math.min(...tries);
  };
  const count = Math.ceil(rounds / 10);
  let worst = 0;
  for (let round = 0; round < count; round += 1) {
    /** @type {number[]} */
    const drawn = [];
    const draw = () => {
      const value = random();
      drawn.push(value);
      return value;
    };
    const before = performance.now();
    try {
      fuzzRound(files, draw);
    } catch (error) {
      console.error(`capture, file ${round}: ${error}`);
      isWell = false;
      return;
    }
    if (performance.now() - before > worst) worst = Math.max(worst, again(drawn));
  }
  const mib = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `capture      ${count} recordings, the longest took ${worst.toFixed(1)} ms, ${mib} MiB in all at most`,
  );
}

/** Packets of descriptions by chance, and of the documented ones: one in a hundred has another description. */
async function fuzzDescribed() {
  const { makeDescription } = await load("described/make-description.ts");
  const { describedDecoder } = await load("described/described-decoder.ts");
  const { parseDescription } = await load("described/description-text.ts");
  const folder = join(projectRoot, "docs", "formats");
  const documented = readdirSync(folder).map((file) => {
    const parsed = parseDescription(readFileSync(join(folder, file), "utf8"));
    if (!parsed.ok) throw new Error(`${file} cannot be read`);
    return describedDecoder(parsed.value);
  });
  const random = seeded(20_261_126);
  let worst = 0;
  let decoder = documented[0];
  for (let round = 0; round < rounds; round += 1) {
    if (round % 100 === 0) {
      const isDocumented = round % 500 === 0;
      decoder = isDocumented
        ? documented[(round / 500) % documented.length]
        : describedDecoder(makeDescription(() => Math.floor(random() * 1e9)));
    }
    const other = /** @type {Uint8Array} */ (all[Math.floor(random() * all.length)]);
    const bytes = round % 2 === 0 ? randomBytes(random, 1_472) : mutated(other, other, random);
    const before = performance.now();
    try {
      decoder.recognise(bytes, sent);
      checkRanges(decodeAs(decoder, bytes, sent).fields, 0, bytes.length);
    } catch (error) {
      console.error(`described, packet ${round}: ${error}`);
      isWell = false;
      return;
    }
    worst = Math.max(worst, performance.now() - before);
  }
  console.log(
    `described    ${rounds} packets of ${Math.ceil(rounds / 100)} formats, the longest took ${worst.toFixed(1)} ms`,
  );
}

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
