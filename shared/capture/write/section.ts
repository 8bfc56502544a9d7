import { pcapngBlocks, pcapngByteOrder, pcapngBytes, pcapngOptions, sectionOptions } from "../pcapng.ts";
import { block } from "./block.ts";
import { textOption } from "./options.ts";

/** What a recording says of itself at its beginning. */
export interface Section {
  /** Name and version: "Castscope 0.9.0". */
  readonly program: string;
  /** The operating system; null leaves it out, as with the processor. */
  readonly system: string | null;
  readonly hardware: string | null;
  readonly comment: string | null;
}

/** A section header block: how a file begins. Its length is not told, so that it can be written as packets come. */
export function sectionBlock({ program, system, hardware, comment }: Section): Uint8Array<ArrayBuffer> {
  const options = [
    ...textOption(pcapngOptions.comment, comment),
    ...textOption(sectionOptions.hardware, hardware),
    ...textOption(sectionOptions.system, system),
    ...textOption(sectionOptions.program, program),
  ];
  return block(pcapngBlocks.section, pcapngBytes.section, options, (view) => {
    view.setUint32(8, pcapngByteOrder, true);
    view.setUint16(12, 1, true);
    view.setUint16(14, 0, true);
    view.setBigInt64(16, -1n, true);
  });
}
