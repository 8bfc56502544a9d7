import type { Castscope } from "../context.tsx";
import { windowAction } from "./action.ts";
import type { PacketDoings } from "./parts.ts";

function packets({ parts }: Castscope): PacketDoings | undefined {
  return parts.get("packets");
}

const anyChosen = (castscope: Castscope): boolean => (packets(castscope)?.chosen() ?? 0) > 0;

/** What can be done with the packets that are chosen in the list. */
export const packetActions = {
  copyPackets: windowAction({
    words: "Copy",
    does: "Copy the selected packets as text, a line each",
    section: "Packets",
    keys: [{ ctrl: "c" }],
    keysOnPackets: true,
    // What is marked is meant.
    applies: (castscope) => anyChosen(castscope) && (document.getSelection()?.toString() ?? "") === "",
    run: (castscope) => packets(castscope)?.copy("lines"),
  }),
  selectAllPackets: windowAction({
    words: "Select all",
    does: "Select all packets of the list",
    section: "Packets",
    keys: [{ ctrl: "a" }],
    keysOnPackets: true,
    applies: (castscope) => packets(castscope) !== undefined,
    run: (castscope) => packets(castscope)?.selectAll(),
  }),
  exportSelected: windowAction({
    words: "Export …",
    does: "Export the selected packets to a file: pcapng, JSON lines, CSV or payload bytes",
    section: "Packets",
    keys: [],
    applies: anyChosen,
    run: (castscope) => packets(castscope)?.exportTo("selected"),
  }),
  replaySelected: windowAction({
    words: "Send again …",
    does: "Send the selected packets onto the network again, at their own distances in time",
    section: "Packets",
    keys: [],
    applies: (castscope) => castscope.sessions !== undefined && anyChosen(castscope),
    run: (castscope) => packets(castscope)?.replay(),
  }),
  exportList: windowAction({
    words: "Export packets …",
    does: "Export the packets of the list, or all that are kept, to a file",
    section: "Packets",
    keys: [],
    applies: (castscope) => packets(castscope) !== undefined,
    run: (castscope) => packets(castscope)?.exportTo("list"),
  }),
  previousOfStream: windowAction({
    words: "Previous of this stream",
    does: "Previous packet of the same stream",
    section: "Packets",
    keys: [{ ctrl: "," }],
    applies: anyChosen,
    run: (castscope) => packets(castscope)?.neighbour(true),
  }),
  nextOfStream: windowAction({
    words: "Next of this stream",
    does: "Next packet of the same stream",
    section: "Packets",
    keys: [{ ctrl: "." }],
    applies: anyChosen,
    run: (castscope) => packets(castscope)?.neighbour(false),
  }),
  timeReference: windowAction({
    words: "Count times from here",
    does: "Count times from the selected packet",
    section: "Packets",
    keys: [],
    applies: anyChosen,
    run: (castscope) => packets(castscope)?.setReference(),
  }),
};
