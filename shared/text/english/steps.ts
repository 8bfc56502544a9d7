import type { steps } from "../../statements/steps.ts";
import type { Sentences } from "../say.ts";

/** Where a command follows, the sentence ends with a colon. */
export const english = {
  "plug-in-again": () => "Plug it in again: the group is joined again by itself.",
  "connect-or-switch-on": () => "Connect its cable or switch it on.",
  "give-address": () => "Give it one by DHCP or by hand, or join on another interface.",
  "check-cable-or-give-address": () => "Check its cable and VLAN, or give it an address by hand.",
  "join-on-default": ({ interface: name }) =>
    `If the sender is reached by ${name}, join there: add “on ${name}”.`,
  "join-again": () => "Leave the group and join it again.",
  retry: () => "Retry.",
  "close-or-other-port": () => "Close it there, or join on another port.",
  "other-port": () => "Join on another port.",
  "find-port-holder": () => "Find it with:",
  "larger-receive-buffers": () => "Let programs have larger receive buffers, then join again:",
  "take-load": () => "Take load from this computer: watch fewer groups, or end other programs.",
  "set-querier-version": ({ version }) => `Set the querier of this network to ${version}.`,
  "set-version-back": () => "Set it back:",
  "switch-on-querying": ({ protocol }) =>
    `Switch on ${protocol} querying on the router or switch of this network; leaving and joining again helps for about 4 min.`,
  "check-cable-and-switch": () => "Check the cable, the switch port and its VLAN.",
  "capture-traffic": ({ interface: name }) => `Look at ${name} with Wireshark or tcpdump.`,
  "look-at-reverse-path": () => "Look with:",
  "add-route": ({ source, interface: name }) => `Add a route to ${source} by ${name}.`,
  "add-route-or-loosen": ({ source, interface: name }) =>
    `Add a route to ${source} by ${name}, or check loosely:`,
  "add-route-to-sender-or-loosen": ({ interface: name }) =>
    `Add a route to the sender by ${name}, or check loosely:`,
  "add-route-off-subnet-or-loosen": ({ interface: name }) =>
    `If the sender is not on its subnet, add a route to it by ${name}, or check loosely:`,
  "group-outside-local-block": () => "Choose a group outside of x.0.0.y and x.128.0.y.",
  "groups-apart": () =>
    "Where switches filter by Ethernet address, choose groups that differ in their last 23 bits.",
  "look-at-firewall-linux": () => "Look with:",
  "look-at-firewall-windows": () =>
    "Look in Windows Security, Firewall & network protection, Allow an app through firewall.",
  "look-at-firewall-macos": () => "Look in System Settings, Network, Firewall, Options.",
  "look-at-local-network": () => "Look in System Settings, Privacy & Security, Local Network.",
} satisfies Sentences<typeof steps>;
