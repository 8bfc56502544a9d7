import { violations } from "./axe.ts";
import { expect, test } from "./castscope.ts";
import { hasProgram, socatSend } from "./programs.ts";

test.skip(!hasProgram("socat"), "socat is missing: it plays the sender");
test.skip(!hasProgram("tshark", "--version"), "tshark is missing");

const endpoint = "239.1.2.15:1900";
const alive = "NOTIFY * HTTP/1.1\r\nNT: upnp:rootdevice\r\nNTS: ssdp:alive\r\n\r\n";

test("Wireshark decodes a packet and rows, when it is asked to", { tag: "@headless" }, async ({
  castscope,
  page,
}) => {
  await castscope.watch(`${endpoint} on 127.0.0.1`);
  await socatSend("239.1.2.15", 1900, [alive, alive]);
  await castscope.row(endpoint).click();
  await castscope.packets.locator("tbody tr").first().click();

  await page.getByRole("button", { name: "Decode as …" }).click();
  await page.getByRole("menuitemradio", { name: "Wireshark" }).click();
  const tree = page.getByRole("tree", { name: "Decoded packet" });
  const field = tree.getByRole("treeitem", { name: "NTS ssdp:alive" });
  await field.click();
  await expect(page.getByRole("radio", { name: /^Wireshark \d/ })).toBeChecked();
  // Its bytes, and the field of a byte.
  const bytes = page.getByRole("grid", { name: "Bytes" });
  const from = alive.indexOf("NTS: ");
  await expect(bytes.getByRole("gridcell", { selected: true }).first()).toHaveAttribute(
    "data-at",
    String(from),
  );
  await bytes.locator(`td[data-at="${alive.indexOf("upnp")}"]`).click();
  await expect(tree.getByRole("treeitem", { selected: true })).toContainText("upnp:rootdevice");

  await page.getByRole("button", { name: "Packet list" }).click();
  await page.getByRole("menuitem", { name: "Decode these rows with Wireshark" }).click();
  await expect(page.getByText(/^Type and Info of 2 packets by Wireshark \d/)).toBeVisible();
  await expect(castscope.packets.locator('tbody [data-column="info"]').first()).toContainText("NOTIFY *");
  expect(await violations(page)).toEqual([]);

  await page.getByRole("button", { name: "Off" }).click();
  await page.getByRole("radio", { name: "Castscope" }).click();
  await expect(castscope.packets.locator('tbody [data-column="info"]').first()).toHaveText(
    "Alive upnp:rootdevice",
  );
  await expect(tree.getByRole("treeitem", { name: /^SSDP/ })).toBeVisible();
});
