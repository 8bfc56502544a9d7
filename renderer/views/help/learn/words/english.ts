/** Pages that people look at before they read: what each is called, shows and says. */
export const english = {
  list: "Topics",
  showMe: "Show me",
  /** Small buttons where people get stuck. */
  ask: (title: string) => `Learn: ${title}`,
  topics: {
    scope: {
      title: "How far packets go",
      drawing:
        "Rings around this computer: with TTL 0 packets stay in it, with 1 on its subnet; 32, 64, 128 and 255 are names for site, region, continent and everywhere.",
      text: [
        "The TTL of a packet, in IPv6 its hop limit, is counted down: each router takes one off, and forwards nothing that would reach zero.",
        "So 0 stays in this computer and 1 on its subnet, whatever routers there are. Above that, names are convention: a border with the threshold 32 stops 32 and all below it, and 33 passes.",
        "Addresses have a scope as well. It wins over a TTL that is larger where routers keep its borders; of 224.0.0.x and ff02:: they forward nothing at all.",
      ],
    },
    sources: {
      title: "Who sends, and what is asked for",
      drawing:
        "Two senders to one group. Who joins the group gets the packets of both; who joins it from one source gets those of that one.",
      text: [
        "Anyone can send to a group. Senders do not join it, and none knows who receives.",
        "A join of any source (ASM), such as 239.1.2.3:5004, gets all of it, also from a second sender that nobody expected.",
        "A join from one source (SSM), such as 232.1.1.1:5000 from 10.0.0.7, asks the network for that sender alone, and needs IGMPv3 or MLDv2 on the way. In 232.x.x.x and ff3x:: routers forward nothing else.",
        "The tab Sources lists who really sends, each with its own rate, loss and TTL.",
      ],
    },
    silence: {
      title: "Why nothing arrives",
      drawing:
        "The way of a packet in six places, each of which can keep it: sender, router, switch, interface, firewall and port.",
      text: [
        "A packet passes many places, and each can keep it without a word.",
        "In this computer: the group has to be joined on the interface by which it comes, no firewall may drop its port, and the port must not be bound to another address only.",
        "A switch with IGMP snooping forwards where it heard a join. Without a querier it forgets joins after some minutes: then what came at first stops.",
        "A router forwards what comes from the side on which it would reach the source (RPF), as long as the TTL lasts.",
        "“Why silent” checks what can be seen from here, and says what cannot.",
      ],
    },
    loss: {
      title: "Lost there, or dropped here",
      drawing:
        "Eight packets are sent. The third is lost on the network; the fifth arrives damaged and the seventh finds a full buffer: this computer throws both away.",
      text: [
        "Sequence numbers show that packets are missing, not where they went.",
        "Lost on the network: never reached this computer. Queues of switches were full, or a cable is bad.",
        "Dropped here: reached it, and its receive buffer was full because nothing fetched them in time. Larger buffers help; the network is not to blame.",
        "Damaged: came with a wrong checksum and were thrown away. A cable or a device changes bytes.",
        "Loss counts all that was missing; what of it was dropped or damaged here stands beside it, from the system’s own counters.",
      ],
    },
    pairs: {
      title: "The same stream twice",
      drawing:
        "Legs A and B carry the same ten packets. Each misses some, and what one misses the other brings; only the one that both miss is lost after the merge.",
      text: [
        "With SMPTE ST 2022-7 a sender sends the same RTP packets over two networks, as legs A and B. A receiver takes each packet from the leg that brings it first, so that only what both missed is lost.",
        "Skew is how much later a packet comes by one leg than by the other. A receiver has to wait that long; class A of the standard allows 10 ms.",
        "Two legs by one interface or one switch fail together.",
        "Where two groups carry the same stream, Castscope proposes the pair, merges it as a receiver would, and tells what each leg made good.",
      ],
    },
    recording: {
      title: "What is kept",
      drawing:
        "Packets go into memory, which keeps the newest and can be saved, and while something records through a filter into a ring of files, of which the oldest is replaced.",
      text: [
        "Memory keeps the newest packets of all groups with their bytes. Older ones give way and stay counted.",
        "After something happened, Save writes what memory keeps. R writes everything from now on, until R is pressed again.",
        "A ring is a number of files of which the oldest is replaced: it can run for weeks in a space that does not grow.",
        "A filter decides what goes into the file. What it kept out, and what could not be written, is counted.",
        "A recording opens beside live traffic with the same tables and charts, and can be sent again.",
      ],
    },
    sending: {
      title: "Sending safely",
      drawing:
        "What this computer sends passes the guard of the rate, reaches its subnet and, with TTL 1, no further: the router stops it. By loopback this computer hears it too.",
      text: (rate: string, share: string) => [
        "Nothing leaves before Send, and the sentence below the rings says how far it would go. Begin with TTL 1: no router forwards it.",
        "Loopback lets programs of this computer hear what it sends; with TTL 0 they alone do.",
        `Above ${rate} or ${share} of the link, whichever is less, Compose asks first: a switch without IGMP snooping sends multicast to every port.`,
        "Take a group that nobody uses. 239.255.x.x is meant for use within one site.",
      ],
    },
  },
  links: {
    compose: "Scope in Compose",
    join: "Join field",
    sources: "Sources of a group",
    why: "Why a group is silent",
    computer: "This computer",
    stream: "Stream of a group",
    charts: "Loss over time",
    recordings: "Recordings",
    recordMenu: "Record menu",
  },
  scope: {
    stops: ["Host", "Subnet", "Site", "Region", "Continent", "Global"],
    ttl: "TTL",
    reaches: "Reaches",
    ttls: [
      ["0", "this computer only"],
      ["1", "its subnet: no router forwards it"],
      ["32", "the site, by convention"],
      ["64", "the region, by convention"],
      ["128", "the continent, by convention"],
      ["255", "as far as there are routes"],
    ],
    address: "Address",
    scope: "Scope",
    addresses: [
      ["224.0.0.x, ff02::", "one subnet, at any TTL"],
      ["239.255.x.x, ff05::", "a site"],
      ["239.192 to 239.195, ff08::", "an organisation"],
      ["other 224 to 238, ff0e::", "no scope of its own"],
    ],
  },
  sources: {
    sender: "Sender",
    anySource: ["Joined:", "any source"],
    oneSource: ["Joined:", "from 10.0.0.7"],
    kept: "not asked for",
  },
  silence: {
    network: "Network",
    computer: "This computer",
    places: ["Sender", "Router", "Switch", "Interface", "Firewall", "Port"],
    reasons: [
      ["sends nothing,", "TTL too small"],
      ["wrong side", "(RPF)"],
      ["no join heard,", "no querier"],
      ["joined on", "another one"],
      ["drops", "the port"],
      ["bound to", "another address"],
    ],
  },
  loss: {
    rows: ["Sent", "Reached this computer", "Read and counted"],
    lost: "lost on the network",
    damaged: "damaged, wrong checksum",
    dropped: "dropped here, buffer full",
  },
  pairs: { a: "Leg A", b: "Leg B", merged: "Merged", skew: "skew", lost: "lost in both" },
  recording: {
    packets: "Packets",
    memory: "Memory: the newest packets",
    save: "Save",
    file: "File",
    filter: "Filter",
    ring: "Ring: the oldest file is replaced",
  },
  sending: {
    computer: "This computer",
    loopback: "loopback",
    guard: ["Guard of", "the rate"],
    subnet: "Subnet",
    router: "Router",
    beyond: ["Other", "networks"],
    stops: "TTL 1 ends here",
  },
} as const;
