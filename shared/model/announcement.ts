import * as v from "valibot";
import { limits } from "../limits.ts";
import { count } from "./quantities.ts";

/** By what something is announced: SAP (RFC 2974), or a kind of service in mDNS (RFC 6763). */
const announcers = ["sap", "ravenna", "rtsp", "dante", "ndi"] as const;
export type Announcer = (typeof announcers)[number];

/** Why an announcement counts as lost: taken back, not repeated for as long as its standard says, or over by its own times. */
const announcementEnds = ["deleted", "silent", "ended"] as const;

const moment = v.pipe(v.number(), v.minValue(0));

const announcedGroupSchema = v.object({
  /** As the join field reads it: “232.1.1.1:5004 from 10.0.0.7 on eth0”. */
  text: v.string(),
  /** What it carries: “audio, L24”. */
  carries: v.string(),
  /** Of audio, where it is told. */
  channels: v.nullable(count),
});

const announcementSchema = v.object({
  /** What it is in this run. */
  key: v.string(),
  by: v.picklist(announcers),
  name: v.pipe(v.string(), v.maxLength(limits.announcedNameCharacters)),
  /** Who sent the announcement: an address. */
  from: v.string(),
  /** Where the service answers: “host.local:554”; null where that is not told. */
  host: v.nullable(v.string()),
  /** What can be joined; nothing where the announcement does not say, as no mDNS does. */
  groups: v.array(announcedGroupSchema),
  interface: v.string(),
  /** In ms since 1970. */
  firstAt: moment,
  lastAt: moment,
  /** Null while it holds. */
  lost: v.nullable(v.object({ why: v.picklist(announcementEnds), at: moment })),
});
export type Announcement = v.InferOutput<typeof announcementSchema>;

/** Where it is listened for announcements: nowhere, unless somebody asked for it. */
export const listenSchema = v.object({
  on: v.boolean(),
  /** Null is the system's choice. */
  interface: v.nullable(v.pipe(v.string(), v.nonEmpty(), v.maxLength(limits.interfaceLength))),
});
export type Listen = v.InferOutput<typeof listenSchema>;
export const listenNowhere: Listen = { on: false, interface: null };

export const announcedSchema = v.object({
  listen: listenSchema,
  /** The interface that it is really listened on; null where nothing is joined. */
  interface: v.nullable(v.string()),
  /** Groups of announcements that are joined, of those that are to be. */
  joined: count,
  wanted: count,
  /** Why the first of the others is not, in the system's words; null where all are. */
  problem: v.nullable(v.string()),
  announcements: v.array(announcementSchema),
  /** Datagrams that became nothing: too many at once, no room for one more, not to be read (also: encrypted, compressed). */
  dropped: v.object({ flood: count, full: count, unread: count }),
});
export type Announced = v.InferOutput<typeof announcedSchema>;
