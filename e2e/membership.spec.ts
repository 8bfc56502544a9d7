import { execFileSync, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Locator, Page } from "@playwright/test";
import { violations } from "./axe.ts";
import { expect, test } from "./castscope.ts";
import { isolated, peer } from "./network.ts";
import { hasProgram } from "./programs.ts";

/** What this computer has joined, and why a group is silent, with other people's programs beside. */

test.skip(!hasProgram("socat") || process.platform !== "linux", "socat on Linux plays the other programs");

/** A socat that reads UDP until the test ends. */
async function socat(address: string, use: () => Promise<void>): Promise<void> {
  const program = spawn("socat", ["-d", "-d", "-u", address, "STDOUT"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  try {
    for await (const line of createInterface({ input: program.stderr })) {
      if (line.includes("starting data transfer loop")) break;
      if (/ E /.test(line)) throw new Error(line);
    }
    program.stderr.resume();
    await use();
  } finally {
    program.kill("SIGTERM");
  }
}

const check = (page: Page, code: string): Locator =>
  page.getByRole("list", { name: "Checks" }).locator(`[data-code="${code}"]`);

test("a group of another program is listed by its name, and watched with one button", async ({
  castscope,
  page,
}) => {
  const group = "239.77.0.1";
  await socat(`UDP4-RECV:7201,bind=${group},reuseaddr,ip-add-membership=${group}:127.0.0.1`, async () => {
    const row = page.getByRole("row", { name: group });
    await expect(row).toContainText("socat");
    await expect(page.getByText(/the other program keeps its own and is not disturbed/)).toBeVisible();
    await page.getByRole("button", { name: `Watch ${group} on lo` }).click();
    await expect(castscope.row(`${group}:7201`)).toBeVisible();

    await page.getByRole("button", { name: "This computer" }).click();
    await expect(row).toContainText("Castscope");
    await page.getByRole("button", { name: `Show ${group} on lo` }).click();
    await expect(castscope.row(`${group}:7201`)).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("g");
    await page.keyboard.press("m");
    await expect(page.getByText("2 sockets: Castscope, socat")).toBeVisible();
    await expect(check(page, "port")).toContainText(/socat \(process \d+\) listens on port 7201 too/);
  });
});

test("a port that nobody tells is asked for, and a wrong one is refused", async ({ castscope, page }) => {
  const group = "239.77.0.2";
  await socat(`UDP4-RECV:7202,reuseaddr,ip-add-membership=${group}:127.0.0.1`, async () => {
    await expect(page.getByRole("row", { name: group })).toContainText("1 socket");
    await page.getByRole("button", { name: `Watch ${group} on lo` }).click();
    const port = page.getByRole("textbox", { name: `Port of ${group} on lo` });
    await expect(port).toBeFocused();
    await port.fill("0");
    await port.press("Enter");
    await expect(page.getByText("Port 0 is not a real port: a port is 1 to 65535.")).toBeVisible();
    await port.fill("7202");
    await port.press("Enter");
    await expect(castscope.row(`${group}:7202`)).toBeVisible();
  });
});

test("the kernel’s own groups can be left out", async ({ castscope, page }) => {
  await expect(castscope.joinField).toBeVisible();
  const kernel = page.getByRole("row", { name: "224.0.0.1 All hosts kernel" });
  await expect(kernel.first()).toBeVisible();
  await page.getByRole("switch", { name: "Include the kernel’s own" }).click();
  await expect(kernel).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("switch", { name: "Include the kernel’s own" })).not.toBeChecked();
});

test("who holds a port without sharing is named from the row", async ({ castscope, page }) => {
  await socat("UDP4-RECV:7203", async () => {
    await castscope.join("239.77.0.3:7203 on 127.0.0.1");
    const row = castscope.row("239.77.0.3:7203");
    await row.getByRole("button", { name: "Which program" }).click();
    await expect(check(page, "port")).toContainText(
      /Port 7203 is held by socat \(process \d+\) without sharing\./,
    );
    await expect(check(page, "port")).toHaveAttribute("data-verdict", "problem");
  });
  await castscope.row("239.77.0.3:7203").getByRole("button", { name: "Retry" }).click();
  await expect(castscope.row("239.77.0.3:7203")).toContainText(/joining|silent/i);
});

test.describe("on a cable", () => {
  test.skip(!isolated, "interfaces are made in a network of the test's own only");
  const sysctl = (name: string, value: number) =>
    execFileSync("sysctl", ["-q", "-w", `net.ipv4.conf.eth0.${name}=${value}`]);
  test.afterEach(() => sysctl("force_igmp_version", 0));

  test("a silent row says why, in both themes and also in a small window", async ({
    castscope,
    page,
  }, info) => {
    sysctl("force_igmp_version", 2);
    await castscope.join("232.77.0.4:7204 from 10.9.0.7 on eth0");
    await expect(page.getByText("eth0 IGMPv2 (fallback)")).toBeVisible();
    await castscope.row("232.77.0.4:7204").getByRole("button", { name: "Why silent" }).click();
    await expect(page.getByRole("heading", { name: "Why is it silent?" })).toBeVisible();
    await expect(check(page, "version")).toContainText(
      "eth0 speaks IGMPv2, because it is set so on this computer",
    );
    await expect(check(page, "membership")).toContainText(
      "The system lists 232.77.0.4 on eth0 with 1 socket",
    );
    // In a network of its own the test is root.
    await expect(check(page, "firewall")).toContainText("No rule of this computer’s firewall drops");

    for (const theme of ["dark", "light"] as const) {
      await page.emulateMedia({ colorScheme: theme });
      expect(await violations(page)).toEqual([]);
      await page.screenshot({ path: info.outputPath(`membership-${theme}.png`) });
    }

    // What is mended shows by itself.
    sysctl("force_igmp_version", 0);
    await expect(check(page, "version")).toHaveAttribute("data-verdict", "ok", { timeout: 12_000 });

    await page.setViewportSize({ width: 1024, height: 640 });
    await expect(check(page, "version")).toBeVisible();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });

  test("an outage leaves a trace, and the rule that makes it is named", async ({ castscope, page }, info) => {
    test.skip(!hasProgram("nft"), "nftables is the firewall");
    const nft = (input: string) => execFileSync("nft", ["-f", "-"], { input });
    const send = () =>
      execFileSync(
        "ip",
        ["netns", "exec", peer, "socat", "-u", "-", "UDP4-DATAGRAM:239.77.0.5:7205,ip-multicast-if=10.0.0.7"],
        { input: "x" },
      );
    const events = page.getByRole("list", { name: "Events" });
    await castscope.join("239.77.0.5:7205 on eth0");
    send();
    await castscope.row("239.77.0.5:7205").click();
    await page.getByRole("tab", { name: "Membership" }).click();
    await expect(events).toContainText("First packet,");
    nft("table inet lab { chain in { type filter hook input priority 0; udp dport 7205 counter drop; }\n}");
    try {
      await expect(events).toContainText("Stalled: no packet for 5 s.", { timeout: 12_000 });
      send();
      await expect(check(page, "firewall")).toContainText(/drop.+ a rule of “inet lab in”/);
      await expect(check(page, "firewall")).toHaveAttribute("data-verdict", "problem");
      for (const [width, height] of [
        [1024, 640],
        [1440, 900],
      ] as const) {
        await page.setViewportSize({ width, height });
        for (const theme of ["dark", "light"] as const) {
          await page.emulateMedia({ colorScheme: theme });
          await page.screenshot({ path: info.outputPath(`outage-${theme}-${width}.png`) });
        }
      }
    } finally {
      nft("delete table inet lab");
    }
    send();
    await expect(events).toContainText(/Back after \d+ s without a packet\./);
    await expect(check(page, "firewall")).toHaveAttribute("data-verdict", "ok");
    await page.screenshot({ path: info.outputPath("back-light-1440.png") });
  });
});
