/**
 * - `up`: carries packets
 * - `down`: switched off by a person or a program
 * - `unplugged`: switched on, and nothing at the other end of cable, radio or tunnel
 * - `lower-down`: switched on, and the interface that it runs on is not
 * - `dormant`: linked, and waits for something to let it in, such as 802.1X or a Wi-Fi password
 */
export const linkStates = ["up", "down", "unplugged", "lower-down", "dormant"] as const;
export type LinkState = (typeof linkStates)[number];

/**
 * Why the system has no way to an address: it knows none, or one that says unreachable, prohibited, or
 * that what goes there is discarded.
 */
export const noRoutes = ["none", "unreachable", "prohibited", "blackhole"] as const;
export type NoRoute = (typeof noRoutes)[number];

/**
 * Why nothing can be joined or sent somewhere for now; each of them may pass:
 * - `absent`: there is no such interface
 * - `without-address`: its sockets are named by an address, and it has none of the family
 * - `no-route`: no interface was named, and the system knows no way
 */
export const hindrances = [
  "absent",
  "down",
  "unplugged",
  "lower-down",
  "dormant",
  "without-address",
  "no-route",
] as const;
export type Hindrance = (typeof hindrances)[number];
