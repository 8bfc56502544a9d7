import type { LinkState, NoRoute } from "../../statements/network.ts";

/** What an interface is, without the full stop: each state is another thing to do. */
export function linkState(name: string, state: LinkState): string {
  switch (state) {
    case "up":
      return `${name} is up`;
    case "down":
      return `${name} is down`;
    case "unplugged":
      return `${name} is on and has no link`;
    case "lower-down":
      return `${name} is on, and what it runs on is down`;
    case "dormant":
      return `${name} is not let into its network yet`;
  }
}

/** What ends that state: “when it …”. */
export function linkEnds(state: LinkState): string {
  switch (state) {
    case "up":
    case "down":
      return "is up";
    case "unplugged":
      return "has one: connect its cable or its other end";
    case "lower-down":
      return "is up";
    case "dormant":
      return "is, by 802.1X or the Wi-Fi's password";
  }
}

/** What the routing tables say of an address. */
export function noRoute(address: string, why: NoRoute): string {
  switch (why) {
    case "none":
      return `There is no route from here to ${address}`;
    case "unreachable":
      return `A route of this computer says that ${address} is unreachable`;
    case "prohibited":
      return `A route of this computer prohibits ${address}`;
    case "blackhole":
      return `A route of this computer discards what goes to ${address}`;
  }
}
