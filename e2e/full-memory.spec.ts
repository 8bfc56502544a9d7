import { spawn } from "node:child_process";
import { once } from "node:events";
import { Castscope, expect, test } from "./castscope.ts";
import { startDoor } from "./door.ts";

/** Sorted packets while the memory is full: what gives way leaves the list, and the counts agree. */

const group = "239.77.6.1";
const port = 7_601;
const endpoint = `${group}:${port}`;

/** Sends datagrams of 1,000 bytes on loopback by another process; 16 MiB hold some sixteen thousand of them. */
function send(count: number, rate: number) {
  return spawn(process.execPath, [
    ...["dist/headless/castscope.js", "send", endpoint, "--on", "127.0.0.1", "--ttl", "0"],
    ...["--size", "1000", "--count", String(count), "--rate", String(rate)],
  ]);
}

test("a sorted list that loses rows shows no holes, and says how many of how many", async ({
  page,
}, info) => {
  test.setTimeout(90_000);
  const door = await startDoor(0, ["--memory", "16"]);
  try {
    await page.goto(door.url);
    const castscope = new Castscope(page);
    await castscope.watch(`${endpoint} on 127.0.0.1`);
    await once(send(20_000, 10_000), "exit");
    await castscope.row(endpoint).click();
    await expect(page.getByText(/gave way$/)).toBeVisible();
    await castscope.packets.getByRole("button", { name: "Len" }).click();
    /** What came so far: a busy computer gives up some of what it should send. */
    const came = async (): Promise<number> =>
      Number((await castscope.cell(endpoint, "packets").innerText()).replaceAll(",", ""));
    const told = page.getByText(/^[\d,]+ of [\d,]+ sorted$/);
    await expect(told).toBeVisible();

    /** What stands there at one moment. */
    const look = () =>
      castscope.packets.evaluate((grid) => {
        const number = (text: string | undefined) => Number((text ?? "0").replaceAll(",", ""));
        const text = document.body.innerText;
        const [, rows, kept] = /([\d,]+) of ([\d,]+) sorted/.exec(text) ?? [];
        const [, newer] = /([\d,]+) newer\b/.exec(text) ?? [];
        return {
          rows: number(rows),
          kept: number(kept),
          newer: number(newer),
          listed: Number(grid.getAttribute("aria-rowcount")) - 1,
          kinds: [...grid.querySelectorAll("[data-kind]")].map((row) => row.getAttribute("data-kind")),
          numbers: [...grid.querySelectorAll("[data-number]")].map((row) =>
            Number(row.getAttribute("data-number")),
          ),
        };
      });
    // All are of one length: the newest stand first. Until they have come, those from before are shown.
    await expect(async () => {
      const { numbers } = await look();
      expect(numbers.length).toBeGreaterThan(5);
      const newest = await came();
      expect(numbers).toEqual(numbers.map((_, at) => newest - at));
    }).toPass({ timeout: 8_000 });
    const sorted = await came();
    const before = await look();
    expect(before.rows).toBe(before.kept);
    expect(before.listed).toBe(before.rows);

    // At its end stand those that give way next.
    await castscope.packets.focus();
    await page.keyboard.press("End");
    const sender = send(10_000, 2_000);
    const ended = once(sender, "exit");
    let least = before.rows;
    while (sender.exitCode === null) {
      const now = await look();
      expect(now.kinds).not.toContain("gone");
      expect(now.rows + now.newer).toBe(now.kept);
      expect(now.rows).toBeLessThanOrEqual(least);
      least = now.rows;
      await page.waitForTimeout(20);
    }
    await ended;
    expect(least).toBeLessThan(before.rows);
    await expect(async () => {
      const all = await came();
      const after = await look();
      expect(all).toBeGreaterThan(sorted);
      expect(after.newer).toBe(all - sorted);
      expect(after.listed).toBe(after.rows);
      expect(after.rows + after.newer).toBe(after.kept);
      expect(new Set(after.kinds)).toEqual(new Set(["packet"]));
      expect(after.numbers).toEqual(after.numbers.map((_, at) => (after.numbers[0] ?? 0) - at));
      expect(after.numbers.at(-1)).toBe(all - after.kept + 1);
    }).toPass({ timeout: 8_000 });
    await page.screenshot({ path: info.outputPath("sorted.png") });

    await once(send(20_000, 10_000), "exit");
    await expect(page.getByText("All packets that were sorted gave way to newer ones.")).toBeVisible();
    await page.screenshot({ path: info.outputPath("all-gone.png") });
    await page.getByRole("button", { name: "Sort again" }).click();
    await expect
      .poll(async () => ((await look()).numbers[0] ?? 0) - (await came()), "the newest stands first")
      .toBe(0);
  } finally {
    await door.stop();
  }
});
