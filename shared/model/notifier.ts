import * as v from "valibot";
import { limits } from "../limits.ts";
import { gravities } from "./incident.ts";

const text = v.pipe(v.string(), v.nonEmpty(), v.maxLength(limits.notifierCharacters));

/** A program that is run for each incident, without a shell: arguments are passed as they stand. */
const commandSchema = v.object({
  kind: v.literal("command"),
  program: text,
  arguments: v.pipe(
    v.array(v.pipe(v.string(), v.maxLength(limits.notifierCharacters))),
    v.maxLength(limits.notifierArguments),
  ),
});

/** A server that gets each incident as JSON by POST. */
const webhookSchema = v.object({
  kind: v.literal("webhook"),
  url: text,
  /** A host to which plain http is let go although it is not this computer; null lets none. */
  plainHost: v.nullable(text),
});

/** A syslog server (RFC 5424 over UDP, RFC 5426). */
const syslogSchema = v.object({
  kind: v.literal("syslog"),
  /** An address, not a name: nothing is looked up. */
  address: text,
  port: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535)),
});

/** The syslog of this computer, by its socket in the file system (Linux). */
const localSyslogSchema = v.object({ kind: v.literal("local-syslog"), path: text });

export const notifierSchema = v.object({
  /** What it is known by among the others. */
  name: text,
  on: v.boolean(),
  /** Incidents that are at least so grave. */
  from: v.picklist(gravities),
  by: v.variant("kind", [commandSchema, webhookSchema, syslogSchema, localSyslogSchema]),
});
export type Notifier = v.InferOutput<typeof notifierSchema>;
export type NotifierWay = Notifier["by"];

/** How one fares. */
export const notifierStateSchema = v.object({
  name: v.string(),
  told: v.number(),
  /** Of the last one that was told; null before. */
  lastMs: v.nullable(v.number()),
  /** What it last came to, for people: "200", or why it failed. Null before the first. */
  last: v.nullable(v.object({ at: v.number(), ok: v.boolean(), answer: v.string() })),
  waiting: v.number(),
  /** That will never be told: the queue was full, or all tries failed. */
  dropped: v.number(),
});
export type NotifierState = v.InferOutput<typeof notifierStateSchema>;
