import { execFileSync } from "node:child_process";
import { networkInterfaces } from "node:os";

/** Whether the tests run in a network of their own, where interfaces may be made. */
export const isolated = process.env.CASTSCOPE_NAMESPACE === "1";

/** The other host of the network, as a namespace. */
export const peer = "castscope-peer";

const ip = (...args: string[]): void => {
  execFileSync("ip", args, { stdio: "inherit" });
};

/** In a network of its own, gives this host an eth0 and, at its other end, a host that sends. */
export default function setUp(): void {
  if (!isolated) return;
  ip("netns", "add", peer);
  ip("link", "add", "eth0", "type", "veth", "peer", "name", "eth0", "netns", peer);
  ip("address", "add", "10.0.0.21/24", "dev", "eth0");
  ip("-6", "address", "add", "2001:db8:10::21/64", "dev", "eth0", "nodad");
  ip("link", "set", "eth0", "up");
  ip("route", "add", "default", "via", "10.0.0.7", "dev", "eth0");
  ip("-n", peer, "link", "set", "lo", "up");
  ip("-n", peer, "address", "add", "10.0.0.7/24", "dev", "eth0");
  ip("-n", peer, "-6", "address", "add", "2001:db8:10::7/64", "dev", "eth0", "nodad");
  ip("-n", peer, "link", "set", "eth0", "up");
  ip("-n", peer, "route", "add", "default", "via", "10.0.0.21", "dev", "eth0");
}

/** The own address on the interface that leads nowhere. */
export function loopbackAddress(): string {
  const address = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ internal, family }) => internal && family === "IPv4")?.address;
  if (address === undefined) throw new Error("this computer has no loopback interface");
  return address;
}
