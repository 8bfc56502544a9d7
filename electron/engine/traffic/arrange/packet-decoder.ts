import { decodeOnly } from "../../../../shared/decode/decode.ts";
import type { Decoder, Sent } from "../../../../shared/decode/decoder.ts";
import type { GroupDecoding } from "../../../../shared/decode/decoding.ts";
import type { DecodedField } from "../../../../shared/decode/field.ts";
import type { KeptSegment } from "../store/kept-packets.ts";

/** What the packet that is looked at is decoded as: worked out when it is asked for, and once for all terms of a filter. */
export class PacketDecoder {
  /** Names of the fields that are asked for: others are not read. */
  readonly names = new Set<string>();
  readonly #decoding: Pick<GroupDecoding, "decoderOf">;
  /** The same object for all packets, for only its last number is another one. */
  readonly #sent: { readonly address: string; readonly port: number; sourcePort: number };
  #segment: KeptSegment | null = null;
  #index = 0;
  #bytes: Uint8Array = new Uint8Array();
  #isRecognised = false;
  #decoder: Decoder | null = null;
  #typed: Decoder | null = null;
  #type: string | null = null;
  #fields: readonly DecodedField[] | null = null;

  constructor({ address, port }: Pick<Sent, "address" | "port">, decoding: Pick<GroupDecoding, "decoderOf">) {
    this.#sent = { address, port, sourcePort: 0 };
    this.#decoding = decoding;
  }

  /** The next packet. */
  begin(segment: KeptSegment, index: number): void {
    this.#segment = segment;
    this.#index = index;
    this.#isRecognised = false;
    this.#fields = null;
  }

  /** The word that the packet is found by; null where it is shown as bytes. */
  get type(): string | null {
    const { decoder } = this;
    // Decoders are objects of many shapes: one is looked at only where it is another than that of the packet before.
    if (decoder !== this.#typed) {
      this.#typed = decoder;
      this.#type = decoder && (decoder.family ?? decoder).type;
    }
    return this.#type;
  }

  /** Null where the packet is shown as bytes. */
  get decoder(): Decoder | null {
    if (!this.#isRecognised && this.#segment !== null) {
      const { address, port } = this.#segment.sender(this.#index);
      this.#sent.sourcePort = port;
      this.#bytes = this.#segment.look(this.#index, view);
      this.#decoder = this.#decoding.decoderOf(this.#bytes, this.#sent, address);
      this.#isRecognised = true;
    }
    return this.#decoder;
  }

  /** Those of `names`, each within the ones that hold it. */
  get fields(): readonly DecodedField[] {
    const { decoder } = this;
    if (decoder === null) return [];
    this.#fields ??= decodeOnly(decoder, this.#bytes, this.#sent, this.names);
    return this.#fields;
  }
}

function view(bytes: Uint8Array, begin: number, end: number): Uint8Array {
  return bytes.subarray(begin, end);
}
