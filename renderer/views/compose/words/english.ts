import { formatCount, plural } from "../../../../shared/text/count.ts";

/** Compose itself: where to, what, how often, and what was sent. */
export const english = {
  compose: "Compose",
  strip: {
    one: (sent: string) => `${sent} sent`,
    more: (sends: number, packets: number) => `${formatCount(sends)} sends, ${formatCount(packets)} packets`,
  },
  to: {
    label: "To",
    freshForRun: (run: string) => `fresh for run ${run}`,
    fresh: "fresh for this run",
    host: (family: number) => `IPv${family} host`,
  },
  from: {
    label: "From",
    sourcePort: "Source port",
    automatic: "automatic",
    noAddress: (family: number) => `no IPv${family} address`,
    systemRouteBy: (name: string) => `System default (route by ${name})`,
    systemRoute: "System default (route)",
    system: (name: string | null) => `System default (${name ?? "none"})`,
    share: "Share the source port",
    shareNote: "Also while a program has it: answers come to either.",
  },
  loopback: {
    label: "Loop back to this computer",
    nobody: "TTL 0 without loop back: nobody gets the packets.",
  },
  payload: {
    label: "Payload",
    kinds: { text: "Text", hex: "Hex", file: "File", template: "Template" },
    testStream: "Test stream",
    sequence: "Sequence",
    sequenceParts: ["Seq", "uence"],
    /** The same in two parts; the second leaves where there is no room. */
    testStreamParts: ["Test", " stream"],
    size: (bytes: number) => plural(bytes, "byte"),
  },
  dscp: {
    uses: {
      bestEffort: "best effort",
      lowerEffort: "lower effort",
      lowPriority: "low priority",
      lowLatency: "low-latency data",
      broadcastVideo: "broadcast video",
      streaming: "streaming",
      realTime: "real-time",
      video: "video",
      signalling: "signalling",
      voiceAdmitted: "voice, admitted",
      voice: "voice",
      networkControl: "network control",
    },
  },
  repeat: {
    label: "How often",
    once: "Once",
    repeat: "Repeat",
    burst: "Burst",
    count: "Count",
    rounds: "Times",
    untilStopped: "until stopped",
  },
  rate: {
    label: "Rate",
    unit: "Unit of the rate",
    packets: "Packets per second",
    bits: "Bits per second",
    /** The last rate of a ramp. */
    upTo: (rate: string) => `to ${rate}`,
  },
  guard: {
    why: "A switch without IGMP snooping sends it to every port.",
    agree: "Send at this rate",
    lower: (rate: string) => `Lower to ${rate}`,
  },
  send: {
    length: (packets: number) => ` ${plural(packets, "packet")}`,
    untilStopped: " until stopped",
    agree: "Send it",
    cancel: "Cancel",
    askTtl: (ttl: number) => `TTL ${ttl} may leave this site. Send?`,
    askScope: (scope: string, limit: number) =>
      `Scope ${scope} with hop limit ${limit} may leave this site. Send?`,
  },
  ended: {
    failed: (to: string, why: string) => `Sending to ${to} failed. ${why}`,
    stopped: (to: string) => `Sending to ${to} was stopped.`,
    sent: (to: string) => `Sent to ${to}.`,
  },
  interrupted: {
    were: (count: number, to: string) =>
      count === 1
        ? `Sending to ${to} ran when Castscope ended.`
        : `${formatCount(count)} sends ran when Castscope ended.`,
    again: "Start again",
    wasFile: (to: string, file: string) =>
      file === ""
        ? `Sending a file to ${to} ran when Castscope ended: choose the file again.`
        : `Sending ${file} to ${to} ran when Castscope ended: choose the file again.`,
    open: "Open in Compose",
    choose: (file: string) =>
      file === ""
        ? "All is as it was but the file: choose it, then send."
        : `All is as it was but the file: choose ${file}, then send.`,
    failed: (to: string, why: string) => `Sending to ${to} did not begin again. ${why}`,
  },
  running: {
    list: "Sending",
    listStale: "Sending, last known",
    what: (to: string, pace: string) => `To ${to}, ${pace}`,
    sent: (sent: string) => `${sent} sent`,
  },
  progress: {
    of: (sent: number, count: number) => `${formatCount(sent)} of ${formatCount(count)}`,
    pace: (rate: string) => `${rate} packets a second`,
    average: (rate: string) => `${rate} packets a second on average`,
    bursts: (rate: string, burst: number) => `${rate} packets a second in bursts of ${formatCount(burst)}`,
    further: (to: string, more: number) => `${to} and ${formatCount(more)} more`,
    span: (slowest: string, fastest: string) => `${slowest} to ${fastest}`,
    test: (run: string) => `Test ${run}`,
    formatTest: (format: string) => `${format} test`,
    asRecorded: "as recorded",
    times: (speed: number) => `${speed} times as fast`,
    left: (time: string) => `${time} left`,
  },
  sent: {
    heading: "Sent",
    today: "Today",
    fill: (to: string) => `Fill Compose from the send to ${to}`,
    states: { failed: "Failed", stopped: "Stopped", sent: "Sent" },
  },
  details: {
    ttl: (ttl: number) => `TTL ${ttl}`,
    hopLimit: (limit: number) => `hop limit ${limit}`,
    ofBytes: (sent: number, bytes: string) => `${formatCount(sent)} of ${bytes}`,
    ofBytesOnAverage: (sent: number, bytes: string) => `${formatCount(sent)} of ${bytes} on average`,
    bursts: (burst: number) => `bursts of ${formatCount(burst)}`,
    stopped: "stopped",
    refused: (packets: number) => `${formatCount(packets)} refused`,
    undelivered: (packets: number) => `${formatCount(packets)} not delivered`,
  },
} as const;
