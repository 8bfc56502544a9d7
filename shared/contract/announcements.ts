import { announcedSchema, listenSchema } from "../model/announcement.ts";
import { nothing } from "./arguments.ts";

export const announcementMethods = {
  /** Joins the groups of announcements on an interface, or leaves them. Nothing is sent. */
  listenForAnnouncements: { args: listenSchema, result: nothing },
  /** What was announced since then, the newest last. */
  announced: { args: nothing, result: announcedSchema },
} as const;
