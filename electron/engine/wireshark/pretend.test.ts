import { existsSync } from "node:fs";
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parseAddress } from "../../../shared/net/address.ts";
import { type Problem, problemOf } from "../../../shared/problem.ts";
import { type Bounds, usualBounds } from "./child.ts";
import { theseSurroundings } from "./find.ts";
import type { Datagram } from "./recording.ts";
import { Wireshark } from "./wireshark.ts";

/** What a program that is called tshark may do to Castscope, by scripts that do it. */

let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "castscope-pretend-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** Tells its version as tshark does; for anything else it does what it is told. */
async function pretend(does: string, bounds: Partial<Bounds> = {}): Promise<Wireshark> {
  const file = join(folder, "tshark");
  const version = 'if [ "$1" = --version ]; then echo "TShark (Wireshark) 9.8.7"; exit 0; fi';
  await writeFile(file, `#!/bin/sh\n${version}\n${does}\n`);
  await chmod(file, 0o755);
  const surroundings = {
    ...theseSurroundings,
    env: { ...process.env, PATH: `${folder}:${process.env.PATH}` },
  };
  return new Wireshark(surroundings, { ...usualBounds, ...bounds });
}

function address(text: string) {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(`${text} is no address`);
  return parsed.value;
}

const datagram: Datagram = {
  ...{ at: 0, source: address("10.0.0.7"), sourcePort: 1, ttl: 1 },
  ...{ destination: address("239.1.2.3"), destinationPort: 5004, payload: new Uint8Array(4) },
};

async function problemWith(wireshark: Wireshark, as: string | null = null): Promise<Problem> {
  return wireshark.packet(1, datagram, as).then(() => {
    throw new Error("it was answered");
  }, problemOf);
}

const one = "<packet><section>A</section><section>B</section></packet>";

describe("a tshark that is not well", () => {
  test.each([
    ["has a fault", "kill -SEGV $$", "wireshark-crashed", { signal: "SIGSEGV" }],
    [
      "ends with a code",
      "echo 'tshark: no, thanks.' >&2; exit 3",
      "wireshark-refused",
      { code: 3, said: "no, thanks" },
    ],
    ["has no memory", "echo 'GLib: failed to allocate 99 bytes' >&2; kill -TRAP $$", "wireshark-memory", {}],
    ["says nothing", "exit 0", "wireshark-unread", {}],
    ["says something else", "echo 'hello > world'", "wireshark-unread", {}],
    [
      "ends in the middle",
      `[ "$5" = psml ] && echo '${one}' || echo '<packet><proto name="udp"'`,
      "wireshark-unread",
      {},
    ],
  ])("%s", async (_, does, name, values) => {
    expect(await problemWith(await pretend(does))).toMatchObject({ name, values });
  });

  test("hangs, with a child that keeps its output open", async () => {
    const wireshark = await pretend("sleep 1000 & sleep 1000", { ms: 300 });
    expect(await problemWith(wireshark)).toMatchObject({ name: "wireshark-slow", values: { ms: 300 } });
  });

  test("floods", async () => {
    const wireshark = await pretend("yes '<a>'", { bytes: 100_000 });
    expect(await problemWith(wireshark)).toMatchObject({ name: "wireshark-output" });
  });

  test("floods without an end of a tag", async () => {
    expect(await problemWith(await pretend("yes xxxxxxxxxxxxxxxx"))).toMatchObject({
      name: "wireshark-unread",
    });
  });

  test("floods standard error", async () => {
    const wireshark = await pretend(`yes >&2 & sleep 1000`, { ms: 500 });
    expect(await problemWith(wireshark)).toMatchObject({ name: "wireshark-slow" });
  });

  test("is none", async () => {
    const wireshark = await pretend("");
    await writeFile(join(folder, "tshark"), "#!/bin/sh\necho hello\n");
    expect(await problemWith(wireshark)).toMatchObject({ name: "wireshark-other" });
  });

  test("is missing", async () => {
    const nowhere = new Wireshark({ ...theseSurroundings, isProgram: async () => false });
    expect(await nowhere.found()).toEqual({ path: null, version: null, offline: null });
    expect(await problemWith(nowhere)).toMatchObject({ name: "wireshark-missing" });
  });

  test("is no program of this system", async () => {
    const wireshark = await pretend("");
    await writeFile(join(folder, "tshark"), new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 0]));
    expect(await problemWith(wireshark)).toMatchObject({ code: "wireshark-failed" });
  });
});

describe("what is run", () => {
  test("nothing until somebody asks", async () => {
    const wireshark = await pretend(`echo run >> ${folder}/log`);
    expect(await wireshark.found()).toMatchObject({ path: join(folder, "tshark"), version: null });
    expect(await readdir(folder)).toEqual(["tshark"]);
    await problemWith(wireshark);
    expect(await wireshark.found()).toMatchObject({ version: "9.8.7" });
  });

  test("with an empty home, limits and nothing of the environment", async () => {
    process.env.CASTSCOPE_SECRET = "told to nobody";
    // Files are not written by it: what it says is read from what it refuses with.
    const tells =
      'echo "tshark: $(env | cut -d= -f1 | sort | tr "\\n" " ")| $(ls -A "$HOME") | $(ulimit -t) $(ulimit -v) $(ulimit -f)" >&2; exit 1';
    const problem = await problemWith(await pretend(tells));
    delete process.env.CASTSCOPE_SECRET;
    if (problem.name !== "wireshark-refused") throw new Error(problem.name);
    const [names = "", home = "", most = ""] = problem.values.said.split("|");
    expect(names).toContain("WIRESHARK_CONFIG_DIR");
    expect(names).not.toContain("CASTSCOPE_SECRET");
    expect(home.trim()).toBe("");
    expect(most.trim()).toBe("10 1048576 0");
  });

  test("leaves nothing behind", async () => {
    const wireshark = await pretend('touch "$HOME/left"; echo "tshark: $HOME" >&2; exit 1');
    const problem = await problemWith(wireshark);
    if (problem.name !== "wireshark-refused") throw new Error(problem.name);
    expect(problem.values.said).toContain("castscope-");
    expect(existsSync(problem.values.said)).toBe(false);
  });

  test("is told the packet as a recording on standard input, and the protocol as one argument", async () => {
    const wireshark = await pretend('echo "tshark: $(head -c 4 | od -An -tx1 | tr -d " ") $*" >&2; exit 1');
    expect(await problemWith(wireshark, "x.y-z")).toMatchObject({
      values: {
        said: '0a0d0d0a -n -r - -T psml -o gui.column.format:"Protocol","%p","Info","%i" -d udp.port==5004,x.y-z',
      },
    });
  });
});

test.each(["", "x; touch y", "a,b", "--help me", "a\nb"])(
  "%j is no protocol's name, and is not told to it",
  async (as) => {
    const wireshark = await pretend(`echo run >> ${folder}/log`);
    expect(await problemWith(wireshark, as)).toMatchObject({ name: "wireshark-protocol-unknown" });
    expect(await readdir(folder)).toEqual(["tshark"]);
  },
);

describe("whoever asks", () => {
  test("ends what runs for them with a newer question, and no other's", async () => {
    const wireshark = await pretend("sleep 1000", { ms: 2_000 });
    const mine = wireshark.lines(1, [datagram], null).catch(problemOf);
    const others = wireshark.lines(2, [datagram], null).catch(problemOf);
    const newer = wireshark.lines(1, [datagram], null).catch(problemOf);
    expect(await mine).toMatchObject({ name: "wireshark-stopped" });
    wireshark.stop(1);
    expect(await newer).toMatchObject({ name: "wireshark-stopped" });
    expect(await others).toMatchObject({ name: "wireshark-slow" });
  });

  test("is refused when too many wait", async () => {
    const wireshark = await pretend("sleep 1000");
    const asked = Array.from({ length: 18 }, (_, asker) =>
      wireshark.lines(asker, [datagram], null).catch(problemOf),
    );
    expect(await asked[17]).toMatchObject({ name: "wireshark-busy" });
    await wireshark.close();
    expect(await asked[0]).toMatchObject({ name: "wireshark-stopped" });
    expect(await asked[16]).toMatchObject({ name: "wireshark-stopped" });
    expect(await wireshark.lines(1, [datagram], null).catch(problemOf)).toMatchObject({
      name: "wireshark-stopped",
    });
  });

  test("gets what was printed, however it came in pieces", async () => {
    await writeFile(join(folder, "says"), one.repeat(2));
    const wireshark = await pretend(`cat ${folder}/says`);
    const { version, lines } = await wireshark.lines(1, [datagram, datagram], null);
    expect({ version, lines }).toEqual({
      version: "9.8.7",
      lines: [
        { type: "A", info: "B" },
        { type: "A", info: "B" },
      ],
    });
    expect(await readFile(join(folder, "says"), "utf8")).toContain("A");
  });
});
