import { undecodedText } from "../../../shared/decode/undecoded.ts";
import { limits } from "../../../shared/limits.ts";
import { type IpAddress, parseAddress } from "../../../shared/net/address.ts";
import { Wireshark } from "../../engine/wireshark/wireshark.ts";
import { decodeLines, decodeReport } from "./decode-report.ts";
import type { Terminal } from "./terminal.ts";
import { exitCodes } from "./usage.ts";

/** Of a packet whose port is not known: none that a protocol has, for 0 is one that nothing can be decoded as. */
const noPort = 65_535;

interface WiresharkRequest {
  readonly bytes: Uint8Array;
  /** 0 where it is not known. */
  readonly port: number;
  readonly json: boolean;
  /** A protocol's name in Wireshark; null leaves it to the bytes and the port. */
  readonly as: string | null;
}

/** Tells what a packet says as Wireshark reads it, in the same shape. */
export async function decodeWithWireshark(
  { bytes, port, json, as }: WiresharkRequest,
  terminal: Terminal,
  wireshark = new Wireshark(),
): Promise<number> {
  // Where it came from is not known: addresses for documentation (RFC 5737, RFC 6676), or for a payload that is too large for IPv4.
  const source = address(bytes.length > limits.payloadBytesIpv4 ? "2001:db8::1" : "192.0.2.1");
  const destination = address(source.family === 6 ? "ff3e::db8:1" : "233.252.0.1");
  const { version, type, info, fields, tooMany } = await wireshark.packet(
    1,
    {
      ...{ at: 0, source, destination, ttl: null, payload: bytes },
      ...{ sourcePort: port || noPort, destinationPort: port || noPort },
    },
    as,
  );
  const incomplete = tooMany ? "too-many" : null;
  const decoded = { type, title: `${type} (Wireshark ${version})`, info, fields, incomplete } as const;
  if (json) terminal.json({ ...decodeReport(decoded), wireshark: version });
  else terminal.out(`${decodeLines(decoded, bytes.length).join("\n")}\n`);
  const why = undecodedText(decoded);
  if (why === null) return exitCodes.done;
  terminal.err(why);
  return exitCodes.nothing;
}

function address(text: string): IpAddress {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(`“${text}” is no address`);
  return parsed.value;
}
