import type { EventName, MethodName } from "../../shared/contract.ts";

/** The names under which the preload and the main process know each other's messages. */
export const methodChannel = (method: MethodName) => `castscope:${method}`;
export const eventChannel = (event: EventName) => `castscope:event:${event}`;

/**
 * Asks for, and tells of, the state of the monitor's thread. A page that asks is connected: from then on it
 * gets events.
 */
export const connectionChannel = "castscope:shell:connection";
/** The page's process has taken the event with this number: what it has not taken yet is bounded. */
export const takenChannel = "castscope:shell:taken";
/** Asks for the application's menu, at a place in the page. */
export const menuChannel = "castscope:shell:menu";
/** Lets a person choose a recording in the system's dialog; only what was chosen may be opened. */
export const recordingChannel = "castscope:shell:recording";
/** Lets a person choose in the system's dialog where recordings are written. */
export const recordingsFolderChannel = "castscope:shell:recordings-folder";
/** A file that a person dropped on the page, by its path. */
export const droppedChannel = "castscope:shell:dropped";
/** The language that is spoken in the window. */
export const languageChannel = "castscope:shell:language";
/** The theme that a person chose. */
export const themeChannel = "castscope:shell:theme";
/** The size of the page, in percent; and the other way what the menu asks of it. */
export const zoomChannel = "castscope:shell:zoom";
