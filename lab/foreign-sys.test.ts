import { afterAll, beforeAll, expect, test } from "vitest";
import type { Interface } from "../shared/model/interface.ts";
import { bundle, describeLab } from "./needs.ts";
import { here, ip, uniqueName } from "./network.ts";

/**
 * In a network namespace whose /sys is another one's, as in some containers, nothing that stands there is told
 * of the own interfaces, though they have the same names and numbers.
 */

describeLab("a namespace without a /sys of its own", ["ip", "nsenter"], () => {
  const own = uniqueName();
  beforeAll(() => {
    ip("netns", "add", own);
    // What /sys shows: up, with a speed, and with another hardware address.
    ip("link", "add", "same0", "index", "4077", "type", "veth", "peer", "name", "other0");
    for (const end of ["same0", "other0"]) ip("link", "set", end, "up");
    ip("-n", own, "link", "set", "lo", "up");
    ip("-n", own, "link", "add", "same0", "index", "4077", "type", "bridge");
    ip("-n", own, "address", "add", "10.77.9.1/24", "dev", "same0");
  });
  afterAll(() => {
    ip("link", "delete", "same0");
    ip("netns", "delete", own);
  });

  /** The network namespace alone, so that /sys stays as it is here. */
  async function interfaces(environment: readonly string[]): Promise<Interface[]> {
    const command = [process.execPath, bundle, "interfaces", "--json"];
    const { code, out, err } = await here.run([
      ...["nsenter", `--net=/run/netns/${own}`, "env", ...environment],
      ...command,
    ]);
    expect([code, err]).toEqual([0, ""]);
    return JSON.parse(out);
  }

  test.each([
    ["by the kernel itself", []],
    ["by its tool", ["CASTSCOPE_RECEIVE_PATH=dgram"]],
    ["by files", ["CASTSCOPE_RECEIVE_PATH=dgram", "PATH=/nowhere"]],
  ])("tells its own interfaces: %s", async (how, environment) => {
    expect((await here.run(["cat", "/sys/class/net/same0/speed"])).out.trim()).toBe("10000");
    const foreign = (await here.run(["cat", "/sys/class/net/same0/address"])).out.trim();
    const listed = async () => {
      const [lo, same, ...more] = await interfaces(environment);
      expect(more).toEqual([]);
      expect(lo).toMatchObject({ name: "lo", index: 1, loopback: true, state: "up" });
      expect(same).toMatchObject({ name: "same0", index: 4077, speed: null });
      expect(same?.mac).not.toBe(foreign);
      return same;
    };
    const down = await listed();
    // Without the kernel's own lists nobody can tell.
    if (how !== "by files")
      expect(down).toMatchObject({ state: "down", addresses: [{ address: "10.77.9.1" }] });
    ip("-n", own, "link", "set", "same0", "up");
    try {
      const up = await listed();
      expect(up?.addresses.map(({ address }) => address)).toContain("10.77.9.1");
      const { out } = await here.run(["ip", "-n", own, "-json", "link", "show", "same0"]);
      expect(up?.mac).toBe(JSON.parse(out)[0].address);
    } finally {
      ip("-n", own, "link", "set", "same0", "down");
    }
  });
});
