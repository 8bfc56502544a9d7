import type { steps } from "../../statements/steps.ts";
import type { Sentences } from "../say.ts";

/** Where a command follows, the sentence ends with a colon. */
export const english = {
  "plug-in-again": () => "Plug it in again: the group is joined again by itself.",
  connect: () => "Connect its cable, or its other end.",
  "switch-on": () => "Switch it on:",
  "switch-on-lower": () => "Switch on what it runs on, which stands behind the @ here:",
  "let-in": () => "Let it into its network, by 802.1X or the password of the Wi-Fi.",
  "look-at-switch-port": () =>
    "Look at the switch: a port that just got its link may stay shut for half a minute (spanning tree), and the sender may have lost its way as well.",
  "give-address-back": () =>
    "Give it back, by DHCP or by hand, or join on another interface: the group is joined again by itself.",
  "give-address": () => "Give it one by DHCP or by hand, or join on another interface.",
  "check-cable-or-give-address": () => "Check its cable and VLAN, or give it an address by hand.",
  "join-on-default": ({ interface: name }) =>
    `If the sender is reached by ${name}, join there: add “on ${name}”.`,
  "join-there": ({ interface: name }) => `Join there: add “on ${name}”.`,
  "look-at-sender": ({ source }) =>
    `Look at ${source}: whether it still sends this group, and with a TTL that reaches this computer.`,
  "join-again": () => "Leave the group and join it again.",
  retry: () => "Retry.",
  "close-or-other-port": () => "Close it there, or join on another port.",
  "other-port": () => "Join on another port.",
  "find-port-holder": () => "Find it with:",
  "larger-receive-buffers": () => "Let programs have larger receive buffers, then join again:",
  "leave-when-seen": () =>
    "Leave this row when you have seen enough: then unicast goes where it went before.",
  "take-load": () => "Take load from this computer: watch fewer groups, or end other programs.",
  "look-at-checksums": () =>
    "Look at the sender, whose adapter may leave out the checksum, and at the cables and adapters on the way.",
  "mend-fragments": () =>
    "Let the sender send datagrams of at most 1,472 bytes, which need no pieces on Ethernet, or look for a firewall on the way that lets only the first piece through.",
  "look-at-counters": () => "Look with:",
  "set-querier-version": ({ version }) => `Set the querier of this network to ${version}.`,
  "set-version-back": () => "Set it back:",
  "switch-on-querying": ({ protocol }) =>
    `Switch on ${protocol} querying on the router or switch of this network; leaving and joining again helps for about 4 min.`,
  "check-cable-and-switch": () => "Check the cable, the switch port and its VLAN.",
  "capture-traffic": ({ interface: name }) => `Look at ${name} with Wireshark or tcpdump.`,
  "look-at-reverse-path": () => "Look with:",
  "add-route-or-loosen": ({ source, interface: name }) =>
    `Add a route to ${source ?? theSender} by ${name}, or check loosely:`,
  "add-route-or-switch-off": ({ source, interface: name }) =>
    `Add a route to ${source ?? theSender} by ${name}, or switch the check off:`,
  "group-outside-local-block": () => "Choose a group outside of x.0.0.y and x.128.0.y.",
  "groups-apart": () =>
    "Where switches filter by Ethernet address, choose groups that differ in their last 23 bits.",
  "look-at-firewall-linux": () => "Look with:",
  "look-at-firewall-windows": () =>
    "Look in Windows Security, Firewall & network protection, Allow an app through firewall.",
  "look-at-firewall-macos": () => "Look in System Settings, Network, Firewall, Options.",
  "look-at-local-network": () => "Look in System Settings, Privacy & Security, Local Network.",
} satisfies Sentences<typeof steps>;

const theSender = "the sender, if it is not on its subnet,";
