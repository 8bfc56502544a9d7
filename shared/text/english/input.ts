import { formatBitRate } from "../../format.ts";
import { type ExpectFigure, expectFigures } from "../../statements/expect-figures.ts";
import type { inputProblems, Quantity, quantityNames } from "../../statements/input.ts";
import type { ValuesOf } from "../../statements/statement.ts";
import { formatCount, plural } from "../count.ts";
import type { Sentences } from "../say.ts";
import { testFormatName } from "../test-format.ts";
import { descriptions } from "./described.ts";
import { filters } from "./filters.ts";
import { listed } from "./list.ts";
import { profiles } from "./profiles.ts";
import { templates } from "./templates.ts";

export const english: Sentences<typeof inputProblems> = {
  "not-an-address": ({ text }) => `“${text}” is not an address: type one, such as 239.1.2.3 or ff15::1.`,
  "zone-without-ipv6": () => "Only an IPv6 address has a zone: write “on” and the interface.",
  "zone-empty": () => "The zone after “%” is empty: name an interface, such as %eth0.",
  "ipv4-empty-part": ({ text }) =>
    `${text} has an empty part: an IPv4 address has four numbers, such as 239.1.2.3.`,
  "ipv4-part-not-a-number": ({ part }) =>
    `“${part}” is not a number: each part of an IPv4 address is 0 to 255.`,
  "ipv4-leading-zero": ({ part, meant }) =>
    `${part} has a leading zero, which some programs read as octal: write ${meant}.`,
  "ipv4-part-too-large": ({ part }) => `${part} is too large: each part of an IPv4 address is 0 to 255.`,
  "ipv4-too-many-parts": ({ text, parts }) => `${text} has ${parts} parts: an IPv4 address has four.`,
  "ipv4-too-few-parts": ({ text, parts }) =>
    `${text} has ${plural(parts, "part")}: an IPv4 address has four, such as 239.1.2.3.`,
  "ipv4-in-ipv6-form": ({ text, ipv4 }) => `${text} is an IPv4 address in IPv6 form: write ${ipv4}.`,
  "ipv6-begun": ({ text }) => `${text} is the beginning of an IPv6 address, such as ff15::1.`,
  "ipv6-two-gaps": ({ text }) => `${text} has “::” twice: it may stand for zeros only once.`,
  "ipv6-group-missing": () =>
    "A group is missing: an IPv6 address has hex groups between its colons, such as ff15::1.",
  "ipv6-group-not-hex": ({ group }) =>
    `“${group}” is not hex: the groups of an IPv6 address use 0 to 9 and a to f.`,
  "ipv6-group-too-long": ({ group }) =>
    `“${group}” is too long: a group of an IPv6 address has at most four hex digits.`,
  "ipv6-too-many-groups": ({ text, groups }) =>
    `${text} has ${plural(groups, "group")}: an IPv6 address has at most eight.`,
  "ipv6-too-few-groups": ({ text, groups }) =>
    `${text} has ${plural(groups, "group")}: an IPv6 address has eight, or “::” for the zeros between.`,
  "ipv6-without-brackets": ({ meant }) =>
    `Put the IPv6 address in brackets, so that its port can be told: ${meant}.`,
  "bracket-not-closed": () => "The closing bracket is missing: [ff15::1]:5000.",
  "brackets-around-ipv4": ({ address }) => `Brackets are for IPv6: write ${address} without them.`,
  "no-colon-after-bracket": () => "After the bracket comes a colon and the port: [ff15::1]:5000.",
  "port-missing": () => "The port is missing: add one, such as :5004.",
  "port-missing-after": ({ whole }) => `The port is missing: ${whole}.`,
  "not-a-group": ({ address }) => `${address} is no group: the port of a group is looked for.`,
  "not-a-port": ({ text }) => `“${text}” is not a port: a port is a number, 1 to 65535.`,
  "port-zero": () => "Port 0 is not a real port: a port is 1 to 65535.",
  "port-too-large": ({ text }) => `${text} is too large: a port is 1 to 65535.`,

  "group-missing": () => "Type a group and a port, such as 239.1.2.3:5004.",
  "group-is-broadcast": () => "255.255.255.255 is broadcast, not a group: groups are 224.0.0.0 and above.",
  "address-reserved": ({ address }) =>
    `${address} is neither a group nor a host: 240.0.0.0 and above are reserved.`,
  "zone-missing": ({ address }) =>
    `${address} is another computer on each link: name the interface, such as ${address}%eth0.`,
  "word-unknown": ({ word }) =>
    `“${word}” is not understood: after the port may come “on” an interface, “from” a source or “bind” any.`,
  "clause-twice": ({ clause }) => `“${clause}” is there twice: name one.`,
  "clause-empty": ({ clause }) => {
    const wanted = {
      on: "an interface, such as eth0",
      from: "a source, such as 10.0.0.7",
      bind: "“group” or “any”",
    };
    return `After “${clause}” comes ${wanted[clause]}.`;
  },
  "bind-unknown": ({ text }) =>
    `“${text}” is no choice: “bind group” hears this group only, “bind any” its whole port.`,
  "bind-of-host": ({ host }) =>
    `${host} is one host and is heard alone: only a group can be bound to any address.`,
  "bind-of-port": ({ address }) => `${address} means any address: leave “bind” out.`,
  "port-watched-whole": ({ address }) =>
    `${address} hears its port on every interface and from anyone: leave “on”, “from” and the zone out.`,
  "only-a-port": ({ text, port }) =>
    `${text} is only a port: put a group before it, such as 239.1.2.3:${port}.`,
  "stream-of-a-server": ({ scheme }) =>
    `${scheme} names a server's stream, which is not joined: a group is written udp://@239.1.2.3:5004, or 239.1.2.3:5004.`,
  "url-without-group": ({ scheme }) =>
    `After ${scheme ?? "the address"} comes a group and its port, such as @239.1.2.3:5004.`,
  "no-group-after-at": () => "After “@” comes the group and its port, such as @239.1.2.3:5004.",
  "group-before-at": ({ turned }) =>
    `Before “@” comes the source and after it the group: ${turned}, or “on” and an interface.`,
  "query-names-several": ({ clause }) =>
    `More than one ${clause === "on" ? "interface" : "source"} is named: join each of them by itself.`,
  "zone-differs-from-on": ({ zone, on }) => `The zone says ${zone} and “on” says ${on}: name one interface.`,
  "source-twice": ({ first, second }) => `The source is there twice, ${first} and ${second}: name one.`,
  "source-zone-differs": ({ zone, on }) =>
    `The source's zone says ${zone} and the group is joined on ${on}: name one interface.`,
  "source-with-port": ({ source }) => `A source is named without a port: ${source}.`,
  "source-of-host": ({ host }) => `Only a group can have a source, and ${host} is one host.`,
  "source-is-group": ({ source }) => `${source} is a group: a source is the address of one host.`,
  "source-not-a-host": ({ source }) => `${source} is no host: it cannot be a source.`,
  "source-of-other-family": ({ source, group }) =>
    `The source is IPv${source} and the group IPv${group}: both must be of one family.`,
  "group-without-sources": ({ group }) =>
    `${group} cannot have a source: every host belongs to it and never reports it.`,
  "range-end-missing": ({ text }) =>
    `The range ${text} has no end: write its last number too, such as 239.1.1.1-20:5004.`,
  "range-backwards": ({ first, last }) => `The range ends at ${last}, before its beginning ${first}.`,
  "range-of-two-ports": ({ first, last }) =>
    `The range has two ports, ${first} and ${last}: several ports stand behind it, as in 239.1.1.1-20:5004,5006.`,
  "range-of-two-families": ({ first, last }) =>
    `${first} and ${last} are of two families: a range is IPv4 or IPv6.`,
  "prefix-unreadable": ({ text, family }) =>
    `“/${text}” is no prefix: IPv${family} has /0 to /${family === 4 ? 32 : 128}.`,
  "range-leaves-groups": ({ last }) => `The range goes on to ${last}, which is no group.`,
  "range-too-large": ({ count, most }) =>
    `${count > 1e12 ? "More groups than can be counted" : plural(count, "group")}: a range has at most ${formatCount(most)}.`,
  "host-in-list": ({ host, port }) =>
    port === null
      ? `${host} is one host, not a group, and has no port.`
      : `${host} is one host, not a group.`,
  "list-without-groups": ({ what }) =>
    what === "sdp"
      ? "This session description names no group with a port: its lines c= and m= do."
      : "This row names no group: write its address and port, such as 239.1.2.3:5004.",
  "interface-unknown": (values) => `No interface ${missing(values)}.`,
  "zone-unknown": (values) => `The zone does not exist: no interface ${missing(values)}.`,

  "destination-missing": () => "Type a group or a host and a port, such as 239.255.0.1:5000.",
  "destination-has-more": ({ word }) =>
    `“${word}” is not understood: To takes one group or host and its port.`,
  "destination-has-source": ({ source }) =>
    `A source is for joining: what is sent comes from this computer, and ${source} is not needed.`,
  "destination-is-broadcast": ({ address }) =>
    `${address} is broadcast, which reaches every host: send to a group or to one host.`,
  "destination-unspecified": ({ address }) =>
    `${address} is no destination: type a group or a host, such as 239.255.0.1:5000.`,
  "zone-differs-from-from": ({ zone, from }) =>
    `The zone says ${zone} and From says ${from}: name one interface.`,
  "interface-went": ({ interface: name }) => `${name} is gone: choose another interface.`,
  "interface-lacks-family": ({ interface: name, family }) =>
    `${name} has no IPv${family} address: choose another interface.`,

  "number-missing": ({ quantity }) => `A number is missing: ${range(quantity)}.`,
  "not-a-number": ({ text, quantity }) => `“${text}” is not a number: ${range(quantity)}.`,
  "number-two-ways": ({ text, small, large }) =>
    `“${text}” can be read as ${small} and as ${large}: write one of them, without the point.`,
  "number-too-small": ({ text, quantity }) => `${text} is too small: ${range(quantity)}.`,
  "number-too-large": ({ text, quantity }) => `${text} is too large: ${range(quantity)}.`,
  "rotation-unreadable": ({ text }) =>
    `${text} does not say how files follow each other: write 10x100MB, 100MB, 10min or 10x100MB,1h, of at least 64 KiB or 1 s.`,
  "rate-too-small": ({ text }) => `${text} is too small: the slowest rate is 0.01 packets a second.`,
  "time-too-short": ({ text }) => `${text} is too small: the shortest time is 0.1 seconds.`,
  "rate-with-unit": ({ text }) =>
    `“${text}” has a unit: packets per second have none, and bits are a bit rate.`,
  "bitrate-missing": () => "A bit rate is missing: type one, such as 10M or 2.5 Mbit/s.",
  "bitrate-unreadable": ({ text }) => `“${text}” is no bit rate: write it as 64k, 10M or 2.5 Mbit/s.`,
  "bitrate-of-nothing": () => "Packets without payload have no bits: name a size.",
  "bitrate-too-large": ({ text, size, rate, most, bits }) =>
    `${text} of ${plural(size, "byte")} each are ${formatCount(Math.round(rate))} packets a second, and ${formatCount(most)} is the most: ${formatBitRate(bits)}.`,
  "bitrate-too-small": ({ text, size, bits }) =>
    `${text} is too small: the slowest rate of ${plural(size, "byte")} each is ${formatBitRate(bits)}.`,
  "ramp-unreadable": ({ text }) =>
    `“${text}” is no ramp: it has the slowest and the fastest rate, such as 100..3200.`,
  "ramp-not-rising": ({ low, high }) => `A ramp rises: ${high} has to be more than ${low}.`,
  "ramp-without-end": () => "A ramp needs a duration, which its steps share.",
  "run-id-missing": () => "A run id is missing: type up to eight hex digits, such as 7F3C.",
  "run-id-unreadable": ({ text }) => `“${text}” is no run id: it has up to eight hex digits, such as 7F3C.`,
  "test-too-small": ({ format, bytes, least }) =>
    `${plural(bytes, "byte is", "bytes are")} too few for ${testFormatName[format]}: its header needs ${formatCount(least)}.`,
  "expectation-missing": () => "An expectation is missing: such as loss < 0.1%, or rate > 900.",
  "expected-figure-unknown": ({ word }) =>
    `${word === "" ? "The expectation begins with no figure" : `“${word}” is no figure`}: there is ${listed(expectFigures)}.`,
  "expected-operator-unknown": ({ figure, sign }) =>
    `${sign === "" ? `After ${figure} comes` : `“${sign}” compares nothing: there is`} <, <=, >, >=, = or !=, such as ${figure} < ${numbers[figure].example}.`,
  "expected-number-missing": ({ figure, text }) =>
    `${text === "" ? "A number is missing" : `“${text}” is not a number`}: ${figure} is ${numbers[figure].unit}, such as ${numbers[figure].example}.`,
  "expected-unit-missing": ({ figure, number }) =>
    `${number} has no unit: ${figure} is ${numbers[figure].unit}, such as ${numbers[figure].example}.`,
  "expected-unit-unknown": ({ figure, unit }) =>
    `“${unit}” is no unit of it: ${figure} is ${numbers[figure].unit}, such as ${numbers[figure].example}.`,
  "expected-loss-too-large": ({ number }) => `${number}% is too large: loss is 0 to 100%.`,
  "dscp-missing": () => `A DSCP is missing: ${dscps}.`,
  "dscp-unknown": ({ text }) => `“${text}” is no DSCP: ${dscps}.`,
  "dscp-too-large": ({ text, meant }) =>
    `${text} is too large: a DSCP is 0 to 63${meant === null ? "" : `; as a whole TOS byte it would be ${meant}`}.`,

  "payload-file-empty": () => "The file is empty: there is nothing to cut into pieces.",
  "payload-file-missing": () => "No file is chosen: choose the one whose bytes are sent.",
  "payload-too-large": ({ bytes, family, most }) =>
    `${formatCount(bytes)} bytes are too many: one IPv${family} datagram carries at most ${formatCount(most)}.`,
  "not-a-hex-digit": ({ character }) => `“${character}” is not a hex digit: use 0 to 9 and a to f.`,
  "no-hex-digits": ({ sign }) => `After ${sign} come two hex digits.`,
  "half-a-byte": ({ digits }) => `The hex text has ${plural(digits, "digit")}: each byte needs two.`,
  "odd-hex-digits": ({ digits, last }) =>
    `“${digits}” has an odd number of digits: each byte needs two, such as 0${last}.`,
  ...templates,
  ...descriptions,
  ...profiles,
  ...filters,
};

const count = { unit: "a count, with k or M for large ones", example: "10" };
/** What each figure's number is in, and one for an example. */
const numbers: Readonly<Record<ExpectFigure, { readonly unit: string; readonly example: string }>> = {
  loss: { unit: "in %", example: "0.1%" },
  lost: count,
  rate: { unit: "in packets a second, with k or M for large ones", example: "900/s" },
  bitrate: { unit: "in bit/s, with k, M or G before it", example: "8Mbit/s" },
  jitter: { unit: "in us, ms or s", example: "5ms" },
  reordered: count,
  duplicates: count,
  sources: count,
  drops: count,
};

const dscps = "a name such as EF, AF41 or CS5, or 0 to 63";

const quantities: Record<(typeof quantityNames)[number], string> = {
  "multicast-ttl": "a TTL",
  "unicast-ttl": "the TTL of a packet to one host",
  "send-count": "a count",
  "send-rate": "a rate",
  "send-burst": "a burst",
  seconds: "a time in seconds",
  memory: "a memory in MiB",
  payload: "a payload in bytes",
  flow: "a flow",
  "run-seconds": "a duration in seconds",
  limit: "a limit",
  speed: "a speed",
  pause: "a pause in milliseconds",
  times: "a number of times",
};

function bound(low: number): string {
  return Number.isInteger(low) ? formatCount(low) : String(low);
}

function range({ of, low, high }: Quantity): string {
  return `${quantities[of]} is ${bound(low)} to ${formatCount(high)}`;
}

function missing({
  wanted,
  looksLikeAddress,
  names,
}: ValuesOf<typeof inputProblems, "interface-unknown">): string {
  const has = names.length === 0 ? "this computer has none" : `this computer has ${names.join(", ")}`;
  return `${looksLikeAddress ? "has the address" : "is called"} ${wanted}: ${has}`;
}
