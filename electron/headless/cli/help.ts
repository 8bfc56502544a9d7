import { decoders } from "../../../shared/decode/decoders.ts";

export const commandNames = [
  "interfaces",
  "announced",
  "probe",
  "watch",
  "why",
  "record",
  "send",
  "decode",
  "events",
  "history",
  "open",
  "export",
  "replay",
  "profiles",
  "serve",
  "help",
] as const;
export type CommandName = (typeof commandNames)[number];

const pages: Record<Exclude<CommandName, "help">, string> = {
  interfaces: `castscope interfaces [--json]

  Lists this computer's interfaces, their addresses, and which one the system
  takes for groups when none is named.
`,
  announced: `castscope announced [--on INTERFACE] [--for SECONDS] [--json]

  Joins the groups in which others announce what they send, on one interface and
  nowhere else, listens, and prints what was announced: sessions by SAP (RFC 2974)
  with what can be joined, and by mDNS the names of RAVENNA, RTSP, Dante and NDI.
  Nothing is sent, so that what mDNS tells only when it is asked is not seen
  (docs/announcements.md).

  --on INTERFACE   name or address of the interface (the system's choice)
  --for SECONDS    how long to listen (60: most repeat themselves each half minute)
  --json           one object: the announcements, and what was dropped
`,
  probe: `castscope probe GROUP [--on INTERFACE] [--from SOURCE] [--ports PORTS]
                [--for SECONDS] [--json]

  Finds the port on which a group is heard: joins the group on one interface and
  listens for a while, on the ports that standards, players and plants use and those
  of this computer's other sockets, or on every port where this process may capture
  (root, or CAP_NET_RAW on Linux). Nothing is sent but the membership itself, and
  everything is left at the end (docs/find-port.md).

  --on INTERFACE   name or address of the interface (the system's choice)
  --from SOURCE    hear one source only (source-specific join)
  --ports PORTS    try these too, such as 6000-6010,7000
  --for SECONDS    how long to listen (20, at most 300)
  --json           one object: "heard" with port, packets, from and looksLike of each,
                   "way" ("ports" or "any-port"), "ports", and "deaf" for those that
                   could not be listened on

  Exit codes: 0 something was heard, 1 nothing was or the group cannot be joined, 2
  the command was not understood.
`,
  watch: `castscope watch GROUP:PORT [GROUP:PORT ...] [--on INTERFACE] [--from SOURCE]
                [--bind any|group] [--for SECONDS] [--every SECONDS] [--memory MIB]
                [--describe FILE] [--filter FILTER] [--streams] [--events]
                [--history FILE] [--expect EXPECTATION ...] [--profile NAME] [--json]
castscope watch --list FILE [--on INTERFACE] [--bind any|group] ...

  Joins the groups and tells what arrives. A host address instead of a group
  listens on that address of this computer. What players write is understood:
  "239.1.2.3 5004", udp://@239.1.2.3:5004, rtp://10.0.0.7@232.1.1.1:5000, and
  ranges: 239.1.1.1-20:5004, 239.1.1.0/28:5004, 239.1.1.1:5004,5006 or :5000-5010.
  0.0.0.0:PORT or [::]:PORT joins nothing and hears what a program bound to any
  address would: unicast, broadcast and groups that others here have joined, with
  a line for each destination.

  --on INTERFACE   name or address of the interface to join on
  --from SOURCE    hear one source only (source-specific join)
  --bind any       hear the whole port beside the group, as a program bound to any
                   address does; "group", the group alone, without it
  --list FILE      groups of a file, or of the standard input with "-": one in a line,
                   a table with a heading (CSV: group, port, name, source,
                   interface), a playlist (M3U, XSPF), a session description (SDP),
                   and more (docs/join-lists.md); # begins a comment, behind a group
                   its name. Nothing is joined of a list with a mistake
  --for SECONDS    end after this time; without it, on Ctrl+C
  --every SECONDS  how often to tell (1)
  --memory MIB     memory for kept packets and known sources (256)
  --expect TEXT    what each group has to come to at the end, such as
                   "loss < 0.1%" or "rate > 900"; may be given often; needs --for
  --describe FILE  where the packets have their number: a format that is not known,
                   described in JSON (docs/described-formats.md); --filter then asks
                   for what stands in them too
  --filter FILTER  count the packets that it lets through, as "type rtp and
                   rtp.marker = 1" (docs/filters.md), of up to 8 groups: a column
                   Matched, and "matched" of each group in a line of --json. All
                   other figures stay those of all packets
  --streams        tell also of each stream that its packets number: loss, order, jitter
  --events         tell what happens, as it happens: a line each, with --json an object
                   with "event": true, as castscope events --json writes it
  --history FILE   keep figures and events in this file (docs/history.md); made where
                   it is missing
  --profile NAME   watch the groups of a profile too, with their names and as their
                   packets are read there (castscope profiles); a path names a file of one
  --json           one JSON object per line; the last has "final": true

  In a line of --json, of each group and of all together in "totals":
  kernelDrops      packets that the kernel dropped because this computer was too
                   slow, since the start; null where the system does not tell
  droppedHere      of those, the ones since the line before
  damaged          packets that arrived with a wrong checksum, since the start
  untoldSources    packets of senders beyond those that are told apart (a group's)
  storeDropped     kept packets that gave way to newer ones: counted all the same
  sources          of each group, the busiest 100: address, port, packets, bytes, ttl
                   and dscp; "sourceCount" says how many there are
  streams          of each group, the busiest 100: kind, source, id, received,
                   expected, lost, lossPercent, bursts, longestBurst, reordered,
                   duplicates, restarts, jitterMs, droppedHere; null where it
                   cannot be measured
  pairs            groups that were found to carry the same packets (ST 2022-7, A and
                   B lines): what came on either, what each leg lost, skewMs
  A line with "leftOut" says how many before it were left out, because nobody had
  read them in time; its droppedHere covers their time too.

  An expectation is a figure, one of < <= > >= = !=, and a number:
  loss             in %, of what the streams' numbers say was sent
  lost, reordered, duplicates
                   packets of the streams, as their numbers say
  jitter           the largest of the streams', in us, ms or s
  rate, bitrate    packets, and bits of payload (k, M, G; bit/s), a second from the
                   first packet to the end
  sources          senders told apart
  drops            packets that this computer dropped
  What cannot be measured does not hold. The last line of --json has "expectations".

  Exit codes: 0 packets arrived, 1 none arrived, 2 the command was not understood.
  With --filter: 0 packets matched, 1 none did. What is wrong with a filter is marked
  below it.
  With --expect: 0 all of it holds, 1 something does not, with a sentence for each.
`,
  why: `castscope why GROUP:PORT [--on INTERFACE] [--from SOURCE] [--bind any|group]
              [--for SECONDS] [--json]

  Says why a group is silent, as the window's tab Membership does: joins it,
  listens until packets come, and checks what this computer knows of the
  interface, the port, the membership, the querier, the firewall and its own
  drops. What is wrong comes first, each with what to do about it.

  --on, --from, --bind   as for watch
  --for SECONDS          how long to wait for packets before the checks (6)
  --json                 the result as one JSON object: "answer" is "well" or
                         "look"; "checks" with code, verdict ("problem", "warning",
                         "unknown", "ok"), message, and nextStep or null

  Exit codes: 0 packets arrive and nothing wrong was found, 1 there is something to
  look at or no packet came, 2 the command was not understood.
`,
  record: `castscope record GROUP:PORT [GROUP:PORT ...] --to FILE [--on INTERFACE]
                 [--from SOURCE] [--bind any|group] [--list FILE] [--ring FILES]
                 [--for SECONDS] [--filter FILTER] [--json]

  Joins the groups and writes their packets to a pcapng file, which Wireshark and
  others open: with the real addresses, TTL, DSCP, interfaces and the kernel's
  times; the other parts of their headers are made up (docs/recordings.md).

  --to FILE        the file to make; one that is there is not written over, a named
                   pipe is written to
  --on, --from, --bind, --list  as for watch
  --ring FILES     several numbered files: 100MB begins another one after so many
                   bytes, 60s, 10min or 1h after that time, 10x100MB keeps the newest
                   ten, 10x100MB,1h is whichever comes first
  --for SECONDS    end after this time; without it, on Ctrl+C
  --filter FILTER  only packets that it lets through (docs/filters.md)
  --json           the result as one JSON object

  Recording ends with a sentence before the disk is full: 256 MB, or a tenth of a
  smaller disk, stay free. Packets that are not in the file because the disk is too
  slow are counted and told at once.

  Where no packet comes there is no file.

  Exit codes: 0 recorded, and all that came is in the file; 1 nothing was, or not
  all; 2 the command was not understood, or the file was refused.
`,
  send: `castscope send GROUP:PORT [--on INTERFACE] [--ttl N] [--dscp DSCP]
               [--count N | --duration SECONDS] [--rate PPS | --bitrate BITS]
               [--burst N] [--size BYTES | --text TEXT | --hex DIGITS
                            | --file FILE [--pieces BYTES]
                            | --template TEXT | --sequence FILE]
               [--source-port PORT [--share-source-port]] [--no-loopback]
               [--yes] [--json]
castscope send --test GROUP:PORT [--format castscope|iperf2|mgen]
               [--preset NAME] [--run ID] [--fresh] [--size BYTES] ...

  Sends packets to a group or host and tells what was sent.

  --on INTERFACE      name or address of the interface to send from
  --ttl N             0 to 255 for a group (1), 1 to 255 for a host (64)
  --dscp DSCP         how routers shall treat them: 46, AF41, EF, CS5 (0)
  --count N           how many packets (1)
  --duration SECONDS  for how long, in place of how many
  --rate PPS          packets per second on average (100); 100..3200 is a ramp:
                      it doubles from the first rate to the second, and its
                      steps share the duration
  --bitrate BITS      bits of payload per second, in place of packets: 64k, 10M,
                      2.5M; a ramp too, as 1M..32M
  --burst N           packets that leave back to back (1: evenly spaced)
  --size BYTES        a payload of this size, a readable pattern
  --text TEXT         this text as the payload
  --hex DIGITS        these bytes as the payload
  --file FILE         the content of a file as the payload
  --pieces BYTES      the file in packets of this size, in order, once unless --count
                      says how many; up to 1 GiB, of a pipe 4 MiB
  --template TEXT     a text with fields that differ from packet to packet:
                      "reading {seq} at {time}" (docs/templates.md)
  --sequence FILE     several packets in order with pauses, once or again and
                      again, as JSON (docs/sequences.md)
  --source-port PORT  the port to send from; the system chooses one without it
  --share-source-port also while another program has it; answers come to either
  --no-loopback       programs on this computer do not get the packets
  --yes               send also above 50 Mbit/s or 5 % of the link, whichever is
                      less; without it such a rate is refused, unless it is over
                      within a second or stays on this computer
  --json              the result as one JSON object

  --test sends a stream that a receiver can measure: each packet says which run it
  belongs to, which one it is, when it left and with which TTL.

  --format FORMAT     castscope (docs/test-stream.md), iperf2 for "iperf -s -u",
                      or mgen for "mgen port"
  --preset NAME       what is not said otherwise:
                        short    100 packets/s of 200 bytes, 10 s
                        long     10 packets/s, 300 s: longer than memberships last
                                 where no querier asks
                        bursts   1,000 packets/s of 1,316 bytes in bursts of 50, 30 s
                        ramp     50 to 3,200 packets/s of 1,316 bytes, 35 s
                        iptv     one channel: 950 packets/s of 1,316 bytes, 60 s
                        iptv-10  ten channels: 9,500 packets/s in bursts of 7, 60 s
  --run ID            the run's id, up to eight hex digits (a new one); mgen: the
                      number of the flow (1)
  --fresh             another group of the same range that nothing here has joined;
                      it is told on standard error before anything is sent

  Exit codes: 0 all sent, 1 a packet was refused, 2 the command was not understood
  or the rate needs --yes;
  129, 130 and 143 when SIGHUP, SIGINT or SIGTERM came before all were sent.
`,
  decode: `castscope decode --hex DIGITS | --file FILE [--as TYPE | --describe FILE]
                       [--port PORT] [--wireshark] [--json]

  Tells what one packet says: its fields, each with its bytes. What it is, is found
  by its bytes. Nothing is received or sent.

  --hex DIGITS  the packet's payload as hex digits
  --file FILE   the content of a file as the payload
  --as TYPE     decode it as this, whatever it looks like:
${decoderTypes(78, "                ")}
  --describe FILE  decode it as a format that is described in JSON
                (docs/described-formats.md)
  --port PORT   the port it was sent to: decides between what fits equally well
  --wireshark   ask Wireshark's tshark, which has to be installed: it is started
                once, with this packet alone, for 10 s at most; --as then takes
                a name of Wireshark's, and "wireshark" in JSON is its version
  --json        one JSON object: "type" (null where the packet is not recognised),
                "info", "fields", and "incomplete": "cut" where the packet ends
                before it says, "too-many" where it holds more than is shown, null
                where all of it was decoded. A field has name, value (a number or a
                text, null where it only holds other fields), text (as it is shown),
                at and length (bytes of the payload), bits (from the left, and how
                many; null for whole bytes), and fields

  Exit codes: 0 decoded, 1 not recognised or not to its end, 2 the command was not
  understood.
`,
  events: `castscope events [--history FILE] [--since TIME] [--json]

  Tells what happened to the groups of a history: joined, first packet, silent, back,
  drops, limits that were crossed, sources that came and went, conflicts, what the
  interfaces did, and sends that failed. Nothing is received or sent.

  --history FILE  a file that watch or serve keep (the one that serve keeps by itself)
  --since TIME    03:12, 03:12:30, 2026-11-26, "2026-11-26 03:12", or how long ago:
                  90s, 15m, 2h, 7d (24h)
  --json          JSON lines with at (ms since 1970), time (ISO 8601), until (its end;
                  null where it goes on), cut (Castscope ended while it went on, and
                  until is how far it was seen), worst (in the unit of its kind; null
                  where there is none), kind, group, port, key and message

  Exit codes: 0 something happened, 1 nothing did or the file cannot be read, 2 the
  command was not understood.
`,
  history: `castscope history [GROUP:PORT] [--history FILE] [--from TIME] [--to TIME]
                  [--step SECONDS] [--json | --csv]

  Tells the kept figures of a group over a span; without a group, what the file knows
  of. A group that was joined in several ways is named as that list names it. Nothing
  is received or sent.

  --history FILE  a file that watch or serve keep (the one that serve keeps by itself)
  --from TIME     03:12, "2026-11-26 03:12", or how long ago: 90s, 15m, 2h, 7d (1h)
  --to TIME       likewise (now)
  --step SECONDS  length of a line's time (60); longer where no finer figures are kept:
                  seconds last for a day, minutes for 30 days, quarter hours for a year
  --json          JSON lines with at (ms since 1970), time, step, packets, bytes, lost,
                  reordered, dropped, jitterMs, and the least and most packets of any of
                  its seconds; null in a gap, when Castscope did not run or had no socket
  --csv           the same as comma separated values

  Exit codes: 0 something is known of that time, 1 nothing is or the file cannot be
  read, 2 the command was not understood.
`,
  open: `castscope open FILE [--filter F] [--unicast] [--streams] [--memory MIB] [--json]

  Tells what a recording holds: its groups, sources and streams, as "watch" does of
  live traffic. pcap and pcapng are read, also compressed with gzip (and zstd, where
  Node can); Ethernet with VLANs, Linux cooked, raw IP, loopback and PPP; IPv4 and
  IPv6, fragments put together. FILE may be a named pipe, and - is standard input.
  Nothing is received or sent.

  --filter F    count also the packets that a filter lets through (docs/filters.md)
  --unicast     also what went to single hosts, a line for each host and port
  --streams     tell also of each stream that its packets number: loss, order, jitter
  --memory MIB  memory for known sources and streams (256)
  --json        one JSON object, as the last line of "watch --json"; "recording" is
                the file: its packets, each in one of datagrams, damaged, fragments,
                other (no UDP), cut (no whole headers) and unread (link layer), and
                damage, a sentence, where it could not be read to its end

  Exit codes: 0 packets of groups were found (that match, with --filter), 1 none, 2 the command was not
  understood or the file is no recording.
`,
  export: `castscope export FILE --to OUT [--of packets|groups|sources|streams]
                 [--filter FILTER] [--lengths] [--unicast] [--json]

  Writes what a recording holds in another form, which follows from the ending of
  OUT. It must not be there yet; a named pipe is written to. FILE may be a named pipe
  as well, and - is standard input.

  --of packets    the datagrams in it, of which each is (the default):
                    .pcapng  with headers made anew, for Wireshark and others
                    .jsonl   a JSON object in a line, its payload as hex digits
                    .csv     a line of a table, likewise
                    .bin     its payload and nothing else, one behind another
                    .html    one page with all figures and charts, to read and print
  --of groups, sources, streams  what was counted, as .json or .csv
  --filter FILTER  only packets that it lets through (docs/filters.md)
  --lengths        of a .bin: before each payload its length, four bytes, the most
                   significant first
  --unicast        of groups, sources and streams: also what went to single hosts
  --json           the result as one JSON object

  Exit codes: 0 something was written; 1 nothing was, or not all; 2 the command was
  not understood, or a file was refused; 128 and the signal's number where a signal
  ended it before all was.
`,
  replay: `castscope replay FILE [--to GROUP[:PORT]] [--on INTERFACE] [--ttl N]
                 [--dscp DSCP] [--rate PPS | --speed FACTOR]
                 [--times N | --endless] [--rewrite] [--filter FILTER]
                 [--preview] [--no-loopback] [--yes] [--json]

  Sends the datagrams of a recording again, with the distances in time that they
  were recorded with. Each sender of the recording gets a port of this computer.

  --to GROUP[:PORT]  send all of them there, without a port each to its own; without
                   this option what went to groups goes there again, and what went
                   to single hosts is left out
  --on INTERFACE   name or address of the interface to send from
  --ttl N          TTL of all of them (1)
  --dscp DSCP      DSCP of all of them, such as 46 or EF; or "keep" as recorded (0)
  --rate PPS       evenly, so many packets a second
  --speed FACTOR   so many times as fast as recorded: 2, 0.5 (1)
  --times N        send the whole so often (1)
  --endless        send the whole again and again, until Ctrl+C
  --rewrite        make RTP and test streams others than the recorded ones, which go
                   on from repetition to repetition (docs/recordings.md); without it
                   payloads leave as they were recorded
  --filter FILTER  only packets that it lets through (docs/filters.md)
  --preview        tell what would leave: packets, time, destinations, fastest second
  --no-loopback    programs on this computer do not get the packets
  --yes            send also above 50 Mbit/s or 5 % of the link, whichever is less
  --json           the result as one JSON object

  Exit codes: 0 all sent, 1 a packet was refused or none was there, 2 the command
  was not understood or the rate needs --yes; 129, 130 and 143 as for send.
`,
  profiles: `castscope profiles [--json]

  Lists this user's profiles: what was set up in the window under a name, to be opened
  with "serve --profile NAME" or watched with "watch --profile NAME". Nothing is
  received or sent.

  --json  one JSON array: name, groups (null where the file cannot be read), changedAt
          (ms since 1970) and file (docs/profiles.md)

  Exit codes: 0 there are some, 1 there is none, 2 the command was not understood.
`,
  serve: `castscope serve [--port PORT] [--memory MIB] [--history FILE]
                [--profile NAME | --no-restore]
                [--thresholds FILE] [--allow-commands] [--metrics FILE]
                [--otlp URL [--otlp-every SECONDS]]
                [--recordings FOLDER]

  Opens the headless door: prints the address of the window, to be opened in a
  browser on this computer, and runs until Ctrl+C. The address lets one browser
  in, once; when it is opened again, a new one is printed on standard error. A
  browser that does not find its name takes it with 127.0.0.1 in place of that.

  --port PORT   the port to serve on; without it, or with 0, the system chooses one
  --memory MIB  memory for kept packets and known sources (256)
  --history FILE  keep figures and events in this file, or "off" for none; without it
                in this user's data folder (docs/history.md)
  --thresholds FILE  keep thresholds, and who is told, in this file and not in the data
                     folder (docs/events.md)
  --profile NAME  open this profile (castscope profiles); without it the one that was
                open last. Its groups are joined again, and what is changed is kept
  --no-restore  begin with nothing, and keep nothing of what is set up
  --allow-commands   the window may have commands run when something happens
  --recordings FOLDER  windows may record into this folder, and open recordings of it, and
                nowhere else; without it they open only such as the browser brings
  --metrics FILE     answer /metrics for Prometheus to those with the token in this
                     file, which is made where it is missing (docs/metrics.md)
  --otlp URL         send metrics to an OpenTelemetry collector, such as
                     http://localhost:4318/v1/metrics
  --otlp-every SECONDS  how often (10)
`,
};

const overview = `castscope COMMAND [OPTIONS]

  interfaces  list this computer's interfaces
  announced   list the groups that others announce
  probe       find the port on which a group is heard
  watch       join groups and tell what arrives
  why         say why a group is silent, and what to do
  record      write what arrives to a file
  send        send packets with a chosen TTL
  decode      tell what a packet says, field by field
  events      tell what happened to the groups of a history
  history     tell the kept figures of a group
  open        tell what a recording holds
  export      write a recording in another form
  replay      send a recording again
  profiles    list what was set up under a name
  serve       open the window for a browser, without a screen
  help        tell more about a command: castscope help watch

  --version   print the version
`;

/** The words for `--as`, in lines of a width. */
function decoderTypes(width: number, indent: string): string {
  const lines: string[] = [];
  for (const { type } of decoders) {
    const last = lines.at(-1);
    if (last === undefined || last.length + type.length + 2 > width) lines.push(`${indent}${type}`);
    else lines[lines.length - 1] = `${last}, ${type}`;
  }
  return lines.join(",\n");
}

export function helpText(command: CommandName | null): string {
  return command === null || command === "help" ? overview : pages[command];
}
