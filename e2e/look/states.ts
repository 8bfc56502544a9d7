import { expect, type Locator, type Page } from "@playwright/test";
import { Castscope } from "../castscope.ts";
import type { Screen } from "./screens.ts";

/**
 * What opens over the screens, or is there for a while: each by its name and the way to it from any other. Nothing is
 * compared in them; nothing may be cut, and axe may find nothing wrong.
 */

/** In either language. */
const either = (english: string, german: string): { name: RegExp } => ({
  name: new RegExp(`^(${english}|${german})`),
});

const button = (page: Page | Locator, english: string, german: string): Locator =>
  page.getByRole("button", either(english, german));

const popup = (page: Page): Locator =>
  page.locator("[role=menu],[role=listbox],[role=dialog]").filter({ visible: true });

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Closes what is open. */
export async function leave(page: Page): Promise<void> {
  for (let times = 0; times < 4 && (await popup(page).count()) > 0; times += 1) await press(page, "Escape");
  await expect(popup(page)).toHaveCount(0);
}

/** Back to the groups with nothing open, from wherever the last state left the window. */
async function home(page: Page): Promise<void> {
  await leave(page);
  await press(page, "Control+1");
  await new Castscope(page).row("239.69.10.2:5004").first().click();
}

/** Opens a menu, list or dialog. */
async function open(page: Page, what: Locator): Promise<void> {
  await what.click();
  await expect(popup(page).first()).toBeVisible();
}

async function paletteWith(page: Page, text: string): Promise<void> {
  await press(page, "Control+k");
  await expect(page.getByRole("dialog").getByRole("combobox")).toBeFocused();
  await page.keyboard.type(text);
}

const to = (page: Page): Locator => page.getByRole("textbox", { name: /^(To|An)$/ });
const filterGroups = (page: Page): Locator =>
  page.getByRole("combobox", either("Filter groups", "Gruppen filtern"));

async function payloadTab(page: Page, english: string, german: string): Promise<void> {
  await page.getByRole("tab", either(english, german)).click();
}

async function groupBy(page: Page, english: string, german: string): Promise<void> {
  await open(page, button(page, "Group by", "Gliedern|Nach "));
  await page.getByRole("menuitemradio", either(english, german)).click();
  await expect(popup(page)).toHaveCount(0);
}

const of = (name: string, go: (page: Page) => Promise<void>): Screen => ({
  name,
  async go(page) {
    await home(page);
    await go(page);
  },
});
/** One that goes on from the state before. */
const then = (name: string, go: (page: Page) => Promise<void>): Screen => ({ name, go });

export const emptyStates: readonly Screen[] = [
  then("overview, empty", (page) => press(page, "Control+2")),
  then("events, empty", (page) => press(page, "Control+3")),
  then("palette, empty", (page) => paletteWith(page, "")),
];

export const states: readonly Screen[] = [
  of("profiles", (page) => open(page, button(page, "Profiles: ", "Profile: "))),
  then("a profile is saved", async (page) => {
    await page.getByRole("menuitem", either("Save as", "Sichern als")).click();
    await expect(page.getByRole("dialog")).toBeVisible();
  }),
  of("address book", async (page) => {
    await open(page, button(page, "Profiles: ", "Profile: "));
    await page.getByRole("menuitem", either("Address book", "Adressbuch")).click();
    const [where, name] = [0, 1].map((at) => page.getByRole("dialog").getByRole("textbox").nth(at));
    await where?.fill("[ff3e:30:2001:db8:1::7]:5006");
    await name?.fill("The one with a name that is longer than its column");
    await press(page, "Enter");
    await expect(page.getByRole("dialog").getByRole("listitem")).toHaveCount(1);
  }),
  of("port of a group", async (page) => {
    await press(page, "Shift+F10");
    await page.getByRole("menuitem", either("Find its port", "Port der Gruppe")).click();
    await expect(page.getByRole("dialog")).toBeVisible();
  }),
  of("columns menu", (page) => open(page, button(page, "Columns", "Spalten"))),
  of("row menu", async (page) => {
    await press(page, "Shift+F10");
    await expect(popup(page)).toBeVisible();
  }),
  then("row menu, its submenu", async (page) => {
    await page.getByRole("menuitem", either("Move to another", "Auf andere")).focus();
    await press(page, "ArrowRight");
    await expect(popup(page)).toHaveCount(2);
  }),
  of("rename a row", (page) => press(page, "F2")),
  of("label a row", async (page) => {
    await press(page, "Escape", "Shift+L");
    await expect(popup(page)).toBeVisible();
  }),
  of("rename many", async (page) => {
    await press(page, "Control+a", "F2");
    await expect(popup(page)).toBeVisible();
  }),
  of("menu of many", async (page) => {
    await press(page, "Control+a", "Shift+F10");
    await expect(popup(page)).toBeVisible();
  }),
  of("label many", async (page) => {
    await press(page, "Control+a", "Shift+L");
    await expect(popup(page)).toBeVisible();
  }),
  of("copied", async (page) => {
    await press(page, "Control+a", "Control+c");
    await expect(
      page.getByRole("region", either("Notices", "Meldungen")).getByRole("paragraph").first(),
    ).toBeVisible();
  }),
  of("filter, completed", async (page) => {
    await filterGroups(page).click();
    await page.keyboard.type("st");
    await expect(popup(page)).toBeVisible();
  }),
  then("filter, wrong", (page) => filterGroups(page).fill("packets > many")),
  then("filter, nothing passes", (page) => filterGroups(page).fill("packets > 999999")),
  then("filter, saved", async (page) => {
    await open(page, button(page, "Save this filter", "Diesen Filter speichern"));
    await page.keyboard.type("None");
    await press(page, "Enter");
    await open(page, button(page, "Saved as", "Gespeichert als"));
  }),
  then("grouped", async (page) => {
    await press(page, "Escape");
    await filterGroups(page).fill("");
    await press(page, "Escape");
    await home(page);
    await groupBy(page, "Interface", "Schnittstelle");
  }),
  of("grouped by label", (page) => groupBy(page, "Label", "Etikett")),
  of("paused", async (page) => {
    await groupBy(page, "Nothing", "Nichts");
    await home(page);
    await press(page, "Space");
  }),
  then("packet list menu", async (page) => {
    await press(page, "Space", "g", "p");
    await open(page, button(page, "Packet list", "Paketliste"));
  }),
  of("packet menu", async (page) => {
    await new Castscope(page).packets.getByRole("row").nth(3).click({ button: "right" });
    await expect(popup(page)).toBeVisible();
  }),
  then("packet menu, column heads", async (page) => {
    await press(page, "Escape");
    await new Castscope(page).packets.getByRole("columnheader").nth(1).click({ button: "right" });
    await expect(popup(page)).toBeVisible();
  }),
  then("packet export", async (page) => {
    await press(page, "Escape");
    await new Castscope(page).packets.getByRole("row").nth(3).click({ button: "right" });
    await page.getByRole("menuitem", either("Export", "Exportieren|Auswahl exp|Gewählte")).click();
    await expect(page.getByRole("dialog")).toBeVisible();
  }),
  of("packet sent again", async (page) => {
    await new Castscope(page).packets.getByRole("row").nth(3).click({ button: "right" });
    await page
      .getByRole("menuitem", either("Send again", "Erneut senden|Nochmals|Noch einmal|Wiedergeben"))
      .click();
    await expect(page.getByRole("dialog")).toBeVisible();
  }),
  of("field menu", async (page) => {
    await new Castscope(page).packets.getByRole("row").nth(3).click();
    await page.getByRole("treeitem").nth(2).click({ button: "right" });
    await expect(popup(page)).toBeVisible();
  }),
  of("packet filter, completed", async (page) => {
    await page.getByRole("combobox", either("Filter packets", "Pakete filtern")).click();
    await page.keyboard.type("rtp.");
    await expect(popup(page)).toBeVisible();
  }),
  then("packet filter, wrong", async (page) => {
    await press(page, "Escape");
    await page.getByRole("combobox", either("Filter packets", "Pakete filtern")).fill("ttl = 300");
  }),
  then("format editor", async (page) => {
    await page.getByRole("combobox", either("Filter packets", "Pakete filtern")).fill("");
    await home(page);
    await press(page, "g", "t");
    // The packets, which stay for a moment, have a button of that name as well.
    const stream = page.getByRole("tabpanel", { name: "Stream", exact: true });
    await open(page, button(stream, "Decode as", "Dekodieren als"));
    await page.getByRole("menuitem", either("Describe a format", "Format beschreiben")).click();
    await expect(
      page.getByRole("heading", either("Describe this format", "Format beschreiben")),
    ).toBeVisible();
  }),
  then("join, wrong", async (page) => {
    await button(page, "Cancel", "Abbrechen").click();
    await press(page, "j");
    await page.keyboard.type("239.1.300.1:5004");
  }),
  then("join, right", (page) => new Castscope(page).joinField.fill("232.1.1.7:5004")),
  then("record menu", async (page) => {
    await new Castscope(page).joinField.fill("");
    await press(page, "Escape");
    await home(page);
    await press(page, "Shift+R");
    await expect(page.getByRole("dialog")).toBeVisible();
  }),
  of("palette, groups", (page) => paletteWith(page, "@")),
  of("palette, actions", (page) => paletteWith(page, ">")),
  of("palette, settings", (page) => paletteWith(page, "#")),
  of("palette, help", (page) => paletteWith(page, "?")),
  of("palette, nothing", (page) => paletteWith(page, "zzzz")),
  of("palette, what to do with a row", async (page) => {
    await paletteWith(page, "@stage");
    await press(page, "Tab");
  }),
  of("help, keys changed", async (page) => {
    await press(page, "?");
    await button(page, "Change keys", "Tasten ändern").click();
    await button(page.getByRole("dialog"), "Change the keys of", "Tasten ändern:").first().click();
  }),
  of("help, nothing found", async (page) => {
    await press(page, "?");
    await page.getByRole("dialog").getByRole("searchbox").fill("zzzz");
  }),
  of("help, figures", async (page) => {
    await press(page, "?");
    await page.getByRole("tab", either("Figures and states", "Werte und Zustände")).click();
  }),
  ...Array.from(
    { length: 7 },
    (_, at): Screen => ({
      name: `help, to learn ${at + 1}`,
      async go(page) {
        if (at === 0) {
          await home(page);
          await press(page, "g", "h");
        }
        await page.getByRole("dialog").getByRole("tablist").last().getByRole("tab").nth(at).click();
      },
    }),
  ),
  of("settings, searched", async (page) => {
    await press(page, "g", ",");
    await page.getByRole("searchbox", either("Search settings", "Einstellungen durchsuchen")).fill("time");
  }),
  then("settings, nothing found", (page) =>
    page.getByRole("searchbox", either("Search settings", "Einstellungen durchsuchen")).fill("zzzz"),
  ),
  then("settings as a file", async (page) => {
    await page.getByRole("searchbox", either("Search settings", "Einstellungen durchsuchen")).fill("");
    await button(page, "The same as a file", "Dasselbe als Datei").click();
  }),
  of("events, searched", async (page) => {
    await press(page, "Control+3");
    await page.getByRole("searchbox", either("Find events", "Ereignisse suchen")).fill("zzzz");
  }),
  then("a way to be told", async (page) => {
    await page.getByRole("searchbox", either("Find events", "Ereignisse suchen")).fill("");
    const thresholds = button(page, "Thresholds", "Schwellen");
    if (await thresholds.isVisible()) await thresholds.click();
    await button(page, "Add a way", "Weg hinzufügen").click();
  }),
  of("rename a recording", async (page) => {
    await press(page, "Control+7");
    await page.getByRole("row", { name: "castscope-" }).click();
    await press(page, "F2");
    await expect(page.getByRole("dialog")).toBeVisible();
  }),
  of("running sends", async (page) => {
    if (!(await to(page).isVisible())) await press(page, "Control+b");
    await expect(button(page, "Stop", "Beenden").first()).toBeVisible();
  }),
  of("to the groups of compose", async (page) => {
    if (!(await to(page).isVisible())) await press(page, "Control+b");
    await to(page).click();
    await press(page, "ArrowDown");
    await expect(popup(page)).toBeVisible();
  }),
  ...(["0", "1", "32", "64", "200", "255"] as const).map((ttl) =>
    then(`TTL ${ttl}`, async (page) => {
      if (ttl === "0") await press(page, "Escape");
      await page
        .getByRole("spinbutton", { name: /^(TTL|Hop)/ })
        .first()
        .fill(ttl);
    }),
  ),
  then("to an IPv6 group", (page) => to(page).fill("[ff15::9]:5004")),
  then("to a host", (page) => to(page).fill("10.0.9.9:5004")),
  then("to nowhere", (page) => to(page).fill("239.300.1.1:5004")),
  then("payload, hex, wrong", async (page) => {
    await to(page).fill("239.255.8.4:5001");
    await payloadTab(page, "Hex", "Hex");
    await page.getByRole("textbox", either("Payload as hex", "Nutzdaten als Hex")).fill("0x4");
  }),
  then("payload, file", (page) => payloadTab(page, "File", "Datei")),
  then("payload, template", (page) => payloadTab(page, "Template", "Vorlage")),
  then("payload, sequence", (page) => payloadTab(page, "Sequence", "Folge")),
  then("payload, test stream, guarded", async (page) => {
    await payloadTab(page, "Test stream", "Teststrom");
    await open(page, page.getByRole("combobox", either("Preset", "Voreinstellung")));
    await page.getByRole("option", { name: /10/ }).click();
    await expect(page.getByRole("alert")).toBeVisible();
  }),
  then("compose, wide", (page) => press(page, "Control+Shift+B")),
  then("repeat", async (page) => {
    await payloadTab(page, "Text", "Text");
    await page.getByRole("radio", either("Repeat", "Wiederholt")).click();
    await press(page, "Control+Shift+B");
  }),
];
