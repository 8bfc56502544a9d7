import * as v from "valibot";

/** In which zone times of day are shown and read: this computer's, or UTC. */
export const clocks = ["local", "utc"] as const;
export const clockSchema = v.picklist(clocks);
export type Clock = v.InferOutput<typeof clockSchema>;
