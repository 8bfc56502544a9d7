import * as v from "valibot";
import { noRoutes } from "../network.ts";
import { kind } from "./kind.ts";

const text = v.string();
const number = v.number();
const family = v.picklist([4, 6]);
/** What the system refused. */
const doing = v.picklist(["join", "send"]);
/** Null where the system chose it. */
const place = v.nullable(text);
/** ms since 1970; null where it was so already when it was joined. */
const since = v.nullable(number);

const onPort = { concerns: "port", retry: true } as const;
const onInterface = { concerns: "interface", retry: true } as const;
const onSourcePort = { concerns: "sourcePort", retry: true } as const;

/** Why a file cannot be made. */
const fileRefusals = ["there", "no-folder", "not-permitted", "is-folder", "other"] as const;
export type FileRefusal = (typeof fileRefusals)[number];

/** What the system answered to a sound request, and what became of an interface. */
export const systemProblems = {
  /** A recording ended, so that what is `free` on its disk stays free. */
  "recording-reserve": kind("disk-full", { folder: text, free: number }),
  "recording-disk-full": kind("disk-full", { file: text }),
  "recording-file-gone": kind("file-error", { file: text }),
  "recording-not-opened": kind(
    "file-error",
    { file: text, why: v.picklist(fileRefusals), code: text },
    { concerns: "file" },
  ),
  "recording-not-written": kind("file-error", { file: text, code: text }),
  /** What was exported ends in the middle. */
  "export-not-written": kind("file-error", { file: text, code: text }),
  "recording-thread-ended": kind("internal", {}),
  "port-in-use": kind("port-in-use", { port: number }, onPort),
  /** The program that holds it is another user's. */
  "port-in-use-by-user": kind("port-in-use", { port: number, user: text }, onPort),
  /** As before, where this Node cannot share in the way that the holder may offer. */
  "port-not-shareable": kind("port-in-use", { port: number }, onPort),
  /** Of a whole port: sharing would take packets from its holder. */
  "port-not-shared-whole": kind("port-in-use", { port: number }, onPort),
  "source-port-in-use": kind("port-in-use", { port: number }, onSourcePort),
  /** Sharing it was asked for. */
  "source-port-not-shared": kind("port-in-use", { port: number }, onSourcePort),
  "no-source-port-free": kind("port-in-use", {}, onSourcePort),
  "joined-address-gone": kind("address-not-available", { interface: place }, onInterface),
  "sending-address-gone": kind("address-not-available", { interface: place }, onInterface),
  "interface-without-multicast": kind("interface-gone", { interface: place }, onInterface),
  "interface-gone": kind("interface-gone", { interface: text, since }, onInterface),
  "interface-down": kind("interface-down", { interface: text, since }, onInterface),
  "interface-unplugged": kind("interface-down", { interface: text, since }, onInterface),
  /** The interface that it runs on is down. */
  "interface-lower-down": kind("interface-down", { interface: text, since }, onInterface),
  /** Waits for 802.1X or a Wi-Fi's password. */
  "interface-dormant": kind("interface-down", { interface: text, since }, onInterface),
  /** Was never there; `names` are those that are. */
  "interface-absent": kind(
    "interface-gone",
    { wanted: text, looksLikeAddress: v.boolean(), names: v.array(text) },
    onInterface,
  ),
  /** `instead` is an interface that could be named. */
  "no-route-for-group": kind(
    "no-route",
    { address: text, why: v.picklist(noRoutes), instead: v.nullable(text) },
    onInterface,
  ),
  /** Node's dgram hears broadcasts of all interfaces. */
  "broadcasts-not-apart": kind("system-error", { interface: text }, { concerns: "interface" }),
  /** Node's dgram cannot choose how packets to one host leave; routing takes `by`. */
  "routed-otherwise": kind(
    "no-route",
    { address: text, interface: text, by: text },
    { concerns: "interface" },
  ),
  /** Node's dgram has no option for DSCP. */
  "dscp-not-settable": kind("system-error", {}, { concerns: "dscp" }),
  /** Node's dgram names interfaces of IPv4 by an address. */
  /** Another interface has the address by which a socket would name this one. */
  "address-on-several": kind(
    "address-not-available",
    { interface: text, address: text, other: text },
    onInterface,
  ),
  "interface-unnamed": kind("interface-without-address", { interface: text }, onInterface),
  "interface-without-family": kind(
    "interface-without-address",
    { interface: text, family, since },
    onInterface,
  ),
  "interface-without-address": kind(
    "interface-without-address",
    { interface: text, address: text, since },
    onInterface,
  ),
  /** `interface` is the one that was chosen. */
  "no-route-to": kind("no-route", { address: text, interface: place }, onInterface),
  /** The interface that was sent on is gone or down. */
  "no-way-out": kind("interface-gone", { interface: place }, onInterface),
  "send-queue-full": kind("no-buffer-space", { interface: place }, { concerns: "rate", retry: true }),
  "nothing-listens": kind("system-error", { address: text, port: v.nullable(number) }, onPort),
  /** Answers of others: `from` is whoever gave it, empty where that is not told. */
  "answered-unreachable": kind(
    "no-route",
    { address: text, from: text },
    { concerns: "address", retry: true },
  ),
  "answered-prohibited": kind(
    "permission-denied",
    { address: text, from: text },
    { concerns: "address", retry: true },
  ),
  "answered-ttl-exceeded": kind("no-route", { address: text, from: text }, { concerns: "ttl", retry: true }),
  "datagram-too-large": kind("payload-too-large", {}, { concerns: "payload" }),
  "port-privileged": kind("permission-denied", { port: number }, onPort),
  "not-permitted": kind("permission-denied", { doing }, onPort),
  "firewall-forbids": kind("permission-denied", { doing }, { retry: true }),
  "no-groups-for-sockets": kind("no-buffer-space", {}, { retry: true }),
  "no-memory": kind("no-buffer-space", {}, { retry: true }),
  /** `limit` is null where it could not be read. */
  "open-files-reached": kind("too-many-open-files", { limit: v.nullable(number) }, { retry: true }),
  "open-files-of-all-reached": kind("too-many-open-files", {}, { retry: true }),
  "host-memberships-unread": kind("system-error", {}, { retry: true }),
  "ipv6-off": kind("family-not-supported", {}, { concerns: "address" }),
  "history-off": kind("system-error", {}),
  /** `reason` is the database's own word, or the system's. */
  "history-unreadable": kind("system-error", { reason: text }, { retry: true }),
  /** `reason` is the system's own word. */
  "system-refused": kind("system-error", { doing, address: text, reason: text }, { retry: true }),
} as const;
