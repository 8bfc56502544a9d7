import type { TemplatePart } from "../../../../shared/template/part.ts";

/** How a part of a template is marked, in its text and in the packets that are made of it. */
export type TemplateLook = "plain" | "counted" | "timed" | "fixed" | "noise";

export const looks: Readonly<Record<TemplatePart["kind"], TemplateLook>> = {
  bytes: "plain",
  seq: "counted",
  time: "timed",
  host: "fixed",
  random: "noise",
  pad: "plain",
};
