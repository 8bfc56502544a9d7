import type { Castscope } from "../context.tsx";
import { windowAction } from "./action.ts";
import type { PacketDoings } from "./parts.ts";

function packets({ parts }: Castscope): PacketDoings | undefined {
  return parts.get("packets");
}

const anyChosen = (castscope: Castscope): boolean => (packets(castscope)?.chosen() ?? 0) > 0;

/** What can be done with the packets that are chosen in the list. */
export const packetActions = {
  copyPackets: windowAction("copyPackets", {
    section: "packets",
    keys: [{ ctrl: "c" }],
    keysOnPackets: true,
    // What is marked is meant.
    applies: (castscope) => anyChosen(castscope) && (document.getSelection()?.toString() ?? "") === "",
    run: (castscope) => packets(castscope)?.copy("lines"),
  }),
  selectAllPackets: windowAction("selectAllPackets", {
    section: "packets",
    keys: [{ ctrl: "a" }],
    keysOnPackets: true,
    applies: (castscope) => packets(castscope) !== undefined,
    run: (castscope) => packets(castscope)?.selectAll(),
  }),
  exportSelected: windowAction("exportSelected", {
    section: "packets",
    keys: [],
    applies: anyChosen,
    run: (castscope) => packets(castscope)?.exportTo("selected"),
  }),
  replaySelected: windowAction("replaySelected", {
    section: "packets",
    keys: [],
    applies: (castscope) => castscope.sessions !== undefined && anyChosen(castscope),
    run: (castscope) => packets(castscope)?.replay(),
  }),
  exportList: windowAction("exportList", {
    section: "packets",
    keys: [],
    applies: (castscope) => packets(castscope) !== undefined,
    run: (castscope) => packets(castscope)?.exportTo("list"),
  }),
  previousOfStream: windowAction("previousOfStream", {
    section: "packets",
    keys: [{ ctrl: "," }],
    applies: anyChosen,
    run: (castscope) => packets(castscope)?.neighbour(true),
  }),
  nextOfStream: windowAction("nextOfStream", {
    section: "packets",
    keys: [{ ctrl: "." }],
    applies: anyChosen,
    run: (castscope) => packets(castscope)?.neighbour(false),
  }),
  timeReference: windowAction("timeReference", {
    section: "packets",
    keys: [],
    applies: anyChosen,
    run: (castscope) => packets(castscope)?.setReference(),
  }),
};
