import { parseMemory } from "../../../shared/input/quantities.ts";
import { parsePort } from "../../../shared/net/address.ts";
import { readArguments } from "./arguments.ts";
import { accepted, refuseUsage } from "./usage.ts";

/** What `serve` was asked for. */
export interface ServeRequest {
  /** 0 lets the system choose. */
  readonly port: number;
  /** Bytes for kept packets and known sources; null takes the usual. */
  readonly memoryBytes: number | null;
}

export function readServeArguments(args: readonly string[]): ServeRequest {
  const { values, rest } = readArguments(args, {
    port: "the port to serve on, such as 8080",
    memory: "a memory in MiB, such as 512",
  });
  if (rest.length > 0) {
    refuseUsage(`“${rest[0]}” is one word too many: serve takes only --port and --memory.`);
  }
  return {
    // 0 is no port of a group, but here it is the usual word for any that is free.
    port: values.port === undefined || values.port === "0" ? 0 : accepted(parsePort(values.port)),
    memoryBytes: values.memory === undefined ? null : accepted(parseMemory(values.memory)),
  };
}
