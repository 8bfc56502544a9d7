import type { ProblemTable } from "../../../statements/problems/problems.ts";
import type { Sentences } from "../../say.ts";
import { german as connection } from "./connection.ts";
import { german as requests } from "./requests.ts";
import { german as system } from "./system.ts";
import { german as wireshark } from "./wireshark.ts";

export const german: Sentences<ProblemTable> = {
  ...requests,
  ...system,
  ...connection,
  ...wireshark,
};
