import { existsSync } from "node:fs";
import { join } from "node:path";
import { target } from "../target.mjs";
import { project } from "./in-node.mjs";
import { startReceiver } from "./receiver.mjs";
import { joined } from "./tools.mjs";

/** @typedef {import("./receiver.mjs").Receiver} Receiver */

const bundle = join(project, "dist", "headless", "castscope.js");

/**
 * Castscope writing all that comes to a file, as dumpcap does. What it counts is what is in the file.
 * @type {Receiver}
 */
export const castscopeRecord = {
  name: "Castscope, recording",
  obstacle: () => (existsSync(bundle) ? null : "there is no build"),
  start: async ({ folder }) => {
    const to = ["--to", join(folder, "recorded.pcapng"), "--on", target.interface, "--json"];
    const child = startReceiver([
      process.execPath,
      bundle,
      "record",
      `${target.group}:${target.port}`,
      ...to,
    ]);
    await joined(child);
    return {
      child,
      finish: async () => {
        await child.stop("SIGINT");
        return JSON.parse(child.out).packets;
      },
    };
  },
};
