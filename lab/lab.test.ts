import { afterEach, expect, test } from "vitest";
import { inNamespace } from "../build/namespace.mjs";
import { Lab } from "./lab.ts";
import { describeLab } from "./needs.ts";
import { here } from "./network.ts";
import { stopPrograms } from "./program.ts";

/** The lab itself: it leaves nothing behind. */

describeLab("the lab", ["ip", "sh"], () => {
  afterEach(stopPrograms);

  const namespaces = async () => (await here.run(["ip", "netns", "list"])).out;

  test("is taken down when it is closed", async () => {
    const before = await namespaces();
    const lab = new Lab();
    expect(await namespaces()).not.toBe(before);
    lab.close();
    expect(await namespaces()).toBe(before);
  });

  test("vanishes with its process, however that ends", async () => {
    // A cable from a namespace of a run inside this one to here: it is gone when that namespace is.
    const cable = `ip -n inside link add inner0 type veth peer name crashed0 netns ${process.pid}`;
    const build = `ip netns add inside && ${cable} && echo $$ && exec sleep 30`;
    const run = here.start(inNamespace(["sh", "-c", build]));
    const pid = Number(await run.line("out", () => true));
    const cableIsHere = async () => (await here.run(["ip", "link", "show", "crashed0"])).code === 0;
    expect(await cableIsHere()).toBe(true);
    process.kill(pid, "SIGKILL");
    await run.ended;
    await expect.poll(cableIsHere).toBe(false);
  });
});
