import type { LinkState, NoRoute } from "../../statements/network.ts";

/** What an interface is, without the full stop: each state is another thing to do. */
export function linkState(name: string, state: LinkState): string {
  switch (state) {
    case "up":
      return `${name} ist aktiv`;
    case "down":
      return `${name} ist abgeschaltet`;
    case "unplugged":
      return `${name} ist eingeschaltet und hat keine Verbindung`;
    case "lower-down":
      return `${name} ist eingeschaltet, aber die Schnittstelle darunter ist abgeschaltet`;
    case "dormant":
      return `${name} ist noch nicht in sein Netz gelassen`;
  }
}

/** What ends that state, as a clause: “sobald …”. */
export function linkEnds(state: LinkState): string {
  switch (state) {
    case "up":
    case "down":
    case "lower-down":
      return "sich das ändert";
    case "unplugged":
      return "eine da ist: Kabel oder Gegenstelle anschließen";
    case "dormant":
      return "der Zugang da ist, durch 802.1X oder das WLAN-Passwort";
  }
}

/** What the routing tables say of an address. */
export function noRoute(address: string, why: NoRoute): string {
  switch (why) {
    case "none":
      return `Von hier führt keine Route zu ${address}`;
    case "unreachable":
      return `Eine Route dieses Rechners nennt ${address} unerreichbar`;
    case "prohibited":
      return `Eine Route dieses Rechners verbietet ${address}`;
    case "blackhole":
      return `Eine Route dieses Rechners verwirft, was an ${address} geht`;
  }
}
