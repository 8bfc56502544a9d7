import type { ProblemTable } from "../../../statements/problems/problems.ts";
import type { Sentences } from "../../say.ts";
import { english as connection } from "./connection.ts";
import { english as requests } from "./requests.ts";
import { english as system } from "./system.ts";
import { english as wireshark } from "./wireshark.ts";

export const english: Sentences<ProblemTable> = {
  ...requests,
  ...system,
  ...connection,
  ...wireshark,
};
