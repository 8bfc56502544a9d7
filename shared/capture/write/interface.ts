import { interfaceOptions, linkTypeRaw, pcapngBlocks, pcapngBytes, pcapngOptions } from "../pcapng.ts";
import { block } from "./block.ts";
import { textOption } from "./options.ts";

/** Where packets of a recording came in. Packets name it by its place among its section's interfaces, from 0. */
export interface RecordedInterface {
  /** As the system calls it: "eth0"; null where it was not told. */
  readonly name: string | null;
  readonly description: string | null;
  readonly comment: string | null;
}

/** Times are nanoseconds: 10 to the minus so much. */
const nanoseconds = new Uint8Array([9]);

/** The most bytes of a packet that a recording holds, as all programs tell it; no datagram has so many. */
const mostBytes = 262_144;

/** An interface description block: packets begin with their IP header and are never cut. */
export function interfaceBlock(on: RecordedInterface): Uint8Array<ArrayBuffer> {
  const options = [
    ...textOption(pcapngOptions.comment, on.comment),
    ...textOption(interfaceOptions.name, on.name),
    ...textOption(interfaceOptions.description, on.description),
    [interfaceOptions.timeResolution, nanoseconds] as const,
  ];
  return block(pcapngBlocks.interface, pcapngBytes.interface, options, (view) => {
    view.setUint16(8, linkTypeRaw, true);
    view.setUint32(12, mostBytes, true);
  });
}
