import { once } from "node:events";
import { decode, encode } from "@msgpack/msgpack";
import { WebSocket } from "ws";
import { enter } from "../session.mjs";

/**
 * A window without a page, for what the benchmark itself asks of the monitor. Closed while anything
 * is measured, so that the one that is measured is alone.
 * @param {string} url What the door printed.
 */
export async function openSecondWindow(url) {
  const { origin, host, secret } = await enter(url);
  const socket = new WebSocket(`ws://${host}/socket`, ["castscope", secret], { headers: { origin } });
  await once(socket, "open");
  /** @type {Map<number, (answer: any) => void>} */
  const waiting = new Map();
  let calls = 0;
  socket.on("message", (data) => {
    const frame = /** @type {{ id?: number, answer?: unknown }} */ (decode(/** @type {Buffer} */ (data)));
    if (frame.id === undefined) return;
    waiting.get(frame.id)?.(frame.answer);
    waiting.delete(frame.id);
  });
  return {
    /**
     * @param {string} method
     * @param {unknown} args
     * @returns {Promise<any>}
     */
    call(method, args) {
      calls += 1;
      const id = calls;
      return new Promise((resolve, reject) => {
        waiting.set(id, ({ ok, result, problem }) =>
          ok
            ? resolve(result)
            : reject(new Error(`${method}: ${problem.name} ${JSON.stringify(problem.values)}`)),
        );
        socket.send(encode({ id, method, args }));
      });
    },
    close: () => socket.close(),
  };
}
