import type { Decoder } from "./decoder.ts";
import { coap } from "./protocols/coap.ts";
import { dhcpv6 } from "./protocols/dhcpv6.ts";
import { llmnr, mdns } from "./protocols/dns.ts";
import { ntp } from "./protocols/ntp.ts";
import { rip } from "./protocols/rip.ts";
import { rtp } from "./protocols/rtp.ts";
import { sap } from "./protocols/sap.ts";
import { ssdp } from "./protocols/ssdp.ts";

/** All decoders; of those that are equally sure the first is taken. */
export const decoders: readonly Decoder[] = [mdns, llmnr, ssdp, sap, ntp, rip, dhcpv6, coap, rtp];
