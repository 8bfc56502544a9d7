import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { target } from "./target.mjs";

const here = dirname(fileURLToPath(import.meta.url));

/**
 * The sender's name and command. The one with UDP_SEGMENT costs far less processor time, and is
 * taken where Linux and Python 3 are there.
 * @param {import("./options.mjs").BenchOptions} options
 * @returns {{ name: string, command: string[] }}
 */
export function chooseSender({ sender, rate, size, seconds }) {
  const load = [rate, size, seconds].map(String);
  if (sender === "segment" || (sender === "auto" && hasPython())) {
    const place = [target.group, String(target.port), target.interface];
    return {
      name: "UDP_SEGMENT, Python",
      command: ["python3", join(here, "segment_sender.py"), ...place, ...load],
    };
  }
  return { name: "dgram, Node", command: [process.execPath, join(here, "dgram-sender.mjs"), ...load] };
}

function hasPython() {
  return process.platform === "linux" && spawnSync("python3", ["--version"]).status === 0;
}
