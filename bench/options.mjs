import { parseArgs } from "node:util";

/**
 * @typedef {object} BenchOptions
 * @property {number} rate Datagrams per second.
 * @property {number} size Bytes of payload.
 * @property {number} seconds How long each turn sends.
 * @property {number} turns Turns of each receiver.
 * @property {"auto" | "segment" | "dgram"} sender
 * @property {string | null} json File for the figures.
 */

const options = /** @type {const} */ ({
  rate: { type: "string" },
  size: { type: "string" },
  seconds: { type: "string" },
  turns: { type: "string" },
  sender: { type: "string", default: "auto" },
  json: { type: "string" },
  quick: { type: "boolean", default: false },
});
const usual = { rate: 50_000, size: 200, seconds: 10, turns: 3 };
/** Enough to see that the benchmark itself works; its figures say little. */
const quick = { rate: 20_000, size: 200, seconds: 2, turns: 1 };
const bounds = {
  rate: { low: 1, high: 2_000_000 },
  size: { low: 1, high: 1_472 },
  seconds: { low: 1, high: 600 },
  turns: { low: 1, high: 100 },
};

/**
 * Reads the arguments; throws an error with one sentence.
 * @param {readonly string[]} args
 * @returns {BenchOptions}
 */
export function readOptions(args) {
  const values = readValues(args);
  const base = values.quick ? quick : usual;
  const read = (/** @type {keyof typeof bounds} */ name) => {
    const { low, high } = bounds[name];
    const value = values[name] === undefined ? base[name] : Number(values[name]);
    if (Number.isInteger(value) && value >= low && value <= high) return value;
    throw new Error(`--${name} is a whole number, ${low} to ${high}.`);
  };
  const { sender } = values;
  if (sender !== "auto" && sender !== "segment" && sender !== "dgram") {
    throw new Error("--sender is auto, segment or dgram.");
  }
  return {
    rate: read("rate"),
    size: read("size"),
    seconds: read("seconds"),
    turns: read("turns"),
    sender,
    json: values.json ?? null,
  };
}

/** @param {readonly string[]} args */
function readValues(args) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch {
    throw new Error("npm run bench takes --rate, --size, --seconds, --turns, --sender, --json and --quick.");
  }
}
