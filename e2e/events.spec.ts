import { createSocket } from "node:dgram";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { violations } from "./axe.ts";
import { expect, test } from "./castscope.ts";

/** A stream on loopback that can stop and go on. */
async function openStream(group: string, port: number) {
  const socket = createSocket("udp4");
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  socket.setMulticastInterface("127.0.0.1");
  socket.setMulticastTTL(0);
  let timer: ReturnType<typeof setInterval> | undefined;
  const stop = (): void => clearInterval(timer);
  return {
    start: () => {
      timer = setInterval(() => socket.send("a packet", port, group), 50);
    },
    stop,
    close: () => {
      stop();
      socket.close();
    },
  };
}

/** A server that takes what is posted to it. */
async function openHook() {
  const told: { kind: string; state: string; group: string; test: boolean }[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (text: string) => {
      body += text;
    });
    request.on("end", () => {
      told.push(JSON.parse(body));
      response.end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { told, url: `http://127.0.0.1:${port}/hook`, close: () => server.close() };
}

test("a stream that stops is an event until it returns, a webhook is told, and a look clears the count", async ({
  castscope,
  page,
}) => {
  const stream = await openStream("239.1.2.3", 5004);
  const hook = await openHook();
  try {
    stream.start();
    const row = await castscope.watch("239.1.2.3:5004 on 127.0.0.1");
    await expect(row).toHaveAccessibleName(/, receiving$/);
    const bell = page.getByRole("navigation", { name: "Pages" }).getByRole("button", { name: /^Events/ });
    await expect(bell).toHaveAccessibleName("Events");
    await bell.click();

    const pane = page.getByRole("complementary", { name: "Thresholds" });
    await pane.getByRole("switch", { name: "Silence over" }).click();
    const silence = pane.getByRole("group", { name: "Silence over" });
    await silence.getByRole("textbox", { name: "Limit, s" }).fill("many");
    await page.keyboard.press("Enter");
    await expect(pane.getByText(/many.*a limit/)).toBeVisible();
    await silence.getByRole("textbox", { name: "Limit, s" }).fill("1");
    await page.keyboard.press("Enter");
    await pane.getByRole("textbox", { name: "Over when good again for, s" }).fill("0");
    await page.keyboard.press("Enter");

    await pane.getByRole("button", { name: "Add a way" }).click();
    const form = pane.getByRole("form", { name: "A new way to be told" });
    await form.getByRole("textbox", { name: "Name" }).fill("noc");
    await form.getByRole("textbox", { name: "Address", exact: true }).fill("noc.example");
    await form.getByRole("button", { name: "Add" }).click();
    await expect(form.getByText("is no address of a server")).toBeVisible();
    await form.getByRole("textbox", { name: "Address", exact: true }).fill(hook.url);
    await form.getByRole("button", { name: "Add" }).click();
    await expect(form).toBeHidden();
    await pane.getByRole("button", { name: "Test noc" }).click();
    await expect(pane.getByRole("status").filter({ hasText: /^200, [\d,]+ ms$/ })).toBeVisible();
    expect(hook.told.map((one) => one.test)).toEqual([true]);

    stream.stop();
    const events = page.getByRole("grid", { name: "Events" });
    const silent = events.getByRole("row", { name: /Silence longer than 1 s/ });
    const open = events.getByRole("rowgroup", { name: /^Open, / });
    await expect(open.getByRole("row", { name: /Silence longer than 1 s.*now, / })).toBeVisible();
    await expect(bell).toHaveAccessibleName(/^Events, \d+ new$/);
    await silent.click();
    await expect(page.getByRole("region", { name: "Silence longer than 1 s, 239.1.2.3:5004" })).toBeVisible();
    expect(await violations(page)).toEqual([]);

    stream.start();
    const over = events.getByRole("rowgroup", { name: /^New since/ });
    await expect(over.getByRole("row", { name: /Silence longer than 1 s.*window, noc/ })).toBeVisible();
    const ofSilence = () => hook.told.filter(({ kind }) => kind === "silence-over");
    await expect.poll(() => ofSilence().map(({ state }) => state)).toEqual(["begun", "over"]);
    expect(ofSilence().map(({ group }) => group)).toEqual(["239.1.2.3", "239.1.2.3"]);

    await events.focus();
    await page.keyboard.press("m");
    await expect(bell).toHaveAccessibleName("Events");
    await expect(events.getByRole("rowgroup", { name: /^Earlier today, / })).toBeVisible();
    await expect(over).toBeHidden();

    await page.keyboard.press("n");
    await expect(page.getByRole("button", { name: /^\d+ packets?$/ })).toBeVisible();
    await page.keyboard.press("p");
    await expect(page.getByRole("combobox", { name: "Filter packets" })).toHaveValue(
      /^time >= .* and time < /,
    );
    await expect(castscope.packets.getByRole("row", { name: /a packet/ }).first()).toBeVisible();
    await bell.click();
    await events.focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("slider", { name: "Rate and loss over time" })).toBeVisible();
  } finally {
    stream.close();
    hook.close();
  }
});
