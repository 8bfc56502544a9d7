import type { StreamKind } from "../../model/stream-kinds.ts";

/** The kinds by the names that people use. */
export const kindNames: Readonly<Record<StreamKind, string>> = {
  castscope: "Castscope test stream",
  rtp: "RTP",
  "mpeg-ts": "MPEG-TS",
  sacn: "sACN",
  ptp: "PTP",
  rtps: "RTPS (DDS)",
  moldudp64: "MoldUDP64",
  "cme-mdp3": "CME MDP 3.0",
  eobi: "EOBI",
  "lbt-rm": "LBT-RM",
  iperf2: "iperf2",
  mgen: "MGEN",
  mcjoin: "mcjoin",
  msend: "msend",
  knx: "KNXnet/IP",
  described: "Described format",
};
