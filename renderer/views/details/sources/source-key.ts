import type { Source } from "../../../../shared/model/source.ts";

/** Tells the sources of a group apart. */
export function sourceKey({ address, port }: Pick<Source, "address" | "port">): string {
  return `${address} ${port}`;
}
