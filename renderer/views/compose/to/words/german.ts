import type { Translated } from "../../../../../shared/text/words.ts";
import type { english } from "./english.ts";

export const german: Translated<typeof english> = {
  offers: "Ziele",
  forget: "Entf vergisst es",
  from: {
    recent: "zuletzt benutzt",
    joined: "hier beigetreten",
    book: "Adressbuch",
    known: "bekannte Gruppe",
  },
};
