import type { FeedRow } from "../feeds/feed-rows.ts";

export interface Sender {
  readonly address: string;
  readonly port: number;
}

/** The place of a source among those of its membership; -1 where it was not heard. */
export function sourcePlace({ traffic }: FeedRow, source: Sender): number {
  return [...traffic.sources].findIndex(
    ({ address, port }) => address === source.address && port === source.port,
  );
}
