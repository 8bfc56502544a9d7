import { expect, test } from "./castscope.ts";

test("another language is spoken at once, with focus, choice and drafts where they were, and after a reload", async ({
  page,
  castscope,
}) => {
  const html = page.locator("html");
  const rail = (name: string) => page.getByRole("navigation").getByRole("button", { name, exact: true });
  const row = page.getByRole("row", { name: "239.255.8.31:45831" });
  const language = (name: string) => page.getByRole("radio", { name, exact: true });
  await castscope.watch("239.255.8.31:45831 on lo");
  await row.click();
  await page.getByRole("textbox", { name: "To", exact: true }).fill("239.255.8.32:45832");
  await rail("Settings").click();

  await language("Deutsch").click();
  await expect(html).toHaveAttribute("lang", "de");
  await expect(language("Deutsch")).toBeFocused();
  await expect(page.getByRole("radiogroup", { name: "Sprache" })).toBeVisible();
  await rail("Monitor").click();
  await expect(row).toHaveAttribute("aria-selected", "true");
  const to = page.getByRole("textbox", { name: "An", exact: true });
  await expect(to).toHaveValue("239.255.8.32:45832");
  // A sentence of the monitor's is said in it too.
  await page.getByRole("textbox", { name: "Gruppe beitreten" }).fill("239.255.8.300:5004");
  await expect(page.getByText(/^300 ist zu groß: Jeder Teil/).first()).toBeVisible();

  await page.reload();
  await expect(row).toBeVisible();
  await expect(html).toHaveAttribute("lang", "de");
  await expect(to).toHaveValue("239.255.8.32:45832");
  await rail("Einstellungen").click();
  await language("English").click();
  await expect(html).toHaveAttribute("lang", "en");
  await expect(language("English")).toBeFocused();
  await expect(page.getByRole("radiogroup", { name: "Language" })).toBeVisible();

  // Another zone draws everything anew as well, and no time is left without its mark.
  const utc = page.getByRole("radio", { name: "UTC", exact: true });
  await utc.click();
  await expect(utc).toBeFocused();
  await expect(page.getByRole("contentinfo")).toContainText("Times in UTC");
  await rail("Monitor").click();
  await page.keyboard.press("g");
  await page.keyboard.press("m");
  await expect(
    page
      .getByRole("tabpanel")
      .getByText(/^\d\d:\d\d:\d\dZ$/)
      .first(),
  ).toBeVisible();
});
