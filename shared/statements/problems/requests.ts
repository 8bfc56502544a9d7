import * as v from "valibot";
import { inputProblems } from "../input.ts";
import { linkStates, noRoutes } from "../network.ts";
import { statementSchema } from "../statement.ts";
import { kind } from "./kind.ts";

const text = v.string();
const number = v.number();
const family = v.picklist([4, 6]);
const mistake = statementSchema(inputProblems);

/** What is wrong with a request to the monitor. */
export const requestProblems = {
  // Memberships.
  "group-unreadable": kind("bad-group", { mistake }, { concerns: "address" }),
  "group-not-joinable": kind("bad-group", { address: text }, { concerns: "address" }),
  "bind-of-host": kind("bad-request", { address: text }, { concerns: "address" }),
  "port-watched-whole": kind("bad-request", { address: text }, { concerns: "address" }),
  "source-unreadable": kind("bad-source", { mistake }, { concerns: "source" }),
  "memberships-full": kind("limit-reached", { most: number }),
  "membership-left": kind("unknown-membership", {}),
  "membership-left-too-long": kind("unknown-membership", {}),
  /** What was to be taken back is no longer there: somebody changed it since. */
  "name-changed-since": kind("bad-request", { group: text, name: text }, { concerns: "was" }),
  "look-changed-since": kind("bad-request", { group: text }, { concerns: "was" }),
  "membership-not-failed": kind("bad-request", {}),
  // The search for a group's port.
  "probe-of-no-group": kind("bad-group", { address: text }, { concerns: "address" }),
  "probes-full": kind("limit-reached", { most: number }, { retry: true }),
  "probe-forgotten": kind("bad-request", {}),
  "interface-cannot-join": kind(
    "interface-down",
    { interface: text, state: v.picklist(linkStates) },
    { concerns: "interface", retry: true },
  ),
  // Where.
  "interface-unknown": kind("unknown-interface", { mistake }, { concerns: "interface" }),
  "interface-lacks-family": kind(
    "interface-without-address",
    { interface: text, family },
    { concerns: "interface", retry: true },
  ),
  /** `own` are this computer's addresses, each with its interface. */
  "host-not-ours": kind(
    "bad-group",
    { address: text, own: v.array(v.object({ address: text, interface: text })) },
    { concerns: "address" },
  ),
  /** `holder` has the address; another interface was named. */
  "host-elsewhere": kind(
    "bad-group",
    { address: text, holder: text, named: text },
    { concerns: "interface" },
  ),
  /** `instead` is an interface that could be named. */
  "no-route-without-interface": kind(
    "no-route",
    { address: text, why: v.picklist(noRoutes), instead: v.nullable(text) },
    { concerns: "interface", retry: true },
  ),
  "interface-cannot-send": kind(
    "interface-down",
    { interface: text, state: v.picklist(linkStates) },
    { concerns: "interface", retry: true },
  ),
  // Sends.
  "destination-unreadable": kind("bad-destination", { mistake }, { concerns: "address" }),
  "destination-is-broadcast": kind("bad-destination", { address: text }, { concerns: "address" }),
  "destination-is-subnet-broadcast": kind(
    "bad-destination",
    { address: text, interface: text },
    { concerns: "address" },
  ),
  "destination-unspecified": kind("bad-destination", { address: text }, { concerns: "address" }),
  "unicast-ttl-zero": kind("bad-ttl", {}, { concerns: "ttl" }),
  "payload-unsendable": kind("payload-too-large", { mistake }, { concerns: "payload" }),
  /** Of a test stream: `least` is the size of its format's header. */
  "test-too-small": kind("bad-request", { bytes: number, least: number }, { concerns: "size" }),
  "sends-full": kind("limit-reached", { most: number }),
  "send-forgotten": kind("unknown-send", {}),
  // A file that is sent in pieces.
  "send-files-full": kind("limit-reached", { most: number }, { retry: true }),
  "send-file-forgotten": kind("bad-file", {}, { concerns: "payload" }),
  "send-file-incomplete": kind("bad-file", { have: number, bytes: number }, { concerns: "payload" }),
  "send-file-beyond": kind("bad-file", { bytes: number }, { concerns: "payload" }),
  "send-file-no-room": kind("disk-full", { folder: text, bytes: number }, { concerns: "payload" }),
  /** `code` is the system's own word; null where it is shorter than it was. */
  "send-file-lost": kind("file-error", { code: v.nullable(text) }, { concerns: "payload" }),
  // Pairs.
  "pair-split": kind("bad-request", {}),
  "pair-of-one": kind("bad-request", {}),
  "pair-has-leg": kind("bad-request", {}),
  "pair-unnumbered": kind("bad-request", {}, { retry: true }),
  "pair-unlike": kind("bad-request", {}),
  "pairs-full": kind("limit-reached", { most: number }),
  // How packets are read.
  "decoder-unknown": kind("bad-request", { word: text }, { concerns: "as" }),
  "decoder-choices-full": kind("limit-reached", { most: number }),
  // Recordings.
  "recording-missing": kind("bad-recording", { file: text }, { concerns: "file" }),
  "recording-no-file": kind("bad-recording", { file: text }, { concerns: "file" }),
  "recording-not-permitted": kind("bad-recording", { file: text }, { concerns: "file" }),
  /** `reason` is the system's. */
  "recording-unreadable": kind("bad-recording", { file: text, reason: text }, { concerns: "file" }),
  "recording-empty": kind("bad-recording", { file: text }, { concerns: "file" }),
  /** `begins` are its first bytes as hex digits. */
  "recording-foreign": kind("bad-recording", { file: text, begins: text }, { concerns: "file" }),
  /** It ends within the header of its kind, which has so many bytes. */
  "recording-cut": kind(
    "bad-recording",
    { file: text, kind: text, bytes: number, header: number },
    { concerns: "file" },
  ),
  /** It is packed by a program of that name; `reason` is the system's. */
  "recording-packed-damaged": kind(
    "bad-recording",
    { file: text, by: text, reason: text },
    { concerns: "file" },
  ),
  "recording-kind-unread": kind("bad-recording", { file: text, kind: text }, { concerns: "file" }),
  "recording-zstd-unread": kind("bad-recording", { file: text }, { concerns: "file" }),
  /** The door lets windows open only what somebody chose, or what lies in one folder. */
  "recording-not-offered": kind("not-allowed", { file: text }, { concerns: "file" }),
  "upload-busy": kind("limit-reached", {}, { retry: true }),
  "upload-too-large": kind("payload-too-large", { most: number }),
  "recording-closed": kind("unknown-recording", {}),
  "opened-recordings-full": kind("limit-reached", { most: number }),
  /** What was asked of a recording makes sense of live traffic only … */
  "not-of-recordings": kind("bad-request", { method: text }),
  /** … and the other way round. */
  "only-of-recordings": kind("bad-request", { method: text }),
  "format-unreadable": kind("bad-request", { mistake }, { concerns: "text" }),
  // Who is told of incidents.
  "notifier-named-twice": kind("bad-request", { name: text }, { concerns: "name" }),
  "commands-not-allowed": kind("not-allowed", {}),
  "webhook-address": kind("bad-request", { text }, { concerns: "url" }),
  "webhook-plain": kind("bad-request", { host: text }, { concerns: "url" }),
  "syslog-path": kind("bad-request", { text }, { concerns: "path" }),
  "syslog-address": kind("bad-request", { text }, { concerns: "address" }),
  "recordings-full": kind("limit-reached", { most: number }),
  /** It is written now, or open: its file stays where it is. */
  "recording-in-use": kind("not-allowed", { file: text }, { concerns: "file", retry: true }),
  "recording-removed": kind("unknown-recording", {}),
  "recording-not-shown": kind("not-allowed", {}),
  /** `code` is the system's. */
  "recording-not-changed": kind("bad-file", { file: text, code: text }, { concerns: "file" }),
  "recording-forgotten": kind("unknown-recording", {}),
  "recording-one-file": kind("bad-request", {}),
  /** The door was opened without a folder. */
  "recording-nowhere": kind("not-allowed", {}),
  "recordings-without-thread": kind("not-allowed", {}),
  "recording-name-unsafe": kind("bad-file", { name: text }, { concerns: "file" }),
  "recording-name-taken": kind("bad-file", { file: text }, { concerns: "file" }),
  "recording-filter": kind("bad-request", { mistake }, { concerns: "filter" }),
  "replay-destinations": kind("limit-reached", { most: number }),
  "selection-too-large": kind("limit-reached", { most: number }),
  "replays-full": kind("limit-reached", { most: number }, { retry: true }),
  "replay-empty": kind("bad-request", { hosts: number }),
  "replay-ways": kind("limit-reached", { packets: number, most: number }),
  /** Of packets that memory holds of a row that hears others' as well. */
  "filter-destination-not-kept": kind("bad-request", { row: text }, { concerns: "filter" }),
  "nothing-kept": kind("bad-request", {}, { retry: true }),
  // What is kept.
  "workspace-not-kept": kind("not-allowed", {}),
  "section-value-wrong": kind("bad-request", { section: text }, { concerns: "text" }),
  "setting-fixed": kind("not-allowed", { section: text, file: text }),
  "settings-unwritable": kind("bad-file", { file: text, line: number, mistake }),
  "profile-name-wrong": kind("bad-request", { mistake }, { concerns: "name" }),
  "profile-unknown": kind("bad-request", { name: text, known: v.array(text) }, { concerns: "name" }),
  "profile-there": kind("bad-request", { name: text }, { concerns: "name" }),
  "profile-open": kind("bad-request", { name: text }, { concerns: "name" }),
  "profile-held": kind("bad-request", { name: text, process: number }, { concerns: "name", retry: true }),
  "profile-unreadable": kind("bad-file", { file: text, line: number, mistake }),
  "profiles-full": kind("limit-reached", { most: number }),
  "profile-offer-gone": kind("bad-request", {}),
  "profile-offer-large": kind("payload-too-large", { most: number }),
  // Packets.
  "packet-gone": kind("unknown-packet", {}),
  "packet-list-given-up": kind("unknown-arrangement", {}, { retry: true }),
  "filter-unreadable": kind("bad-request", { mistake }, { concerns: "filter" }),
  "packet-lists-full": kind("limit-reached", { most: number }, { retry: true }),
} as const;
