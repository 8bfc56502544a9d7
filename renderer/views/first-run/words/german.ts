import type { Translated } from "../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  title: "Noch keiner Gruppe beigetreten",
  text: "Oben eine Gruppe eintippen, einer bekannten beitreten oder eine beobachten, der ein anderes Programm auf diesem Rechner schon beigetreten ist.",
  heading: "Dieser Rechner",
};
