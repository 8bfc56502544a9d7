import { spawn } from "node:child_process";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { adopt } from "../children.mjs";

const script = join(dirname(fileURLToPath(import.meta.url)), "many_groups_sender.py");

/** @typedef {{ sent: number, failed: number, seconds: number }} Sent */

/**
 * Sends to all places in turn until it is stopped.
 * @param {readonly string[]} places Each `address:port`.
 * @param {{ rate: number, size: number }} load
 * @returns {{ stop: () => Promise<Sent> }}
 */
export function startLoad(places, { rate, size }) {
  const child = adopt(
    spawn("python3", [script, "127.0.0.1", String(rate), String(size)], {
      stdio: ["pipe", "pipe", "inherit"],
    }),
  );
  let told = "";
  child.stdout.on("data", (data) => {
    told += data;
  });
  child.stdin.write(`${places.join("\n")}\n\n`);
  return {
    async stop() {
      const ended = once(child, "close");
      child.stdin.end();
      await ended;
      return JSON.parse(told);
    },
  };
}
