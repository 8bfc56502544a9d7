import { refillCompose } from "../store/compose.ts";
import { sendAction } from "./action.ts";

/** What can be done with a send. */
export const sendActions = {
  stop: sendAction("stop", {
    section: "compose",
    keys: [],
    applies: (_castscope, { state }) => state === "sending",
    run: ({ client }, { id }) => {
      // A send that ended meanwhile has nothing to stop; its row says how it ended.
      client.stopSend({ id }).catch(() => {});
    },
  }),
  sendAgain: sendAction("sendAgain", {
    section: "compose",
    keys: [],
    run: (castscope, send) => refillCompose(castscope, send),
  }),
};
