import type { Castscope } from "../context.tsx";
import { windowAction } from "./action.ts";

const hasChosen = ({ parts }: Castscope): boolean => parts.get("recordings")?.isChosen() ?? false;

const hasSpan = ({ parts }: Castscope): boolean => parts.get("span") !== undefined;

/** What can be done with recordings, and with the time of the one that is shown. */
export const recordingActions = {
  renameRecording: windowAction("renameRecording", {
    section: "recordings",
    keys: [{ key: "F2" }],
    keysOnRecordings: true,
    applies: hasChosen,
    run: ({ parts }) => parts.get("recordings")?.rename(),
  }),
  removeRecording: windowAction("removeRecording", {
    section: "recordings",
    keys: [{ key: "Delete" }],
    keysOnRecordings: true,
    applies: hasChosen,
    run: ({ parts }) => parts.get("recordings")?.remove(),
  }),
  spanFrom: windowAction("spanFrom", {
    section: "recordingTime",
    keys: [{ letter: "[" }],
    applies: hasSpan,
    run: ({ parts }) => parts.get("span")?.edge("from"),
  }),
  spanTo: windowAction("spanTo", {
    section: "recordingTime",
    keys: [{ letter: "]" }],
    applies: hasSpan,
    run: ({ parts }) => parts.get("span")?.edge("to"),
  }),
  spanNearer: windowAction("spanNearer", {
    section: "recordingTime",
    keys: [{ letter: "+" }],
    applies: hasSpan,
    run: ({ parts }) => parts.get("span")?.zoom(0.5),
  }),
  spanFarther: windowAction("spanFarther", {
    section: "recordingTime",
    keys: [{ letter: "-" }],
    applies: hasSpan,
    run: ({ parts }) => parts.get("span")?.zoom(2),
  }),
  spanWhole: windowAction("spanWhole", {
    section: "recordingTime",
    keys: [{ letter: "0" }],
    applies: hasSpan,
    run: ({ parts }) => parts.get("span")?.whole(),
  }),
  showLive: windowAction("showLive", {
    section: "recordingTime",
    keys: [{ letter: "l" }],
    applies: hasSpan,
    run: ({ sessions }) => sessions?.show(null),
  }),
};
