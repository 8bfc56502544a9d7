import { decodeAs, decodePacket } from "../../../shared/decode/decode.ts";
import type { Decoder, Sent } from "../../../shared/decode/decoder.ts";
import { decoders } from "../../../shared/decode/decoders.ts";
import type { Decoded } from "../../../shared/decode/field.ts";
import { undecodedText, unrecognisedText } from "../../../shared/decode/undecoded.ts";
import { parsePort } from "../../../shared/net/address.ts";
import { readArguments } from "./arguments.ts";
import { decodeLines, decodeReport } from "./decode-report.ts";
import { decodeWithWireshark } from "./decode-wireshark.ts";
import { readDescription } from "./description.ts";
import { readPayload } from "./payload.ts";
import type { Terminal } from "./terminal.ts";
import { accepted, exitCodes, refuseUsage } from "./usage.ts";

const options = {
  hex: "packet-hex",
  file: "packet-file",
  as: "packet-type",
  describe: "description",
  port: "packet-port",
  wireshark: null,
  json: null,
} as const;

interface PacketRequest {
  readonly bytes: Uint8Array;
  /** 0 where it is not known. */
  readonly port: number;
  readonly json: boolean;
}

/** Whose decoders are meant, and as what they shall decode: null leaves it to the bytes. */
type DecodeRequest = PacketRequest &
  (
    | { readonly by: "castscope"; readonly as: Decoder | null }
    | { readonly by: "wireshark"; readonly as: string | null }
  );

export async function readDecodeArguments(args: readonly string[]): Promise<DecodeRequest> {
  const { values, switches, rest } = readArguments(args, options);
  const [extra] = rest;
  if (extra !== undefined) refuseUsage("word-too-many", { word: extra, command: "decode" });
  const { hex, file, as, describe, port } = values;
  if (hex === undefined && file === undefined) refuseUsage("packet-missing", {});
  const exclude = (first: string, second: string): never => refuseUsage("options-exclude", { first, second });
  if (as !== undefined && describe !== undefined) exclude("--as", "--describe");
  if (switches.wireshark && describe !== undefined) exclude("--describe", "--wireshark");
  const described = describe === undefined ? null : (await readDescription(describe)).decoder;
  const request = {
    port: port === undefined ? 0 : accepted(parsePort(port)),
    json: switches.json === true,
    // The larger of the two: what either family carries is a packet.
    bytes: await readPayload({ hex, file }, 6, "packet"),
  };
  if (switches.wireshark) return { ...request, by: "wireshark", as: as ?? null };
  return { ...request, by: "castscope", as: as === undefined ? described : decoderOf(as) };
}

function decoderOf(text: string): Decoder {
  const word = text.toLowerCase();
  const types = decoders.map(({ type }) => type);
  return decoders.find(({ type }) => type === word) ?? refuseUsage("packet-type-unknown", { text, types });
}

/** Tells what a packet says; what was not decoded, or not to its end, gets a sentence on standard error. */
export async function decode(request: DecodeRequest, terminal: Terminal): Promise<number> {
  if (request.by === "wireshark") return decodeWithWireshark(request, terminal);
  const { bytes, as, port, json } = request;
  // Where it came from is not known: what asks for more than the port finds nothing there.
  const sent: Sent = { address: "", port, sourcePort: 0 };
  const decoded: Decoded | null = as === null ? decodePacket(bytes, sent) : decodeAs(as, bytes, sent);
  if (json) terminal.json(decodeReport(decoded));
  else if (decoded !== null) terminal.out(`${decodeLines(decoded, bytes.length).join("\n")}\n`);
  const why = decoded === null ? unrecognisedText(bytes) : undecodedText(decoded);
  if (why === null) return exitCodes.done;
  terminal.err(why);
  return exitCodes.nothing;
}
