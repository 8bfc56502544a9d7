import { inLanguages } from "../../../../shared/text/words.ts";
import { english } from "./english.ts";
import { german } from "./german.ts";

export const words = inLanguages({ en: english, de: german });
