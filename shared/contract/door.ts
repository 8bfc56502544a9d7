import * as v from "valibot";
import { nothing } from "./arguments.ts";

/** What a door does on the computer that it runs on, for whoever sits there. A monitor by itself knows none of it. */
export const doorMethods = {
  /**
   * Opens the file of settings in the system's editor; where no program is there for it, shows it in its folder. Which file that is
   * says the monitor alone.
   */
  openSettingsFile: {
    args: nothing,
    /** What was opened; `nothing` where no settings are kept. */
    result: v.object({ opened: v.picklist(["file", "folder", "nothing"]) }),
  },
} as const;
