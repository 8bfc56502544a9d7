import { availableParallelism, cpus, release, totalmem } from "node:os";
import { receiveBufferLimit } from "./kernel.mjs";

/** What figures of this computer depend on. */
export function describeMachine() {
  return {
    processor: cpus()[0]?.model.trim() ?? "unknown",
    processors: availableParallelism(),
    memoryBytes: totalmem(),
    system: `${process.platform} ${release()}`,
    node: process.versions.node,
    /** Most that a socket may ask for (net.core.rmem_max); null where the system does not tell. */
    receiveBufferLimit: receiveBufferLimit(),
  };
}

/** @typedef {ReturnType<typeof describeMachine>} Machine */

/** @param {Machine} machine */
export function formatMachine({ processor, processors, system, node, receiveBufferLimit }) {
  const buffer =
    receiveBufferLimit === null ? "" : `, receive buffers up to ${receiveBufferLimit / 1024 ** 2} MiB`;
  return `${processors} processors (${processor}), ${system}, Node ${node}${buffer}.`;
}
