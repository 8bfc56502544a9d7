export const commandNames = ["interfaces", "watch", "why", "send", "serve", "help"] as const;
export type CommandName = (typeof commandNames)[number];

const pages: Record<Exclude<CommandName, "help">, string> = {
  interfaces: `castscope interfaces [--json]

  Lists this computer's interfaces, their addresses, and which one the system
  takes for groups when none is named.
`,
  watch: `castscope watch GROUP:PORT [GROUP:PORT ...] [--on INTERFACE] [--from SOURCE]
                [--bind any|group] [--for SECONDS] [--every SECONDS] [--memory MIB] [--json]

  Joins the groups and tells what arrives. A host address instead of a group
  listens on that address of this computer. What players write is understood:
  "239.1.2.3 5004", udp://@239.1.2.3:5004, rtp://10.0.0.7@232.1.1.1:5000.
  0.0.0.0:PORT or [::]:PORT joins nothing and hears what a program bound to any
  address would: unicast, broadcast and groups that others here have joined, with
  a line for each destination.

  --on INTERFACE   name or address of the interface to join on
  --from SOURCE    hear one source only (source-specific join)
  --bind any       hear the whole port beside the group, as a program bound to any
                   address does; "group", the group alone, without it
  --for SECONDS    end after this time; without it, on Ctrl+C
  --every SECONDS  how often to tell (1)
  --memory MIB     memory for kept packets and known sources (256)
  --json           one JSON object per line; the last has "final": true

  In a line of --json, of each group and of all together in "totals":
  kernelDrops      packets that the kernel dropped because this computer was too
                   slow, since the start; null where the system does not tell
  droppedHere      of those, the ones since the line before
  damaged          packets that arrived with a wrong checksum, since the start
  untoldSources    packets of senders beyond those that are told apart (a group's)
  storeDropped     kept packets that gave way to newer ones: counted all the same
  A line with "leftOut" says how many before it were left out, because nobody had
  read them in time; its droppedHere covers their time too.

  Exit codes: 0 packets arrived, 1 none arrived, 2 the command was not understood.
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
  send: `castscope send GROUP:PORT [--on INTERFACE] [--ttl N] [--count N] [--rate PPS]
               [--burst N] [--size BYTES | --text TEXT | --hex DIGITS | --file FILE]
               [--source-port PORT [--share-source-port]] [--no-loopback] [--json]

  Sends packets to a group or host and tells what was sent.

  --on INTERFACE      name or address of the interface to send from
  --ttl N             0 to 255 for a group (1), 1 to 255 for a host (64)
  --count N           how many packets (1)
  --rate PPS          packets per second on average (100)
  --burst N           packets that leave back to back (1: evenly spaced)
  --size BYTES        a payload of this size, a readable pattern
  --text TEXT         this text as the payload
  --hex DIGITS        these bytes as the payload
  --file FILE         the content of a file as the payload
  --source-port PORT  the port to send from; the system chooses one without it
  --share-source-port also while another program has it; answers come to either
  --no-loopback       programs on this computer do not get the packets
  --json              the result as one JSON object

  Exit codes: 0 all sent, 1 a packet was refused, 2 the command was not understood;
  129, 130 and 143 when SIGHUP, SIGINT or SIGTERM came before all were sent.
`,
  serve: `castscope serve [--port PORT] [--memory MIB]

  Opens the headless door: prints the address of the window, to be opened in a
  browser on this computer, and runs until Ctrl+C. The address lets one browser
  in, once; when it is opened again, a new one is printed on standard error. A
  browser that does not find its name takes it with 127.0.0.1 in place of that.

  --port PORT   the port to serve on; without it, or with 0, the system chooses one
  --memory MIB  memory for kept packets and known sources (256)
`,
};

const overview = `castscope COMMAND [OPTIONS]

  interfaces  list this computer's interfaces
  watch       join groups and tell what arrives
  why         say why a group is silent, and what to do
  send        send packets with a chosen TTL
  serve       open the window for a browser, without a screen
  help        tell more about a command: castscope help watch

  --version   print the version
`;

export function helpText(command: CommandName | null): string {
  return command === null || command === "help" ? overview : pages[command];
}
