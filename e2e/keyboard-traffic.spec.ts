import { untilJoined } from "./castscope.ts";
import { expect, test } from "./keyboard.ts";
import { sendRtp } from "./rtp.ts";

/** Packets that came, and packets that are sent, by keyboard alone. */

// Long ways, which take their time on a busy computer.
test.describe.configure({ timeout: 150_000 });

test("packets are looked at, copied, filtered, sorted and decoded by keyboard", async ({
  castscope,
  keyboard,
  page,
}) => {
  const { packets } = castscope;
  const row = castscope.row("239.1.9.1:5901");
  const details = page.locator("[data-pane=details]");
  const inList = async (): Promise<void> => {
    await keyboard.go("Escape", row, 5);
    await keyboard.press("Enter");
    await expect(packets).toBeFocused();
  };

  await keyboard.step("to the first packets, several of them, and their menu", async () => {
    await keyboard.join("239.1.9.1:5901 on lo");
    await untilJoined("239.1.9.1");
    const numbers = Array.from({ length: 60 }, (_, at) => at);
    await sendRtp({ group: "239.1.9.1", port: 5901, ssrc: 0x1234, numbers });
    await expect(castscope.cell("239.1.9.1:5901", "packets")).toHaveText("60");
    await inList();
    await keyboard.press("Home", "ArrowDown");
    await expect(page.getByRole("heading", { name: "Packet 2", exact: true })).toBeVisible();
    await keyboard.press("Shift+ArrowDown", "Control+c");
    await expect(page.getByText(/Copied 2 packets/)).toBeVisible();
    for (const key of ["Shift+F10", "ContextMenu"]) {
      await keyboard.press(key);
      await expect(page.getByRole("menu")).toBeVisible();
      await keyboard.press("Escape");
      await expect(packets).toBeFocused();
    }
    for (const name of ["Export …", "Send again …"]) {
      await keyboard.press("ContextMenu");
      await keyboard.take(page.getByRole("menuitem", { name }).first());
      await expect(page.getByRole("dialog").locator(":focus")).toBeVisible();
      await keyboard.press("Escape");
      await expect(packets).toBeFocused();
    }
  });

  await keyboard.step("filter: every way back, one that nothing passes, and its button", async () => {
    const filter = page.getByRole("combobox", { name: "Filter packets" });
    for (const key of ["Enter", "ArrowDown", "Escape"]) {
      await keyboard.press("/");
      await expect(filter).toBeFocused();
      if (key === "Enter") await keyboard.type("size > 20 ");
      await keyboard.press(key);
      await expect(packets).toBeFocused();
    }
    await keyboard.press("/");
    await keyboard.replace("size > 5000 ");
    await keyboard.press("Enter");
    await expect(details.getByText(/^No packet matches/).first()).toBeVisible();
    await keyboard.go("Tab", page.getByRole("button", { name: "Show all packets" }), 20);
    await keyboard.press("Enter");
    await expect(filter).toHaveValue("");
    await expect(packets.getByRole("row").nth(3)).toBeVisible();
    await expect(details.locator(":focus")).toBeVisible();
    await inList();
  });

  await keyboard.step("sort, and follow the newest again", async () => {
    await keyboard.press("Home");
    await keyboard.go("ArrowUp", packets.locator("thead button").first(), 3);
    const header = packets.getByRole("columnheader", { name: "Source" });
    await keyboard.press("ArrowRight", "Enter");
    await expect(header).toHaveAttribute("aria-sort", "ascending");
    await keyboard.press("Enter", "Enter");
    await expect(header).not.toHaveAttribute("aria-sort", /./);
    await keyboard.press("ArrowDown");
    await expect(packets).toBeFocused();
    await keyboard.press("Home");
    const follow = page.getByRole("button", { name: /newer$|^Follow$/ });
    await keyboard.go("Shift+Tab", follow, 8);
    await keyboard.press("Enter");
    await expect(follow).toBeHidden();
    await expect(details.locator(":focus")).toBeVisible();
  });

  await keyboard.step("the tree of a packet, its bytes, and the next of its stream", async () => {
    await inList();
    await keyboard.press("Home", "Enter");
    const tree = page.getByRole("tree");
    await expect(tree).toBeFocused();
    await keyboard.press("ArrowDown", "ArrowRight", "ArrowDown");
    await expect(tree.getByRole("treeitem", { selected: true })).toHaveAttribute("aria-level", "2");
    for (const key of ["Shift+F10", "ContextMenu"]) {
      await keyboard.press(key);
      await expect(page.getByRole("menu")).toBeVisible();
      await keyboard.press("Escape");
      await expect(page.getByRole("menu")).toBeHidden();
      await expect(tree).toBeFocused();
    }
    await keyboard.press("End", "ContextMenu");
    await keyboard.take(page.getByRole("menuitem", { name: /^Filter by/ }));
    const filter = page.getByRole("combobox", { name: "Filter packets" });
    await expect(filter).not.toHaveValue("");
    await expect(details.locator(":focus")).toBeVisible();
    await keyboard.press("/");
    await keyboard.replace(" ");
    await keyboard.press("Backspace");
    await inList();
    await keyboard.press("Home", "Enter");
    await expect(tree).toBeFocused();
    await keyboard.press("ArrowLeft", "Enter");
    await expect(tree.getByRole("treeitem", { selected: true })).toHaveAttribute("aria-expanded", "false");
    await keyboard.press("Enter");
    const bytes = page.getByRole("grid", { name: "Bytes" });
    await keyboard.go("Tab", bytes, 8);
    await keyboard.press("ArrowRight", "Shift+ArrowRight", "Control+c");
    await expect(page.getByText(/^Copied \d bytes/).first()).toBeVisible();
    await keyboard.press("Escape", "Escape");
    await expect(packets).toBeFocused();
    await keyboard.press("Control+.");
    await expect(page.getByRole("heading", { name: "Packet 2", exact: true })).toBeVisible();
    await expect(packets).toBeFocused();
  });

  await keyboard.step("decode as bytes, and as what it looks like", async () => {
    const as = page.getByRole("button", { name: /^Decode/ });
    await keyboard.go("Tab", as, 15);
    await keyboard.choose(as, page.getByRole("menuitemradio", { name: "Bytes only" }).last());
    await expect(page.getByRole("tree")).toBeHidden();
    await expect(as).toBeFocused();
    await keyboard.choose(as, page.getByRole("menuitemradio", { name: "What it looks like" }).last());
    await expect(page.getByRole("tree")).toBeVisible();
    await expect(as).toBeFocused();
  });

  await keyboard.step("pause, sources, and what a packet fills", async () => {
    await inList();
    await keyboard.press("Space");
    await expect(page.getByText("Display paused").first()).toBeVisible();
    await keyboard.press("Space");
    await expect(page.getByText("Display paused").first()).toBeHidden();
    await keyboard.press("Home");
    await keyboard.go("Tab", page.getByRole("button", { name: "Edit and send" }), 15);
    await keyboard.press("Enter");
    await expect(castscope.compose.locator(":focus")).toBeVisible();
    await keyboard.press("Escape", "g", "s");
    const sources = page.getByRole("grid", { name: "Sources" });
    // They are read first.
    await expect(sources).toBeVisible();
    await keyboard.press("Enter");
    await expect(sources).toBeFocused();
    await keyboard.press("Escape");
    await expect(row).toBeFocused();
  });
});

test.describe("in the smallest window", () => {
  test.use({ viewport: { width: 1_024, height: 640 } });

  test("packets are sent by keyboard: from a row, of each kind, repeated and stopped", async ({
    castscope,
    keyboard,
    page,
  }) => {
    const { compose, picker } = castscope;
    const row = castscope.row("239.1.9.2:5902");
    // The window has no room for their column.
    const came = (packets: number) =>
      expect(castscope.packets).toHaveAttribute("aria-rowcount", `${packets + 1}`);
    const to = compose.getByRole("textbox", { name: "To", exact: true });
    const kind = (name: string) => compose.getByRole("tab", { name, exact: true });
    const kinds = compose.getByRole("tablist", { name: "Payload" }).getByRole("tab", { selected: true });
    const stop = compose.getByRole("button", { name: "Stop", exact: true });
    const within = () => expect(compose.locator(":focus")).toBeVisible();

    await keyboard.step("fill it from the row, say by which interface and how far", async () => {
      await keyboard.join("239.1.9.2:5902 on lo");
      await untilJoined("239.1.9.2");
      await keyboard.press("s");
      await expect(to).toHaveValue("239.1.9.2:5902");
      await expect(to).toBeFocused();
      const from = compose.getByRole("combobox", { name: "From" });
      await keyboard.go("Tab", from, 4);
      await keyboard.choose(from, page.getByRole("option", { name: /^lo/ }));
      await expect(from).toBeFocused();
      await keyboard.go("Tab", picker, 8);
      const ttl = compose.getByRole("spinbutton", { name: "TTL" });
      for (const [key, value] of Object.entries({
        End: "255",
        Home: "0",
        ArrowUp: "1",
        PageUp: "2",
        ArrowRight: "32",
      })) {
        await keyboard.press(key);
        await expect(ttl).toHaveValue(value);
      }
      await keyboard.type("17");
      await expect(ttl).toHaveValue("17");
      await keyboard.press("Home", "Control+Enter");
      await came(1);
      await expect(picker).toBeFocused();
    });

    await keyboard.step("text, hex, a template and a sequence", async () => {
      let sent = 1;
      await keyboard.go("Tab", kinds, 6);
      for (const [name, payload] of Object.entries({ Text: "typed", Hex: "00 ff", Template: null })) {
        await keyboard.go("ArrowRight", kind(name), 6);
        await keyboard.press("Tab");
        if (payload !== null) await keyboard.replace(payload);
        await keyboard.press("Control+Enter");
        sent += 1;
        await came(sent);
        await keyboard.press("Shift+Tab");
      }
      await keyboard.go("ArrowLeft", kind("File"), 6);
      const choose = compose.getByRole("button", { name: /^(Choose|Another)/ });
      await keyboard.go("Tab", choose, 2);
      const chooser = page.waitForEvent("filechooser");
      await keyboard.press("Enter");
      const content = Buffer.from("what is in a file");
      await (await chooser).setFiles({
        name: "sent.bin",
        mimeType: "application/octet-stream",
        buffer: content,
      });
      await expect(compose.getByText("sent.bin")).toBeVisible();
      await expect(choose).toBeFocused();
      await keyboard.press("Control+Enter");
      await came(sent + 1);
      await keyboard.press("Shift+Tab");
      await keyboard.go("ArrowRight", kind("Sequence"), 6);
      await keyboard.go("Tab", compose.getByRole("button", { name: "Add packet" }), 30);
      await keyboard.press("Enter");
      const packets = compose.getByRole("list", { name: "Packets in order" }).getByRole("listitem");
      await expect(packets.last().getByRole("textbox", { name: /^Payload of packet/ })).toBeFocused();
      const many = await packets.count();
      await keyboard.type("last");
      await keyboard.press("Alt+ArrowUp");
      await expect(packets.nth(many - 2).locator(":focus")).toBeVisible();
      for (let left = many - 1; left >= 0; left -= 1) {
        await keyboard.go("Shift+Tab", packets.first().getByRole("button", { name: "Remove packet 1" }), 40);
        await keyboard.press("Enter");
        await expect(packets).toHaveCount(left);
        await within();
      }
    });

    await keyboard.step("repeat, stop one by its button, one by Del, all by keys", async () => {
      await keyboard.go("Shift+Tab", kinds, 40);
      await keyboard.press("Home");
      await keyboard.go("Tab", compose.getByRole("radio", { name: "Once" }), 6);
      await keyboard.press("ArrowRight");
      await expect(compose.getByRole("radio", { name: "Repeat" })).toBeFocused();
      for (const key of ["Enter", "Delete", "Control+Shift+Enter"]) {
        await keyboard.press("Control+Enter");
        await expect(stop).toBeVisible();
        await keyboard.go(key === "Enter" ? "Tab" : "Shift+Tab", stop, 20);
        await keyboard.press(key);
        await expect(stop).toBeHidden();
        await within();
      }
    });

    await keyboard.step("the sends beside the form, in a tab of their own, one after another", async () => {
      await keyboard.press("Control+Shift+B", "Control+Enter", "Control+Enter");
      // There is no room for them beside the form: they have a tab.
      const sending = compose.getByRole("radio", { name: "Sending 2" });
      await keyboard.go("Shift+Tab", compose.getByRole("radio", { name: "Form" }), 30);
      await keyboard.press("ArrowRight");
      await expect(sending).toBeFocused();
      await expect(stop).toHaveCount(2);
      await keyboard.go("Tab", stop.first(), 30);
      await keyboard.press("Delete");
      await expect(stop).toHaveCount(1);
      await within();
      await keyboard.press("Control+Shift+Enter");
      await expect(stop).toHaveCount(0);
      await within();
      await keyboard.press("Control+Shift+B");
      await within();
    });

    await keyboard.step("what is asked above TTL 32", async () => {
      await keyboard.go("Escape", row, 4);
      await keyboard.press("s");
      await keyboard.go("Tab", picker, 12);
      await keyboard.press("End", "Control+Enter");
      const question = page.getByRole("alertdialog");
      await expect(question.locator(":focus")).toBeVisible();
      await keyboard.press("Escape");
      await expect(question).toBeHidden();
      await within();
      await keyboard.go("Shift+Tab", picker, 30);
      await keyboard.press("Home");
    });

    await keyboard.step("close it and open it", async () => {
      await keyboard.press("Control+B");
      const open = compose.getByRole("button", { name: "Open Compose" });
      await expect(open).toBeFocused();
      await keyboard.press("Enter");
      await expect(to).toBeFocused();
      await keyboard.press("Control+B", "Escape");
      await expect(row).toBeFocused();
      await keyboard.press("s");
      await expect(to).toBeFocused();
    });
  });
});
