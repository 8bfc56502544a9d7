import { createStore, type StoreApi } from "zustand/vanilla";

/** What is typed in Compose, kept as typed: a wrong value loses nothing. */
export interface Draft {
  /** `address:port` as typed. */
  readonly to: string;
  /** Name of the outgoing interface; null lets the system choose. */
  readonly from: string | null;
  /** Empty lets the system choose. */
  readonly sourcePort: string;
  /** IP_MULTICAST_TTL and IP_TTL are two options and two fields: switching To changes neither. */
  readonly multicastTtl: number;
  readonly unicastTtl: number;
  readonly loopback: boolean;
  readonly payload: "text" | "hex";
  readonly text: string;
  readonly hex: string;
  readonly mode: "once" | "repeat";
  /** Empty sends until stopped. */
  readonly count: string;
  readonly rate: string;
}

export type ComposeStore = StoreApi<Draft>;

/** Compose as it is at first: nothing leaves the subnet unless somebody says so. */
export const freshDraft: Draft = {
  to: "",
  from: null,
  sourcePort: "",
  multicastTtl: 1,
  unicastTtl: 64,
  loopback: true,
  payload: "text",
  text: "Castscope test",
  hex: "",
  mode: "once",
  count: "1,000",
  rate: "100",
};

export function createComposeStore(): ComposeStore {
  return createStore<Draft>(() => freshDraft);
}
