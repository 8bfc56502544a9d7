import { once } from "node:events";
import { Castscope, expect, test } from "./castscope.ts";
import { isolated } from "./network.ts";
import { hasJoined, hasProgram, onPeer, SocatReceiver, socatSend } from "./programs.ts";

const linux = process.platform === "linux";

test.describe("the main job", () => {
  test.skip(!hasProgram("socat"), "socat is missing: it plays the sender and the receiver");

  test("join, rows move, look at the bytes, send to a receiver that is not ours, leave", async ({
    castscope,
    page,
  }) => {
    const row = await castscope.watch("239.1.2.3:5004 on 127.0.0.1");

    await socatSend("239.1.2.3", 5004, ["first packet", "second packet", "third packet"]);
    await expect(castscope.cell("239.1.2.3:5004", "packets")).toHaveText("3");
    await expect(row).toContainText(/receiving/i);

    await row.click();
    await expect(castscope.packets).toBeVisible();
    const packet = castscope.packets.getByRole("row", { name: /second packet/ });
    await packet.click();
    // "second packet" begins with 73 65 63 6f 6e 64.
    await expect(page.getByText(/73\s*65\s*63\s*6f\s*6e\s*64/).first()).toBeVisible();

    const receiver = await SocatReceiver.open("239.1.2.4", 5005);
    try {
      const { compose } = castscope;
      await compose.getByRole("textbox", { name: "To" }).fill("239.1.2.4:5005");
      await compose.getByRole("combobox", { name: "From" }).click();
      await page.getByRole("option", { name: /^lo\b/ }).click();
      await compose.getByRole("spinbutton", { name: "TTL" }).fill("0");
      await compose.getByRole("textbox", { name: /payload|text/i }).fill("sent from the window");
      await compose.getByRole("button", { name: "Send", exact: true }).click();
      await expect.poll(() => receiver.text).toBe("sent from the window");
    } finally {
      receiver.close();
    }

    await row.click();
    await page.keyboard.press("Delete");
    await expect(row).toBeHidden();
    if (linux) await expect.poll(() => hasJoined("239.1.2.3")).toBe(false);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(castscope.cell("239.1.2.3:5004", "packets")).toHaveText("3");
  });

  test("two groups on one port count their own packets only", async ({ castscope }) => {
    await castscope.watch("239.1.2.5:5006 on 127.0.0.1");
    await castscope.watch("239.1.2.6:5006 on 127.0.0.1");
    await socatSend("239.1.2.5", 5006, ["a", "b", "c"]);
    await socatSend("239.1.2.6", 5006, ["d"]);
    await expect(castscope.cell("239.1.2.5:5006", "packets")).toHaveText("3");
    await expect(castscope.cell("239.1.2.6:5006", "packets")).toHaveText("1");
  });

  test("the sources of a group are told apart", async ({ castscope, page }) => {
    await castscope.watch("239.1.2.7:5007 on 127.0.0.1");
    await socatSend("239.1.2.7", 5007, ["a", "b"]);
    await castscope.row("239.1.2.7:5007").click();
    await page.getByRole("tab", { name: /Sources/ }).click();
    await expect(page.getByRole("tabpanel").getByText("127.0.0.1").first()).toBeVisible();
  });

  const headless = { tag: "@headless" };
  test(
    "a pause stops the display and not the counting",
    headless,
    async ({ castscope, context, door, page }) => {
      await castscope.watch("239.1.2.8:5008 on 127.0.0.1");
      await socatSend("239.1.2.8", 5008, ["a"]);
      const packets = castscope.cell("239.1.2.8:5008", "packets");
      await expect(packets).toHaveText("1");
      await castscope.row("239.1.2.8:5008").click();
      await page.keyboard.press("Space");
      // Another window goes on. What it shows now the one that stands still was sent a tick ago.
      const other = new Castscope(await context.newPage());
      await other.page.goto(new URL(door.url).origin);
      for (const [text, count] of [
        ["b", "2"],
        ["c", "3"],
      ] as const) {
        await socatSend("239.1.2.8", 5008, [text]);
        await expect(other.cell("239.1.2.8:5008", "packets")).toHaveText(count);
      }
      await expect(packets).toHaveText("1");
      await page.keyboard.press("Space");
      await expect(packets).toHaveText("3");
    },
  );
});

test("packets of another host show who sent them and with which TTL", async ({ castscope, page }) => {
  test.skip(!isolated || !hasProgram("socat"), "there is no other host without a network namespace");
  const row = await castscope.watch("239.1.2.10:5010 on eth0");
  const send = "UDP4-DATAGRAM:239.1.2.10:5010,ip-multicast-if=10.0.0.7,ip-multicast-ttl=5";
  const sender = onPeer("sh", "-c", `printf 'from the other host' | socat -u - ${send}`);
  await once(sender, "exit");
  await expect(castscope.cell("239.1.2.10:5010", "packets")).toHaveText("1");
  // A neighbour's packets passed no router, whatever TTL they began with. Without the native path the TTL is
  // not told, and a dash says so.
  await expect(castscope.cell("239.1.2.10:5010", "ttl")).toHaveText(/^(5 \/ 0|–)$/);
  await row.click();
  await expect(
    castscope.packets.getByRole("row", { name: /10\.0\.0\.7.*from the other host/ }),
  ).toBeVisible();
  await expect(page.getByRole("tab", { name: "Sources 1" })).toBeVisible();
});

test("a first-time user sees packets with one button, and nothing leaves this computer", async ({
  castscope,
  page,
}) => {
  // What one would do first can be typed at once.
  await expect(castscope.joinField).toBeFocused();
  await page.getByRole("button", { name: "Try it on this computer" }).click();
  const row = castscope.row("239.255.0.1:5000");
  await expect(row).toContainText(/receiving/i);
  await expect(castscope.cell("239.255.0.1:5000", "packetRate")).toHaveText(/^(9|10|11)(\.\d)?$/);
  await expect(castscope.packets.getByRole("row").nth(3)).toBeVisible();
  await expect(castscope.compose.getByRole("button", { name: /Stop/ }).first()).toBeVisible();
});

test("a window that is opened anew shows what is joined", async ({ castscope, page }) => {
  await castscope.watch("239.1.2.9:5009 on 127.0.0.1");
  await page.reload();
  await expect(castscope.row("239.1.2.9:5009")).toBeVisible();
});

test("a monitor that stops is told, and so is its return", { tag: "@headless" }, async ({
  castscope,
  complaints,
  door,
  page,
}) => {
  door.process.kill("SIGTERM");
  await expect(page.getByText(/not reachable|lost/i).first()).toBeVisible();
  await expect(castscope.page).toHaveTitle(/Castscope/);
  // It tries again meanwhile, and the browser tells of each attempt.
  const refused = (text: string) => text.includes("ERR_CONNECTION_REFUSED");
  complaints.splice(0, complaints.length, ...complaints.filter((text) => !refused(text)));
});
