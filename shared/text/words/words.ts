import { inLanguages } from "../words.ts";
import { english } from "./english.ts";
import { german } from "./german.ts";

export const words = inLanguages({ en: english, de: german });
