import { limits } from "../../limits.ts";
import type { FileContent, OptionValue, SequenceEntry, UsageTable } from "../../statements/usage.ts";
import { formatCount, plural } from "../count.ts";
import { rateGuard, shortBits } from "../rate-guard.ts";
import { type Sentences, say } from "../say.ts";
import { testFormatName } from "../test-format.ts";
import { english as input } from "./input.ts";
import { listed } from "./list.ts";

export const english: Sentences<UsageTable> = {
  "command-missing": ({ commands }) => `A command is missing: there is ${listed(commands)}.`,
  "command-unknown": ({ word, commands }) => `“${word}” is not a command: there is ${listed(commands)}.`,
  "word-too-many": ({ word, command }) =>
    `“${word}” is one word too many: ${command} takes ${takes[command]}.`,
  "recording-missing": () => "Name a recording, such as traffic.pcapng.",
  "export-target-missing": () => "A file to write is missing: add --to, such as --to packets.csv.",
  "export-ending": ({ file, endings }) =>
    `${file} does not say in which form: it has to end in one of ${listed(endings.map((one) => `.${one}`))}.`,
  "export-of-unknown": ({ word, kinds }) => `“${word}” cannot be exported: there is ${listed(kinds)}.`,
  "filter-of-rows": () => "A filter is of packets: export packets with it, and open those.",
  "export-refused": ({ file, code }) =>
    code === "EEXIST"
      ? `${file} is there already (${code}): choose another name.`
      : `${file} cannot be written (the system says ${code}).`,
  "groups-missing": () => "Name at least one group and its port, such as 239.1.2.3:5004.",
  "groups-too-many": ({ count, most }) =>
    `${formatCount(count)} groups are too many: Castscope joins up to ${formatCount(most)} at once.`,
  "probe-group-missing": () => "Name the group whose port is looked for, such as 239.1.2.3.",
  "ports-too-many": ({ count, most }) =>
    `${formatCount(count)} ports are too many: beside the known ones up to ${formatCount(most)} can be named.`,
  "probe-too-long": ({ most }) => `A port is looked for at most ${formatCount(most)} seconds.`,
  "list-wrong": ({ file, line, mistake, further }) =>
    `In ${file}, line ${formatCount(line)}: ${say(input, mistake)}${further === 0 ? "" : ` ${plural(further, "more line is", "more lines are")} wrong.`}`,
  "list-too-long": ({ file, most }) => `${file} is too long: a list has at most ${formatCount(most)} lines.`,
  "list-empty": ({ file }) => `${file} names no group: write one in each line, such as 239.1.2.3:5004.`,
  "list-with-source": () => "A list names its sources itself: leave --from out.",
  "filter-groups-too-many": ({ count, most }) =>
    `${formatCount(count)} groups are too many for --filter: it goes with up to ${formatCount(most)}.`,
  "target-missing": () => "Name a group or host and its port, such as 239.1.2.3:5004.",
  "target-with-bind": () => "“bind” belongs to watch: it says what a receiving socket lets in.",
  "target-unspecified": ({ address }) => `${address} is no destination: name a group or a host.`,
  "target-with-source": () => "“from” belongs to watch: what is sent comes from this computer.",
  "recording-target-missing": () => "A file to record to is missing: add --to, such as --to now.pcapng.",
  "expectation-without-end": () =>
    "What is expected is judged at the end: say when that is, such as --for 10.",
  "text-unreadable": ({ mistake }) => say(input, mistake),

  "option-unknown": ({ option, options }) => {
    const known = options.length === 0 ? "this command has none" : `there is ${options.join(", ")}`;
    return `${option} is not an option here: ${known}.`;
  },
  "option-twice": ({ option }) => `${option} is there twice: give it once.`,
  "option-without-value": ({ option, wanted }) => `After ${option} comes ${values[wanted]}.`,
  "switch-with-value": ({ option, value }) => `${option} takes no value: leave “=${value}” out.`,

  "payload-twice": ({ first, second }) => `${first} and ${second} both give the payload: choose one.`,
  "pieces-without-file": () => "Only a file is cut into pieces: name one with --file.",
  "file-changed": ({ file }) => `${file} became shorter while it was read: send it again.`,
  "file-beyond-pieces": ({ file, most }) =>
    `${file} is too large: a file that is sent in pieces has at most ${formatCount(most)} bytes.`,
  "sequence-not-json": ({ file, why }) => `${file} is no JSON: ${why}.`,
  "sequence-entry": ({ file, at, should }) =>
    `${at === "" ? file : `${file}: ${at}`} has to be ${sequenceEntries[should]}.`,
  "sequence-content": ({ file, at, mistake }) => `In ${file}, ${at}: ${say(input, mistake)}`,
  "file-too-large": ({ file, family, most }) =>
    `${file} is too large: one IPv${family} datagram carries at most ${formatCount(most)} bytes.`,
  "file-missing": ({ file, holds }) => `There is no file ${file}: name one that holds ${contents[holds]}.`,
  "file-is-folder": ({ file, holds }) => `${file} is a folder: name a file that holds ${contents[holds]}.`,
  "file-not-permitted": ({ file }) => `${file} may not be read by you: name a file that you can read.`,
  "file-unreadable": ({ file, code, holds }) =>
    `${file} cannot be read (${code ?? "no reason given"}): name a file that holds ${contents[holds]}.`,
  "description-wrong": ({ file, line, mistake }) =>
    `In ${file}, line ${formatCount(line)}: ${say(input, mistake)}`,
  "description-without-sequence": ({ file }) =>
    `${file} does not say where the packets have their number: name that field as “sequence”.`,

  "packet-missing": () => "Say which packet: --hex and its bytes, or --file and a file that holds them.",
  "packet-type-unknown": ({ text, types }) =>
    `“${text}” is nothing that packets are decoded as: there is ${listed(types)}.`,

  "collector-missing": () => "Name with --otlp where metrics are sent: --otlp-every only says how often.",
  "collector-plain": ({ host }) =>
    `What is sent to ${host} by plain http can be read on the way: use https, or a collector on this computer.`,
  "collector-unreadable": ({ text }) =>
    `“${text}” is no address of a collector: write http://localhost:4318/v1/metrics.`,
  "collector-too-often": ({ least }) => `Metrics are sent at most once in ${least} s.`,

  "profile-without-restore": () => "There is --profile and --no-restore: choose one.",
  "history-without-file": ({ file }) =>
    `There is no history ${file}: serve keeps one, and watch with --history.`,
  "history-ends-before": () => "The span ends before it begins: --from is the earlier time.",
  "history-of-several": ({ text, series }) => `${text} was joined in several ways: name ${listed(series)}.`,
  "moment-unreadable": ({ text }) =>
    `“${text}” is no time: write 03:12, 2026-11-26, "2026-11-26 03:12", or how long ago, such as 15m or 2h.`,

  "options-exclude": ({ first, second }) => `${first} and ${second} say the same thing twice: choose one.`,
  "option-needs-test": ({ option }) => `${option} belongs to a test stream: add --test.`,
  "test-with-payload": ({ option }) =>
    `${option} gives a payload, and a test stream has its own: leave one of them out.`,
  "format-unknown": ({ text, formats }) =>
    `“${text}” is no format of test streams: there is ${listed(formats)}.`,
  "preset-unknown": ({ text, presets }) => `“${text}” is no preset: there is ${listed(presets)}.`,
  "ramp-with-count": () => "A ramp has a duration, which its steps share, and no count.",
  "fresh-of-host": ({ address }) => `${address} is one host: only a group can be a fresh one.`,
  "fresh-not-found": () => "No group of that range is free here: name one.",
  "format-without-run": ({ format }) => `${testFormatName[format]} has no run id: leave --run out.`,
  "replay-guarded": (guarded) =>
    `${rateGuard(guarded)} (up to ${shortBits(guarded.most)} is let through): add --yes to send it, or make it slower by --speed or --rate.`,
  "rate-guarded": (guarded) =>
    `${rateGuard(guarded)}: add --yes to send it, or lower it to --bitrate ${shortBits(guarded.most)}.`,
};

const takes = {
  interfaces: "only --json",
  announced: "no group, only --on, --for and --json",
  probe: "one group",
  why: "one group and its port",
  send: "one group or host",
  decode: "only options, such as --hex",
  events: "only options, such as --history",
  history: "one group and its port",
  open: "one file",
  export: "one file",
  replay: "one file",
  profiles: "only the option --json",
  serve: "only options, such as --port",
} as const;

const contents: Readonly<Record<FileContent, string>> = {
  payload: "the payload",
  description: "the description of a format",
  packet: "the packet",
  list: "the groups",
  profile: "a profile",
  sequence: "a sequence of packets",
};

const sequenceEntries: Readonly<Record<SequenceEntry, string>> = {
  object: "“packets” in braces, and “times” where it is sent more than once",
  packets: `a list of 1 to ${limits.sequencePackets} packets`,
  times: "how often all of it is sent, 1 or more, or “endless”",
  packet: "one of text, hex, file or template in braces, and a pause",
  pause: "milliseconds, 0 to 100000",
  text: "a text in quotes",
};

const values: Readonly<Record<OptionValue, string>> = {
  bind: "“group” or “any”",
  interface: "an interface, such as eth0 or 10.0.0.7",
  source: "the address of one source, such as 10.0.0.7",
  duration: "a time in seconds, such as 10",
  interval: "a time in seconds, such as 1",
  memory: "a memory in MiB, such as 512",
  expectation: 'what is expected, such as "loss < 0.1%"',
  ttl: "a TTL, such as 1",
  count: "how many packets to send, such as 10",
  rate: "packets per second, such as 100",
  burst: "how many packets leave back to back, such as 10",
  size: "the size of the payload in bytes, such as 200",
  text: "the payload as text",
  template: "the payload as a template, such as “reading {seq}”",
  hex: "the payload as hex digits, such as 48656c6c6f",
  file: "the file that holds the payload",
  ports: "ports, such as 6000-6010,7000",
  pieces: "the size of a piece in bytes, such as 1316",
  sequence: "the file that holds packets and pauses (docs/sequences.md)",
  "source-port": "the port to send from, such as 5000",
  "serving-port": "the port to serve on, such as 8080",
  dscp: "a DSCP, such as 34, AF41 or EF",
  bitrate: "bits of payload per second, such as 10M",
  format: "a format of test streams, such as castscope",
  preset: "the name of a preset, such as short",
  run: "a run id, such as 7F3C",
  description: "the file that describes the packets' format",
  "packet-hex": "the packet's bytes as hex digits, such as 80600001",
  "packet-file": "the file that holds the packet",
  "packet-type": "what to decode it as, such as rtp",
  "recordings-folder": "the folder for recordings, such as /srv/captures",
  "export-file": "the file to write, such as packets.csv",
  "export-rows": "packets, groups, sources or streams",
  "replay-target": "where to send to, such as 239.1.2.3:5004, or 239.1.2.3 with the recorded ports",
  speed: "how many times as fast as recorded, such as 2",
  "replay-dscp": "a DSCP, such as AF41, or keep",
  times: "how often to send the whole, such as 3",
  recording: "the file to record to, such as now.pcapng",
  ring: "how files follow each other, such as 10x100MB",
  "list-file": "a file with a group in each line, or “-” for the standard input",
  filter: 'what packets have to be, such as "ttl > 1"',
  "packet-port": "the port that the packet was sent to, such as 5353",
  "history-file": "the file that holds the history",
  "token-file": "the file that holds the token",
  collector: "the address of a collector, such as http://localhost:4318/v1/metrics",
  "thresholds-file": "the file that holds the thresholds",
  profile: "the name of a profile, as castscope profiles lists them",
  moment: "a time, such as 03:12 or 2h",
  step: "a time in seconds, such as 60",
};
