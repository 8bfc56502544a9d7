import { createSocket } from "node:dgram";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { windowSize } from "../browser.mjs";
import { openDoor } from "../door.mjs";
import { openWindow } from "../session.mjs";
import { target } from "../target.mjs";
import { openSecondWindow } from "../window/second-window.mjs";
import { selectEach } from "./packets-page.mjs";

/** Of mDNS, whose names and records make a tree: what avahi and others sent, as the decoder's tests have it. */
const golden = new URL("../../shared/decode/protocols/testing/mdns.json", import.meta.url);
const port = 5353;
const rounds = 12;
const steps = 100;

/**
 * What it takes to look at one packet after the other.
 * @param {import("@playwright/test").Browser} browser
 * @returns {Promise<{ packets: number, p50: number, p95: number, longest: number }>} Milliseconds until the tree is painted.
 */
export async function measureSelecting(browser) {
  const { child, url } = await openDoor();
  const context = await browser.newContext(windowSize);
  try {
    await receiveGolden(url);
    const page = await context.newPage();
    await openWindow(page, url);
    await page.getByRole("grid", { name: "Groups" }).locator("tbody tr").first().click();
    await page.getByRole("grid", { name: "Packets" }).locator("tbody tr[data-kind=packet]").first().waitFor();
    const times = (await selectEach(page, steps)).sort((one, other) => one - other);
    const at = (/** @type {number} */ share) => times[Math.floor(share * (times.length - 1))] ?? 0;
    return { packets: times.length, p50: at(0.5), p95: at(0.95), longest: at(1) };
  } finally {
    await context.close();
    await child.stop();
  }
}

/** @param {string} url */
async function receiveGolden(url) {
  const window = await openSecondWindow(url);
  const place = { address: target.group, port, interface: target.interface };
  await window.call("join", { ...place, source: null, bind: "group", name: "" });
  /** @type {{ packets: { hex: string }[] }} */
  const { packets } = JSON.parse(readFileSync(golden, "utf8"));
  const socket = createSocket("udp4");
  socket.bind(0, target.interface);
  await once(socket, "listening");
  socket.setMulticastInterface(target.interface);
  socket.setMulticastTTL(0);
  for (let round = 0; round < rounds; round += 1) {
    for (const { hex } of packets) socket.send(Buffer.from(hex, "hex"), port, target.group);
    await sleep(20);
  }
  await sleep(300);
  socket.close();
  window.close();
}
