import type { Decoder } from "./decoder.ts";
import { alc } from "./protocols/alc.ts";
import { artnet } from "./protocols/artnet.ts";
import { asterix } from "./protocols/asterix.ts";
import { castscope } from "./protocols/castscope.ts";
import { cmeMdp3 } from "./protocols/cme-mdp3.ts";
import { coap } from "./protocols/coap.ts";
import { cot } from "./protocols/cot.ts";
import { dhcpv6 } from "./protocols/dhcpv6.ts";
import { dis } from "./protocols/dis.ts";
import { llmnr, mdns } from "./protocols/dns.ts";
import { dvbstp } from "./protocols/dvbstp.ts";
import { enipIo } from "./protocols/enip-io.ts";
import { eobi } from "./protocols/eobi.ts";
import { iperf2 } from "./protocols/iperf2.ts";
import { json } from "./protocols/json.ts";
import { knx } from "./protocols/knx.ts";
import { lbtRm } from "./protocols/lbt-rm.ts";
import { mcjoin } from "./protocols/mcjoin.ts";
import { mgen } from "./protocols/mgen.ts";
import { moldudp64 } from "./protocols/moldudp64.ts";
import { msend } from "./protocols/msend.ts";
import { nmea } from "./protocols/nmea.ts";
import { norm } from "./protocols/norm.ts";
import { ntp } from "./protocols/ntp.ts";
import { omping } from "./protocols/omping.ts";
import { pgm } from "./protocols/pgm.ts";
import { psn } from "./protocols/psn.ts";
import { ptp } from "./protocols/ptp.ts";
import { rip } from "./protocols/rip.ts";
import { rtcp } from "./protocols/rtcp.ts";
import { rtp, rtpVariants } from "./protocols/rtp.ts";
import { rtps } from "./protocols/rtps.ts";
import { sacn } from "./protocols/sacn.ts";
import { sap } from "./protocols/sap.ts";
import { someipSd } from "./protocols/someip-sd.ts";
import { ssdp } from "./protocols/ssdp.ts";
import { text } from "./protocols/text.ts";
import { ts } from "./protocols/ts.ts";
import { wsDiscovery } from "./protocols/ws-discovery.ts";
import { xml } from "./protocols/xml.ts";

/** All decoders; of those that are equally sure the first is taken. */
export const decoders: readonly Decoder[] = [
  mdns,
  llmnr,
  ssdp,
  wsDiscovery,
  sap,
  ntp,
  ptp,
  rip,
  dhcpv6,
  coap,
  someipSd,
  knx,
  cot,
  dis,
  asterix,
  enipIo,
  nmea,
  rtps,
  sacn,
  artnet,
  psn,
  dvbstp,
  omping,
  eobi,
  moldudp64,
  cmeMdp3,
  lbtRm,
  norm,
  pgm,
  alc,
  castscope,
  mcjoin,
  msend,
  mgen,
  iperf2,
  ts,
  rtcp,
  rtp,
  ...rtpVariants,
  // What is none of these may still be read.
  json,
  xml,
  text,
];
