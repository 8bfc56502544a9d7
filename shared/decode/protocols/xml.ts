import { readUtf8 } from "../../text/utf8.ts";
import { type Branch, Cut, TooMany } from "../branch.ts";
import { type Decoder, evidence } from "../decoder.ts";
import { wordOf } from "../match.ts";
import { isText } from "./text.ts";

/** A piece of a document: an element with its tags, or the text between them. */
export interface XmlNode {
  readonly kind: "element" | "text" | "other";
  /** Of an element: its name without the prefix of its namespace. */
  readonly name: string;
  readonly at: number;
  end: number;
  readonly attributes: readonly XmlAttribute[];
  readonly children: XmlNode[];
  /** Of a text: without blanks at its ends, entities resolved. */
  readonly text: string;
}

interface XmlAttribute {
  /** With its prefix. */
  readonly name: string;
  readonly value: string;
  readonly at: number;
  readonly end: number;
}

/** Any document in XML 1.0 that no other decoder knows. */
export const xml: Decoder = {
  type: "xml",
  title: "XML",
  ports: [],
  recognise(bytes) {
    if (!beginsLikeXml(bytes)) return evidence.none;
    return bytes[lastSign(bytes)] === 0x3e && isText(bytes) ? evidence.likely : evidence.none;
  },
  decode(packet) {
    const nodes = decodeXml(packet, 0);
    const root = nodes.find(({ kind }) => kind === "element");
    const told = root?.attributes.filter(({ name }) => !name.startsWith("xmlns")) ?? [];
    return [root?.name ?? "no element", ...told.map(({ name, value }) => `${name}=${value}`)].join(" ");
  },
};

/** A tag, perhaps behind blanks: `<` and a letter, `?` or `!`. */
export function beginsLikeXml(bytes: Uint8Array): boolean {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (isBlank(bytes[at] ?? 0)) at += 1;
  const sign = bytes[at + 1] ?? 0;
  const isLetter = (sign | 0x20) >= 0x61 && (sign | 0x20) <= 0x7a;
  return bytes[at] === 0x3c && (isLetter || sign === 0x3f || sign === 0x21 || sign === 0x5f);
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}

/** The last byte that is neither blank nor NUL. */
function lastSign(bytes: Uint8Array): number {
  let at = bytes.length - 1;
  while (at > 0 && (isBlank(bytes[at] ?? 0) || bytes[at] === 0)) at -= 1;
  return at;
}

/**
 * Adds the fields of a document: elements with their attributes and what they hold. Not a validating reader: what is
 * not well-formed ends the tree there (`Cut`).
 */
export function decodeXml(packet: Branch, begin: number): readonly XmlNode[] {
  const { nodes, isWhole } = new Reader(packet.bytes, begin, packet.end).read();
  for (const node of nodes) addNode(packet, node);
  if (!isWhole) throw new Cut();
  return nodes;
}

/** Elements of a name below some nodes, at any depth, in order. */
export function* elementsOf(nodes: readonly XmlNode[], name: string): Generator<XmlNode> {
  for (const node of nodes) {
    if (node.kind === "element" && node.name === name) yield node;
    yield* elementsOf(node.children, name);
  }
}

/** The text within the first element of that name; empty where there is none. */
export function textOf(nodes: readonly XmlNode[], name: string): string {
  for (const { children } of elementsOf(nodes, name)) {
    return children.find(({ kind }) => kind === "text")?.text ?? "";
  }
  return "";
}

export function attributeOf(node: XmlNode | undefined, name: string): string {
  return node?.attributes.find((attribute) => attribute.name === name)?.value ?? "";
}

function addNode(packet: Branch, node: XmlNode): void {
  const { kind, at, end, name, attributes, children, text } = node;
  if (kind === "text") packet.value(at, end - at, "text", "Text", text);
  if (kind === "other") packet.value(at, end - at, wordOf(name), name, text);
  if (kind !== "element") return;
  packet.branch(at, end - at, wordOf(name), name, (inner) => {
    for (const attribute of attributes) {
      const word = wordOf(attribute.name);
      inner.value(attribute.at, attribute.end - attribute.at, word, attribute.name, attribute.value);
    }
    for (const child of children) addNode(inner, child);
    const its = children.find((child) => child.kind === "text");
    return its?.text ?? attributes.map((attribute) => `${attribute.name}=${attribute.value}`).join(" ");
  });
}

/** Nodes that are read before the reader gives up: as many as there are fields, and one more to be over it. */
const nodesMost = 4_097;
const depthMost = 64;

class Reader {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  #at: number;
  #count = 0;

  constructor(bytes: Uint8Array, begin: number, end: number) {
    this.#bytes = bytes;
    this.#at = begin;
    this.#end = end;
  }

  read(): { nodes: XmlNode[]; isWhole: boolean } {
    const nodes: XmlNode[] = [];
    const open: XmlNode[] = [];
    const holder = (): XmlNode[] => open.at(-1)?.children ?? nodes;
    while (this.#at < this.#end) {
      this.#count += 1;
      // Too many, or too deep: as many as are shown have been read, and adding them finds that there are more.
      if (this.#count > nodesMost || open.length > depthMost) break;
      if (this.#bytes[this.#at] !== 0x3c) {
        this.#text(holder());
      } else if (this.#bytes[this.#at + 1] === 0x2f) {
        const last = open.pop();
        const close = this.#find(0x3e, this.#at);
        if (last === undefined || close < 0) return { nodes, isWhole: false };
        this.#at = close + 1;
        last.end = this.#at;
      } else if (this.#bytes[this.#at + 1] === 0x3f || this.#bytes[this.#at + 1] === 0x21) {
        if (!this.#other(holder())) return { nodes: closed(nodes, open, this.#end), isWhole: false };
      } else {
        const element = this.#element();
        if (element === null) return { nodes: closed(nodes, open, this.#end), isWhole: false };
        holder().push(element.node);
        if (element.isOpen) open.push(element.node);
      }
    }
    return { nodes: closed(nodes, open, this.#end), isWhole: open.length === 0 };
  }

  #find(byte: number, from: number): number {
    const at = this.#bytes.indexOf(byte, from);
    return at >= 0 && at < this.#end ? at : -1;
  }

  #text(into: XmlNode[]): void {
    const next = this.#find(0x3c, this.#at);
    let [at, end] = [this.#at, next < 0 ? this.#end : next];
    this.#at = end;
    while (at < end && isBlankOrNul(this.#bytes[at] ?? 0)) at += 1;
    while (end > at && isBlankOrNul(this.#bytes[end - 1] ?? 0)) end -= 1;
    if (end === at) return;
    into.push({ ...leaf("text", "text", at, end), text: this.#read(at, end) });
  }

  /** Declarations, comments, character data; answers whether it ends. */
  #other(into: XmlNode[]): boolean {
    const at = this.#at;
    const [name, begin, close] = kinds.find(([, sign]) => this.#stands(at, sign)) ?? kindAny;
    let last = this.#find(close.charCodeAt(0), at + begin.length);
    while (last >= 0 && !this.#stands(last, close)) last = this.#find(close.charCodeAt(0), last + 1);
    if (last < 0) return false;
    const end = last + close.length;
    const text = readUtf8(this.#bytes.subarray(at + begin.length, last)).trim();
    this.#at = end;
    into.push({ ...leaf(name === "CDATA" ? "text" : "other", name, at, end), text });
    return true;
  }

  #stands(at: number, text: string): boolean {
    for (let index = 0; index < text.length; index += 1) {
      if (this.#bytes[at + index] !== text.charCodeAt(index)) return false;
    }
    return at + text.length <= this.#end;
  }

  /** A start tag; null where it does not end. */
  #element(): { node: XmlNode; isOpen: boolean } | null {
    const at = this.#at;
    const nameEnd = this.#skip(at + 1, (byte) => !isBlank(byte) && byte !== 0x2f && byte !== 0x3e);
    if (nameEnd === at + 1) return null;
    const full = readUtf8(this.#bytes.subarray(at + 1, nameEnd));
    const attributes: XmlAttribute[] = [];
    let place = nameEnd;
    for (;;) {
      place = this.#skip(place, isBlank);
      const byte = this.#bytes[place];
      if (place >= this.#end) return null;
      if (byte === 0x3e || (byte === 0x2f && this.#bytes[place + 1] === 0x3e && place + 1 < this.#end)) {
        this.#at = place + (byte === 0x3e ? 1 : 2);
        const node = { ...leaf("element", full.slice(full.indexOf(":") + 1), at, this.#at), attributes };
        return { node, isOpen: byte === 0x3e };
      }
      const attribute = this.#attribute(place);
      if (attribute === null) return null;
      this.#count += 1;
      if (this.#count > nodesMost) throw new TooMany();
      attributes.push(attribute);
      place = attribute.end;
    }
  }

  #attribute(at: number): XmlAttribute | null {
    const nameEnd = this.#skip(
      at,
      (byte) => !isBlank(byte) && byte !== 0x3d && byte !== 0x3e && byte !== 0x2f,
    );
    const equals = this.#skip(nameEnd, isBlank);
    const quote = this.#skip(equals + 1, isBlank);
    const sign = this.#bytes[quote] ?? 0;
    if (nameEnd === at || this.#bytes[equals] !== 0x3d || (sign !== 0x22 && sign !== 0x27)) return null;
    const last = this.#find(sign, quote + 1);
    if (last < 0) return null;
    const name = readUtf8(this.#bytes.subarray(at, nameEnd));
    return { name, value: this.#read(quote + 1, last), at, end: last + 1 };
  }

  #skip(from: number, takes: (byte: number) => boolean): number {
    let at = from;
    while (at < this.#end && takes(this.#bytes[at] ?? 0)) at += 1;
    return at;
  }

  #read(at: number, end: number): string {
    return readUtf8(this.#bytes.subarray(at, end)).replace(
      /&(lt|gt|amp|quot|apos);/g,
      (_, word: string) => entities[word] ?? "",
    );
  }
}

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const kinds = [
  ["Declaration", "<?", "?>"],
  ["Comment", "<!--", "-->"],
  ["CDATA", "<![CDATA[", "]]>"],
] as const;
const kindAny = ["Declaration", "<!", ">"] as const;

function isBlankOrNul(byte: number): boolean {
  return byte === 0 || isBlank(byte);
}

function leaf(kind: XmlNode["kind"], name: string, at: number, end: number): XmlNode {
  return { kind, name, at, end, attributes: [], children: [], text: "" };
}

/** Elements that never end, end with the bytes. */
function closed(nodes: XmlNode[], open: readonly XmlNode[], end: number): XmlNode[] {
  for (const node of open) node.end = end;
  return nodes;
}
