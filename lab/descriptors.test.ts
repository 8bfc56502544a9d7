import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Diagnosis, HostMemberships } from "../shared/host.ts";
import type { Interface } from "../shared/model/interface.ts";
import { castscope } from "./castscope.ts";
import { Listener, letIn, openedAt } from "./door.ts";
import { describeLab } from "./needs.ts";
import { here, ip } from "./network.ts";
import { stopPrograms } from "./program.ts";
import { receivePaths } from "./receive-path.ts";

/** A program that may open no further file still tells what the system tells. */

describeLab("at the limit of open files", ["ip"], () => {
  beforeAll(() => {
    ip("link", "add", "wide0", "type", "bridge");
    ip("address", "add", "172.31.9.1/24", "dev", "wide0");
    ip("link", "set", "wide0", "up");
  });
  afterAll(() => ip("link", "delete", "wide0"));
  afterEach(stopPrograms);

  const port = 9_071;

  /** Joins groups until the system lets nobody open a file any more, and says how many were joined. */
  async function joinAll(window: Listener): Promise<number> {
    for (let joined = 0; joined < 200; joined += 1) {
      await window.ask("join", {
        address: `239.9.7.${joined}`,
        port,
        interface: "wide0",
        source: null,
        bind: "group",
        name: "",
      });
      const rows = (await window.snapshot()).memberships;
      if (rows.at(-1)?.problem?.name === "open-files-reached") return joined;
    }
    throw new Error("there was no limit");
  }

  async function asked<T>(window: Listener, method: string, args: unknown): Promise<T> {
    const answer = await window.ask(method, args);
    if (!answer.ok) throw new Error(JSON.stringify(answer));
    return answer.result as T;
  }

  test.each(receivePaths)("%s: interfaces, memberships, drops and diagnosis are told", async (path) => {
    const serve = castscope("serve")
      .map((word) => `'${word}'`)
      .join(" ");
    const command = `ulimit -n 96; CASTSCOPE_RECEIVE_PATH=${path} exec ${serve}`;
    const program = here.start(["sh", "-c", command]);
    const url = await openedAt(program);
    const { secret } = await letIn(url);
    const window = await Listener.connect(url, secret);
    const joined = await joinAll(window);
    expect(joined).toBeGreaterThan(10);

    const interfaces = () => asked<Interface[]>(window, "interfaces", null);
    expect((await interfaces()).map(({ name }) => name)).toEqual(["lo", "wide0"]);
    ip("address", "add", "172.31.9.2/24", "dev", "wide0");
    ip("link", "add", "late0", "type", "bridge");
    try {
      const now = await interfaces();
      expect(now.map(({ name }) => name)).toEqual(["lo", "wide0", "late0"]);
      const addresses = now.flatMap((one) => one.addresses.map(({ address }) => address));
      expect(addresses).toContain("172.31.9.2");
    } finally {
      ip("link", "delete", "late0");
      ip("address", "delete", "172.31.9.2/24", "dev", "wide0");
    }

    const { memberships, notes } = await asked<HostMemberships>(window, "hostMemberships", null);
    expect(notes).toEqual([]);
    const ours = memberships.filter(({ address }) => address.startsWith("239.9.7."));
    expect(ours).toHaveLength(joined);
    expect(ours.every(({ programs }) => programs?.[0]?.name === "Castscope")).toBe(true);

    const [first] = (await window.snapshot()).memberships;
    const { checks, holders } = await asked<Diagnosis>(window, "diagnose", { id: first?.id });
    const verdict = (code: string) => checks.find((check) => check.code === code)?.name;
    expect([verdict("membership"), verdict("port"), verdict("version")]).toEqual([
      "group-listed",
      "port-own",
      "version-newest",
    ]);
    expect(holders).not.toBeNull();

    // More than the largest buffer holds, while nobody reads.
    const count = 40_000;
    process.kill(program.pid, "SIGSTOP");
    try {
      const sent = await here.run(
        castscope(
          ...["send", `239.9.7.0:${port}`, "--on", "wide0", "--ttl", "0", "--size", "1400", "--json"],
          ...["--count", String(count), "--rate", "50000", "--burst", "100"],
        ),
      );
      expect(JSON.parse(sent.out)).toMatchObject({ sent: count, failed: 0 });
    } finally {
      process.kill(program.pid, "SIGCONT");
    }
    await expect
      .poll(async () => {
        const [row] = (await window.snapshot()).memberships;
        return (row?.packets ?? 0) + (row?.kernelDrops ?? 0);
      })
      .toBe(count);
    const [row] = (await window.snapshot()).memberships;
    expect(row?.kernelDrops).toBeGreaterThan(0);
    window.close();
  });
});
