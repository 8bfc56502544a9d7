import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { receiverNames } from "./receivers/all.mjs";

/** The parts of the benchmark, in their order. */
export const partNames = /** @type {const} */ ([
  "receivers",
  "start",
  "memory",
  "groups",
  "analysis",
  "packets",
  "filter",
  "open",
  "replay",
  "history",
  "history-reception",
  "window",
  "sender",
]);

/** @typedef {(typeof partNames)[number]} PartName */
/** @typedef {import("./receivers/all.mjs").ReceiverName} ReceiverName */

/**
 * @typedef {object} BenchOptions
 * @property {boolean} help
 * @property {boolean} soak Only the soak, instead of the parts.
 * @property {boolean} quick
 * @property {PartName[]} parts
 * @property {ReceiverName[]} receivers
 * @property {number[]} sizes Bytes of payload.
 * @property {number} rate Datagrams per second that every receiver can take; of a soak, its load.
 * @property {number} seconds How long one trial sends; of a soak, how long it lasts.
 * @property {number} turns Turns of each receiver.
 * @property {number} memory MiB that Castscope may keep where its memory is measured.
 * @property {string | null} before Folder of a built checkout that receives in turn with this one.
 * @property {string | null} json File for the figures.
 */

const options = /** @type {const} */ ({
  help: { type: "boolean", default: false },
  quick: { type: "boolean", default: false },
  parts: { type: "string" },
  receivers: { type: "string" },
  sizes: { type: "string" },
  rate: { type: "string" },
  seconds: { type: "string" },
  turns: { type: "string" },
  memory: { type: "string" },
  before: { type: "string" },
  json: { type: "string" },
});
const usual = { rate: 50_000, seconds: 2, turns: 3, memory: 256, sizes: [64, 200, 1316] };
/** Enough to see that the benchmark itself works; its figures say little. */
const quick = { rate: 50_000, seconds: 1, turns: 1, memory: 32, sizes: [200] };
const soak = { rate: 20_000, seconds: 3_600, turns: 1, memory: 256, sizes: [200] };
const bounds = {
  rate: { low: 1, high: 2_000_000 },
  seconds: { low: 1, high: 86_400 },
  turns: { low: 1, high: 100 },
  memory: { low: 16, high: 65_536 },
};
const sizeBounds = { low: 52, high: 1_472 };
/** What a person starts without further thought: one dumpcap is enough. */
/** Left out unless they are asked for: what takes part in a question of its own. */
const unusual = ["dumpcap-large", "castscope-record"];
const usualReceivers = receiverNames.filter((name) => !unusual.includes(name));

export const helpText = `npm run bench -- [soak] [OPTIONS]

Measures Castscope beside what it is compared with, in turns, in a network of its own, and prints
medians with their range. Without options it takes about 45 minutes.

  soak                one long run instead of the parts: memory and losses (RATE ${soak.rate}, SECONDS ${soak.seconds})
  --parts LIST        ${partNames.join(",")}
  --receivers LIST    ${receiverNames.join(",")}
  --sizes LIST        bytes of payload (${usual.sizes.join(",")})
  --rate RATE         datagrams a second at which processor time is compared (${usual.rate})
  --seconds SECONDS   how long one trial sends (${usual.seconds})
  --turns TURNS       turns of each receiver (${usual.turns})
  --memory MIB        what Castscope may keep where its memory is measured (${usual.memory})
  --quick             one short turn, one size: to see that it works, in less than three minutes
  --before FOLDER     a built checkout of Castscope that receives in turn with this one
  --json FILE         writes all figures and a description of this computer
  --help              this text

Exit codes: 0 measured, 1 something failed, 2 the command was not understood, 130 on Ctrl+C.
`;

/**
 * Reads the arguments; throws an error with one sentence.
 * @param {readonly string[]} args
 * @returns {BenchOptions}
 */
export function readOptions(args) {
  const { values, positionals } = readArguments(args);
  const [first, ...others] = positionals;
  if ((first !== undefined && first !== "soak") || others.length > 0) {
    throw new Error(`npm run bench does not know “${first === "soak" ? others[0] : first}”: see --help.`);
  }
  const base = first === "soak" ? soak : values.quick ? quick : usual;
  const number = (/** @type {keyof typeof bounds} */ name) =>
    values[name] === undefined ? base[name] : readWhole(`--${name}`, values[name], bounds[name]);
  return {
    help: values.help,
    soak: first === "soak",
    quick: values.quick,
    parts: readList("--parts", values.parts, partNames) ?? [...partNames],
    receivers: readList("--receivers", values.receivers, receiverNames) ?? usualReceivers,
    sizes:
      values.sizes?.split(",").map((text) => readWhole("Each size in --sizes", text, sizeBounds)) ??
      base.sizes,
    rate: number("rate"),
    seconds: number("seconds"),
    turns: number("turns"),
    memory: number("memory"),
    before: values.before === undefined ? null : resolve(values.before),
    json: values.json ?? null,
  };
}

/** @param {readonly string[]} args */
function readArguments(args) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const option = /'(--?[^' ]*)/.exec(error instanceof Error ? error.message : "")?.[1] ?? "that option";
    const needsValue = option.slice(2) in options;
    throw new Error(
      needsValue
        ? `${option} is not written like that: see --help.`
        : `npm run bench does not know ${option}: see --help.`,
    );
  }
}

/**
 * @param {string} name
 * @param {string} text
 * @param {{ low: number, high: number }} bounds
 */
function readWhole(name, text, { low, high }) {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (Number.isInteger(value) && value >= low && value <= high) return value;
  throw new Error(`${name} is a whole number, ${low} to ${high}.`);
}

/**
 * @template {string} Name
 * @param {string} option
 * @param {string | undefined} text
 * @param {readonly Name[]} names
 * @returns {Name[] | null} In the order of `names`.
 */
function readList(option, text, names) {
  if (text === undefined) return null;
  const wanted = text.split(",").map((part) => part.trim());
  const unknown = wanted.find((part) => !names.some((name) => name === part));
  if (unknown !== undefined) throw new Error(`${option} takes ${names.join(", ")}, not “${unknown}”.`);
  return names.filter((name) => wanted.includes(name));
}
