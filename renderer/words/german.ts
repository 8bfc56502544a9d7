import type { Translated } from "../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  computer: {
    title: "Dieser Rechner",
    text: "Was auf seinen Schnittstellen beigetreten ist, von wem, und welcher Beitritt sich lohnt.",
    heading: "Schnittstellen",
  },
};
