import type { GroupDecoding } from "../../../../shared/decode/decoding.ts";
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
import { markFlag, missingBefore } from "../../../../shared/model/packet-mark.ts";
import { formatEndpoint } from "../../../../shared/net/address.ts";
import { dscpOf } from "../../../../shared/net/dscp.ts";
import type { FeedTime } from "../../time/feed-time.ts";
import type { KeptSegment } from "../store/kept-packets.ts";
import type { Endpoint } from "../store/segment.ts";
import { Needle } from "./needle.ts";
import { PacketDecoder } from "./packet-decoder.ts";

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
  /** How its packets are read. */
  readonly decoding: Pick<GroupDecoding, "decoderOf">;
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
  readonly #decoder: PacketDecoder;

  constructor(ground: PacketGround) {
    this.#ground = ground;
    this.#decoder = new PacketDecoder(ground, ground.decoding);
  }

  test(filter: Filter<PacketFieldName>): PacketTest {
    const { cost, test } = this.#compile(filter);
    if (cost < costs.type) return test;
    const decoder = this.#decoder;
    return (segment, index) => {
      decoder.begin(segment, index);
      return test(segment, index);
    };
  }

  #compile(filter: Filter<PacketFieldName>): Costed {
    switch (filter.kind) {
      case "and": {
        const { cost, tests } = this.#inOrder(filter.all);
        return { cost, test: all(tests) };
      }
      case "or": {
        const { cost, tests } = this.#inOrder(filter.any);
        return { cost, test: any(tests) };
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
        const packet = this.#decoder;
        return {
          cost: costs.type,
          test: () => {
            const { type } = packet;
            return type !== null && holds(type);
          },
        };
      }
      case "decoded": {
        const holds = decodedTest(term);
        const packet = this.#decoder;
        const name = term.path.at(-1);
        if (name !== undefined) packet.names.add(name);
        return {
          cost: costs.decoded,
          test: () => packet.type === term.type && holds(packet.fields),
        };
      }
    }
  }

  #number(term: NumberTerm<PacketFieldName>): Costed {
    const holds = numberTest(term);
    const { port } = this.#ground;
    const column = (test: PacketTest): Costed => ({ cost: costs.column, test });
    /** Of what the streams say of a packet, where they say something. */
    const marked = (read: (mark: number) => number): Costed =>
      column((segment, index) => {
        const mark = segment.mark(index);
        return mark !== 0 && holds(read(mark));
      });
    const flagged = (flag: number): Costed => marked((mark) => ((mark & flag) === 0 ? 0 : 1));
    const ofTos = (read: (tos: number) => number): Costed =>
      column((segment, index) => {
        const tos = segment.tos(index);
        return tos !== null && holds(read(tos));
      });
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
      case "dscp":
        return ofTos(dscpOf);
      case "ecn":
        return ofTos((tos) => tos & 3);
      case "lost":
        return marked(missingBefore);
      case "dropped":
        return flagged(markFlag.droppedHere);
      case "duplicate":
        return flagged(markFlag.duplicate);
      case "reordered":
        return flagged(markFlag.late);
      case "restart":
        return flagged(markFlag.restart);
      default:
        throw new Error(`${term.field} is no number.`);
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

function all(tests: readonly PacketTest[]): PacketTest {
  return (segment, index) => {
    for (const test of tests) if (!test(segment, index)) return false;
    return true;
  };
}

function any(tests: readonly PacketTest[]): PacketTest {
  return (segment, index) => {
    for (const test of tests) if (test(segment, index)) return true;
    return false;
  };
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
