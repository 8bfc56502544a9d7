import { formatBytes } from "../../../format.ts";
import type { ValuesByName } from "../../../statements/problems/problems.ts";
import type { requestProblems } from "../../../statements/problems/requests.ts";
import { formatCount, plural } from "../../count.ts";
import { type Sentences, say } from "../../say.ts";
import { english as input } from "../input.ts";
import { linkState, noRoute } from "../network.ts";

/** Annotated: its type as the compiler would infer it, with every mistake of input in it, is too long. */
export const english: Sentences<ValuesByName<typeof requestProblems>> = {
  "group-unreadable": ({ mistake }) => say(input, mistake),
  "group-not-joinable": ({ address }) => `${address} is no group: groups are 224.0.0.0/4 and ff00::/8.`,
  "bind-of-host": ({ address }) =>
    `${address} is one host and is heard alone: only a group can be bound to any address.`,
  "port-watched-whole": ({ address }) =>
    `${address} hears its port on every interface and from anyone: leave interface and source out.`,
  "source-unreadable": ({ mistake }) => say(input, mistake),
  "memberships-full": ({ most }) =>
    `${formatCount(most)} memberships are the most: leave one to join another.`,
  "membership-left": () => "This membership was left already.",
  "membership-left-too-long": () => "It was left too long ago to bring it back: join it again.",
  "name-changed-since": ({ group, name }) =>
    name === ""
      ? `The name of ${group} was cleared since, and stays so.`
      : `${group} was named “${name}” since, and keeps that.`,
  "look-changed-since": ({ group }) => `Label and colour of ${group} were changed since, and stay.`,
  "membership-not-failed": () => "Only a failed membership can be tried again.",

  "interface-unknown": ({ mistake }) => say(input, mistake),
  "interface-lacks-family": ({ interface: name, family }) =>
    `${name} has no IPv${family} address, so nothing can be joined or sent there: give it one or choose another.`,
  "host-not-ours": ({ address, own }) => {
    const ours = own.map((one) => `${one.address} (${one.interface})`).join(", ");
    return `${address} is not an address of this computer: ${ours === "" ? "it has none" : `it has ${ours}`}.`;
  },
  "host-elsewhere": ({ address, holder, named }) =>
    `${address} is an address of ${holder}, not of ${named}: leave “on ${named}” out.`,
  "no-route-without-interface": ({ address, why, instead }) => {
    const choice = instead === null ? "connect a network" : `choose an interface, such as ${instead}`;
    return `${noRoute(address, why)}: ${choice}.`;
  },
  "interface-cannot-send": ({ interface: name, state }) =>
    `${linkState(name, state)}, so nothing can be sent there: choose another interface.`,

  "probe-of-no-group": ({ address }) =>
    `${address} is no group: the port of a group is looked for, such as that of 239.1.2.3.`,
  "probes-full": ({ most }) =>
    `${formatCount(most)} searches for ports at once are the most: stop one first.`,
  "probe-forgotten": () => "This search for a port is not known any more.",
  "interface-cannot-join": ({ interface: name, state }) =>
    `${linkState(name, state)}, so nothing can be heard there: choose another interface.`,

  "destination-unreadable": ({ mistake }) => say(input, mistake),
  "destination-is-broadcast": ({ address }) =>
    `${address} is broadcast, which reaches every host: send to a group or to one host.`,
  "destination-is-subnet-broadcast": ({ address, interface: name }) =>
    `${address} is the broadcast address of ${name}'s subnet, which reaches every host there: send to a group or to one host.`,
  "destination-unspecified": ({ address }) => `${address} is no destination: type a group or a host.`,
  "unicast-ttl-zero": () => "0 is too small: the TTL of a packet to one host is 1 to 255.",
  "payload-unsendable": ({ mistake }) => say(input, mistake),
  "test-too-small": ({ bytes, least }) =>
    `${plural(bytes, "byte is", "bytes are")} too few: the header of this format needs ${formatCount(least)}.`,
  "sends-full": ({ most }) => `${formatCount(most)} sends at once are the most: stop one first.`,
  "send-forgotten": () => "This send is not listed any more.",
  "send-files-full": ({ most }) =>
    `${formatCount(most)} files that are being sent in pieces are the most: stop one of these sends first.`,
  "send-file-forgotten": () => "This file is not held any more: send it again.",
  "send-file-incomplete": ({ have, bytes }) =>
    `Only ${formatCount(have)} of the file’s ${formatCount(bytes)} bytes were brought: send it again.`,
  "send-file-beyond": ({ bytes }) =>
    `The file is longer than the ${formatCount(bytes)} bytes that it had: choose it again.`,
  "send-file-no-room": ({ folder, bytes }) =>
    `There is no room for the file’s ${formatCount(bytes)} bytes in ${folder}: make some, or send a smaller file.`,
  "send-file-lost": ({ code }) =>
    `The file could not be read to its end while it was sent (${code === null ? "it is shorter than it was" : `the system says ${code}`}).`,

  "pair-split": () => "This pair was split already.",
  "pair-of-one": () => "A pair has two legs: name two different rows.",
  "pair-has-leg": () => "One of these rows is a leg already: split that pair first.",
  "pair-unnumbered": () =>
    "Neither row carries packets with a sequence that is known, so nothing can be put together: wait for its first packets, or say what they are in the tab Stream.",
  "pair-unlike": () => "The two rows carry streams of different kinds, so their packets cannot be the same.",
  "pairs-full": ({ most }) => `${formatCount(most)} pairs are the most: split one first.`,

  "decoder-unknown": ({ word }) => `There is no decoder “${word}”: choose another.`,
  "decoder-choices-full": ({ most }) =>
    `Decoders are chosen for ${formatCount(most)} groups and sources, which is the most: let one be read by itself.`,
  "format-unreadable": ({ mistake }) => say(input, mistake),

  "recording-missing": ({ file }) => `There is no file ${file}.`,
  "recording-no-file": ({ file }) => `${file} is no file: name a recording, such as one in pcapng.`,
  "recording-not-permitted": ({ file }) => `${file} may not be read by this account.`,
  "recording-unreadable": ({ file, reason }) => `${file} cannot be read: ${reason}.`,
  "recording-empty": ({ file }) => `${file} is empty: nothing was recorded in it.`,
  "recording-foreign": ({ file, begins }) =>
    `${file} is no recording of packets: it begins with ${begins}, where pcap and pcapng have a number of their own.`,
  "recording-cut": ({ file, kind, bytes, header }) =>
    `${file} ends after ${plural(bytes, "byte")}, within the header of ${kind}, which has ${header}: there is no packet in it.`,
  "recording-packed-damaged": ({ file, by, reason }) =>
    `${file} is packed with ${by}, and nothing of it can be unpacked: ${reason}.`,
  "recording-kind-unread": ({ file, kind }) =>
    `${file} is of a kind that is not read (${kind}): convert it to pcapng, as with Wireshark's editcap.`,
  "recording-zstd-unread": ({ file }) =>
    `${file} is compressed with zstd, which this Node cannot unpack: unpack it first, or use Node 22.15 or later.`,
  "recording-not-offered": ({ file }) =>
    `${file} may not be opened from here: choose a file, or one of the folder that was named with --recordings.`,
  "upload-busy": () => "A recording is brought already, or as many as can be open wait: close one first.",
  "upload-too-large": ({ most }) =>
    `More than ${formatCount(most)} bytes are not taken from a browser: put the file into a folder and start with --recordings.`,
  "recording-closed": () => "This recording is not open any more.",
  "opened-recordings-full": ({ most }) =>
    `${formatCount(most)} open recordings at once are the most: close one first.`,
  "not-of-recordings": ({ method }) =>
    `“${method}” makes sense for live traffic only, and this is a recording.`,
  "only-of-recordings": ({ method }) => `“${method}” makes sense for a recording only.`,
  "recordings-full": ({ most }) => `${formatCount(most)} recordings at once are the most: stop one first.`,
  "recording-in-use": ({ file }) => `${file} is recorded or open: stop or close it first.`,
  "recording-removed": () => "It is in the bin already: take it back from there.",
  "recording-not-shown": () => "This door can show no file where it lies.",
  "recording-not-changed": ({ file, code }) => `${file} cannot be changed (${code}).`,
  "recording-forgotten": () => "This recording is not listed any more.",
  "recording-one-file": () => "This recording writes one file: only a ring has a next one.",
  "recording-nowhere": () =>
    "There is no folder for recordings: start Castscope with “serve --recordings FOLDER”.",
  "recordings-without-thread": () =>
    "Recording is not possible here: the script that writes files is missing.",
  "recording-name-unsafe": ({ name }) =>
    `“${name}” cannot be a recording's name: take letters, digits, spaces, dots, dashes and underscores.`,
  "recording-name-taken": ({ file }) => `${file} is there already: choose another name.`,
  "recording-filter": ({ mistake }) => say(input, mistake),
  "replay-destinations": ({ most }) =>
    `The recording has more than ${formatCount(most)} destinations: send it to one, or filter it.`,
  "selection-too-large": ({ most }) =>
    `At most ${formatBytes(most)} of selected packets are sent again: select fewer, or filter the recording.`,
  "replays-full": ({ most }) =>
    `${formatCount(most)} recordings sent at once are the most: stop one, or wait for it.`,
  "replay-empty": ({ hosts }) =>
    hosts === 0
      ? "No packet is left to send."
      : `No packet went to a group, ${formatCount(hosts)} to single hosts: say where to send them.`,
  "replay-ways": ({ packets, most }) =>
    `There are ${formatCount(packets)} ways out for this recording, and sockets for ${formatCount(most)}: send it to one destination.`,
  "filter-destination-not-kept": ({ row }) =>
    `Where each packet of ${row} went is not kept, so no filter can ask for it: leave dst out, or record what comes without what was kept.`,
  "nothing-kept": () => "No packets are kept now: there is nothing to save.",

  "notifier-named-twice": ({ name }) => `There is “${name}” already: give each its own name.`,
  "commands-not-allowed": () =>
    "This door runs no commands: start it with --allow-commands, or be told by a webhook or syslog.",
  "webhook-address": ({ text }) => `“${text}” is no address of a server: write https://noc.example/hook.`,
  "webhook-plain": ({ host }) =>
    `What is sent to ${host} by plain http can be read on the way: use https, or name ${host} as a host for plain http.`,
  "syslog-path": ({ text }) => `“${text}” is no path of a socket, such as /dev/log.`,
  "syslog-address": ({ text }) => `“${text}” is no address of one host, such as 10.0.0.9.`,
  "workspace-not-kept": () => "This Castscope was started to keep nothing: start it without --no-restore.",
  "section-value-wrong": ({ section }) => `“${section}” cannot be this: nothing was changed.`,
  "setting-fixed": ({ section, file }) => `“${section}” is set by an administrator, in ${file}.`,
  "settings-unwritable": ({ file, line, mistake }) =>
    `The setting is not kept, because ${file} cannot be read: line ${formatCount(line)}: ${say(input, mistake)}`,
  "profile-name-wrong": ({ mistake }) => say(input, mistake),
  "profile-unknown": ({ name, known }) =>
    `There is no profile “${name}”: ${known.length === 0 ? "there is none yet" : `there is ${known.join(", ")}`}.`,
  "profile-there": ({ name }) =>
    `There is a profile “${name}” already: choose another name, or delete that one.`,
  "profile-open": ({ name }) => `“${name}” is open: switch to another profile, then delete it.`,
  "profile-held": ({ name, process }) =>
    `The profile “${name}” is open in another Castscope (process ${process}): close it there.`,
  "profile-unreadable": ({ file, line, mistake }) =>
    `${file}, line ${formatCount(line)}: ${say(input, mistake)}`,
  "profiles-full": ({ most }) => `${formatCount(most)} profiles are the most: delete one.`,
  "profile-offer-gone": () => "The file is not there any more: choose it again.",
  "profile-offer-large": ({ most }) =>
    `The file is larger than ${formatCount(most)} characters, which is the most.`,
  "packet-gone": () => "This packet is no longer kept: newer ones took its place.",
  "packet-list-given-up": () => "This sorted or filtered list was given up: make it again.",
  "filter-unreadable": ({ mistake }) => say(input, mistake),
  "packet-lists-full": ({ most }) =>
    `${formatCount(most)} packet lists are sorted or filtered already: clear one in another window first.`,
};
