import type { Castscope } from "../context.tsx";
import { windowAction } from "./action.ts";

const hasChosen = ({ parts }: Castscope): boolean => parts.get("recordings")?.isChosen() ?? false;

const hasSpan = ({ parts }: Castscope): boolean => parts.get("span") !== undefined;

/** What can be done with recordings, and with the time of the one that is shown. */
export const recordingActions = {
  renameRecording: windowAction({
    words: "Rename",
    does: "Give the recording another name",
    section: "Recordings",
    keys: [{ key: "F2" }],
    keysOnRecordings: true,
    applies: hasChosen,
    run: ({ parts }) => parts.get("recordings")?.rename(),
  }),
  removeRecording: windowAction({
    words: "Move to the bin",
    does: "Move the recording to the bin; undo within 8 s",
    section: "Recordings",
    keys: [{ key: "Delete" }],
    keysOnRecordings: true,
    applies: hasChosen,
    run: ({ parts }) => parts.get("recordings")?.remove(),
  }),
  spanFrom: windowAction({
    words: "Begin the span here",
    does: "The chosen time begins under the pointer, else at the selected packet",
    section: "Time of a recording",
    keys: [{ letter: "[" }],
    applies: hasSpan,
    run: ({ parts }) => parts.get("span")?.edge("from"),
  }),
  spanTo: windowAction({
    words: "End the span here",
    does: "The chosen time ends under the pointer, else at the selected packet",
    section: "Time of a recording",
    keys: [{ letter: "]" }],
    applies: hasSpan,
    run: ({ parts }) => parts.get("span")?.edge("to"),
  }),
  spanNearer: windowAction({
    words: "Zoom in",
    does: "A shorter time as wide as the window",
    section: "Time of a recording",
    keys: [{ letter: "+" }],
    applies: hasSpan,
    run: ({ parts }) => parts.get("span")?.zoom(0.5),
  }),
  spanFarther: windowAction({
    words: "Zoom out",
    does: "A longer time as wide as the window",
    section: "Time of a recording",
    keys: [{ letter: "-" }],
    applies: hasSpan,
    run: ({ parts }) => parts.get("span")?.zoom(2),
  }),
  spanWhole: windowAction({
    words: "Whole recording",
    does: "The whole recording",
    section: "Time of a recording",
    keys: [{ letter: "0" }],
    applies: hasSpan,
    run: ({ parts }) => parts.get("span")?.whole(),
  }),
  showLive: windowAction({
    words: "Live",
    does: "Back to live traffic",
    section: "Time of a recording",
    keys: [{ letter: "l" }],
    applies: hasSpan,
    run: ({ sessions }) => sessions?.show(null),
  }),
};
