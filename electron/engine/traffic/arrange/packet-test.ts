import { decodeAs, recognise } from "../../../../shared/decode/decode.ts";
import type { Decoder, Sent } from "../../../../shared/decode/decoder.ts";
import type { DecodedField } from "../../../../shared/decode/field.ts";
import {
  addressTest,
  holdsFor,
  momentTest,
  nameTest,
  numberTest,
} from "../../../../shared/filter/compare.ts";
import { decodedTest } from "../../../../shared/filter/decoded.ts";
import type { AddressTerm, Filter, NumberTerm, Term, Words } from "../../../../shared/filter/filter.ts";
import type { PacketFieldName } from "../../../../shared/filter/packet-fields.ts";
import { formatEndpoint } from "../../../../shared/net/address.ts";
import type { FeedTime } from "../../time/feed-time.ts";
import type { KeptSegment } from "../store/kept-packets.ts";
import type { Endpoint } from "../store/segment.ts";
import { Needle } from "./needle.ts";

/** Whether a filter lets a packet through. */
export type PacketTest = (segment: KeptSegment, index: number) => boolean;

/** What a filter has to know of the row whose packets it looks at. */
export interface PacketGround {
  readonly time: Pick<FeedTime, "at">;
  /** Where the row's packets went … */
  readonly address: string;
  readonly port: number;
  /** … unless its socket hears others' as well: which went where is not kept. */
  readonly hearsOthers: boolean;
}

/** What a test costs, roughly in ns: cheap ones go first. */
const costs = { column: 1, sender: 2, payload: 50, type: 500, decoded: 1_000 } as const;

interface Costed {
  readonly cost: number;
  readonly test: PacketTest;
}

/** Makes one test of a filter. A term about what is not told of a packet does not let it through. */
export function packetTest(filter: Filter<PacketFieldName> | null, ground: PacketGround): PacketTest {
  if (filter === null) return () => true;
  return new Compiler(ground).test(filter);
}

class Compiler {
  readonly #ground: PacketGround;
  readonly #decoding: Decoding;

  constructor(ground: PacketGround) {
    this.#ground = ground;
    this.#decoding = new Decoding(ground);
  }

  test(filter: Filter<PacketFieldName>): PacketTest {
    const { cost, test } = this.#compile(filter);
    if (cost < costs.type) return test;
    const decoding = this.#decoding;
    return (segment, index) => {
      decoding.begin(segment, index);
      return test(segment, index);
    };
  }

  #compile(filter: Filter<PacketFieldName>): Costed {
    switch (filter.kind) {
      case "and": {
        const { cost, tests } = this.#inOrder(filter.all);
        return { cost, test: (segment, index) => tests.every((test) => test(segment, index)) };
      }
      case "or": {
        const { cost, tests } = this.#inOrder(filter.any);
        return { cost, test: (segment, index) => tests.some((test) => test(segment, index)) };
      }
      case "not": {
        const { cost, test } = this.#compile(filter.of);
        return { cost, test: (segment, index) => !test(segment, index) };
      }
      default:
        return this.#term(filter);
    }
  }

  #inOrder(filters: readonly Filter<PacketFieldName>[]): { cost: number; tests: readonly PacketTest[] } {
    const parts = filters.map((filter) => this.#compile(filter)).sort((one, other) => one.cost - other.cost);
    return { cost: parts.reduce((sum, { cost }) => sum + cost, 0), tests: parts.map(({ test }) => test) };
  }

  #term(term: Term<PacketFieldName>): Costed {
    switch (term.kind) {
      case "words":
        return wordsTest(term);
      case "bytes":
        return contains(new Needle(term.bytes, false));
      case "text":
        return contains(new Needle(new TextEncoder().encode(term.text), true));
      case "number":
        return this.#number(term);
      case "address":
        return this.#address(term);
      case "moment": {
        const holds = momentTest(term);
        const { time } = this.#ground;
        return { cost: costs.column, test: (segment, index) => holds(time.at(segment.at(index))) };
      }
      case "name": {
        // The only one of its kind is the type.
        const holds = nameTest(term);
        const decoding = this.#decoding;
        return {
          cost: costs.type,
          test: () => decoding.decoder !== null && holds(decoding.decoder.type),
        };
      }
      case "decoded": {
        const holds = decodedTest(term);
        const decoding = this.#decoding;
        return {
          cost: costs.decoded,
          test: () => decoding.decoder?.type === term.type && holds(decoding.fields),
        };
      }
    }
  }

  #number(term: NumberTerm<PacketFieldName>): Costed {
    const holds = numberTest(term);
    const { port } = this.#ground;
    const column = (test: PacketTest): Costed => ({ cost: costs.column, test });
    const untold = column(() => false);
    switch (term.field) {
      case "len":
        return column((segment, index) => holds(segment.size(index)));
      case "ttl":
        return column((segment, index) => {
          const ttl = segment.ttl(index);
          return ttl !== null && holds(ttl);
        });
      case "dport": {
        const verdict = holds(port);
        return column(() => verdict);
      }
      case "sport":
        return perSender((sender) => holds(sender.port));
      case "port":
        return perSender((sender) => holdsFor(term.operator, [sender.port, port], holds));
      default:
        return untold;
    }
  }

  #address(term: AddressTerm<PacketFieldName>): Costed {
    const holds = addressTest(term);
    if (term.field === "src") return perSender(({ address }) => address !== "" && holds(address));
    const { address, hearsOthers } = this.#ground;
    const verdict = !hearsOthers && holds(address);
    return { cost: costs.column, test: () => verdict };
  }
}

function wordsTest({ text }: Words): Costed {
  const inPayload = contains(new Needle(new TextEncoder().encode(text), true));
  const lower = text.toLowerCase();
  const inSource = perSender(({ address, port }) =>
    formatEndpoint(address, port).toLowerCase().includes(lower),
  );
  return {
    cost: inPayload.cost,
    test: (segment, index) => inSource.test(segment, index) || inPayload.test(segment, index),
  };
}

function contains({ isIn }: Needle): Costed {
  return { cost: costs.payload, test: (segment, index) => segment.look(index, isIn) };
}

/** Each known sender is looked at once: packets of one come in a row, and come again. */
function perSender(holds: (sender: Endpoint) => boolean): Costed {
  const known = new WeakMap<Endpoint, boolean>();
  let last: Endpoint | null = null;
  let verdict = false;
  const test: PacketTest = (segment, index) => {
    const sender = segment.sender(index);
    if (sender === last) return verdict;
    const before = known.get(sender);
    verdict = before ?? holds(sender);
    if (before === undefined) known.set(sender, verdict);
    last = sender;
    return verdict;
  };
  return { cost: costs.sender, test };
}

/** What the packet that is looked at is decoded as, worked out when it is asked for, and once. */
class Decoding {
  readonly #ground: PacketGround;
  #segment: KeptSegment | null = null;
  #index = 0;
  #bytes: Uint8Array | null = null;
  #decoder: Decoder | null | undefined;
  #fields: readonly DecodedField[] | undefined;

  constructor(ground: PacketGround) {
    this.#ground = ground;
  }

  begin(segment: KeptSegment, index: number): void {
    this.#segment = segment;
    this.#index = index;
    this.#bytes = null;
    this.#decoder = undefined;
    this.#fields = undefined;
  }

  get decoder(): Decoder | null {
    if (this.#decoder === undefined) this.#decoder = recognise(this.#payload, this.#sent);
    return this.#decoder;
  }

  get fields(): readonly DecodedField[] {
    if (this.#fields === undefined) {
      const { decoder } = this;
      this.#fields = decoder === null ? [] : decodeAs(decoder, this.#payload, this.#sent).fields;
    }
    return this.#fields;
  }

  get #payload(): Uint8Array {
    this.#bytes ??= this.#segment?.look(this.#index, view) ?? new Uint8Array();
    return this.#bytes;
  }

  get #sent(): Sent {
    const { address, port } = this.#ground;
    return { address, port, sourcePort: this.#segment?.sender(this.#index).port ?? 0 };
  }
}

const view = (bytes: Uint8Array, begin: number, end: number): Uint8Array => bytes.subarray(begin, end);
