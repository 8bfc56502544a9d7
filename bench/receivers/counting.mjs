import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile } from "../load/compile.mjs";
import { receiveBufferBytes, target } from "../target.mjs";
import { startReceiver } from "./receiver.mjs";
import { joined } from "./tools.mjs";

const source = join(dirname(fileURLToPath(import.meta.url)), "counting_receiver.c");

/**
 * The kernel's own limit: recvmmsg in C, which only counts.
 * @param {string} folder For what is compiled.
 * @returns {import("./receiver.mjs").Receiver}
 */
export function countingReceiver(folder) {
  /** @type {string | null | undefined} Compiled when it is asked for: who only lists receivers needs none. */
  let compiled;
  const program = () => {
    compiled ??= process.platform === "linux" ? compile(source, folder) : null;
    return compiled;
  };
  return {
    name: "C, recvmmsg, counts only",
    obstacle: () => (program() === null ? "there is no C compiler (cc), or not Linux" : null),
    start: async () => {
      const place = [target.group, `${target.port}`, target.interface];
      const child = startReceiver([program() ?? "", ...place, `${receiveBufferBytes}`]);
      await joined(child);
      return {
        child,
        finish: async () => {
          await child.stop();
          return Number(child.out);
        },
      };
    },
  };
}
