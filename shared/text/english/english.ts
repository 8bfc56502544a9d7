import type { Language } from "../language.ts";
import { english as input } from "./input.ts";
import { english as connection } from "./problems/connection.ts";
import { english as requests } from "./problems/requests.ts";
import { english as system } from "./problems/system.ts";

export const english: Language = {
  inputProblems: input,
  problems: { ...requests, ...system, ...connection },
};
