import { type Decoder, evidence } from "../decoder.ts";
import { ascii, holds } from "../match.ts";
import { attributeOf, beginsLikeXml, decodeXml, elementsOf, textOf, type XmlNode } from "./xml.ts";

/** Of the version of 2005, which devices speak, and of WS-Discovery 1.1 (OASIS). */
const namespaces = [
  ascii("http://schemas.xmlsoap.org/ws/2005/04/discovery"),
  ascii("http://docs.oasis-open.org/ws-dd/ns/discovery/2009/01"),
];
/** Namespaces are declared at the beginning. */
const searched = 2_048;

/** Web Services Dynamic Discovery. */
export const wsDiscovery: Decoder = {
  type: "ws-discovery",
  title: "WS-Discovery",
  ports: [3_702],
  recognise(bytes) {
    if (!beginsLikeXml(bytes)) return evidence.none;
    return namespaces.some((namespace) => holds(bytes, namespace, searched))
      ? evidence.certain
      : evidence.none;
  },
  decode(packet) {
    const nodes = decodeXml(packet, 0);
    const action = textOf(nodes, "Action");
    const name = action.slice(action.lastIndexOf("/") + 1) || "Message";
    const [sequence] = elementsOf(nodes, "AppSequence");
    const number = attributeOf(sequence, "MessageNumber");
    return [
      ...[name, textOf(nodes, "Types"), addressOf(nodes), textOf(nodes, "XAddrs")],
      number === "" ? "" : `message ${number}`,
    ]
      .filter((part) => part !== "")
      .join(", ");
  },
};

/** Of the endpoint that the body speaks of; the header has addresses as well. */
function addressOf(nodes: readonly XmlNode[]): string {
  const [body] = elementsOf(nodes, "Body");
  return body === undefined ? "" : textOf(body.children, "Address");
}
