import { refillCompose } from "../store/compose.ts";
import { sendAction } from "./action.ts";

/** What can be done with a send. */
export const sendActions = {
  stop: sendAction({
    words: "Stop",
    does: "Stop a send",
    section: "Compose",
    keys: [],
    applies: (_castscope, { state }) => state === "sending",
    run: ({ client }, { id }) => {
      // A send that ended meanwhile has nothing to stop; its row says how it ended.
      client.stopSend({ id }).catch(() => {});
    },
  }),
  sendAgain: sendAction({
    words: "Send again",
    does: "Fill Compose from a send",
    section: "Compose",
    keys: [],
    run: (castscope, send) => refillCompose(castscope, send),
  }),
};
