import type { StreamKind } from "../../model/stream-kinds.ts";
import { kindNames as english } from "../english/stream-kinds.ts";

/** Protocols are called the same everywhere. */
export const kindNames: Readonly<Record<StreamKind, string>> = {
  ...english,
  castscope: "Castscope-Teststrom",
  described: "Beschriebenes Format",
};
