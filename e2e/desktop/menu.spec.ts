import { expect, joinField, test } from "./desktop.ts";

/** The application's menu, which on Linux and Windows only the window's own title bar leads to. */

test.skip(process.platform === "darwin", "macOS shows it at the top of the screen");

test.beforeEach(async ({ desktop, page }) => {
  await expect(joinField(page)).toBeVisible();
  // In place of a menu of the system's, which no test could close.
  await desktop.program.evaluate(({ Menu }) => {
    const asked: object[] = [];
    Object.assign(globalThis, { castscopeMenus: asked });
    Menu.prototype.popup = function popup(options) {
      const { window, ...place } = options ?? {};
      const labels = this.items.map(({ label }) => label.toLowerCase().replace(/menu$/, ""));
      asked.push({
        ...place,
        labels,
        application: Menu.getApplicationMenu() === this,
        window: window !== undefined,
      });
    };
  });
});

test("opens below its button, with Alt and with F10, and is the application’s own", async ({
  desktop,
  page,
}) => {
  const opened = () =>
    desktop.program.evaluate(() => (globalThis as unknown as { castscopeMenus: object[] }).castscopeMenus);
  const button = page.getByRole("button", { name: "Menu", exact: true });
  const box = await button.boundingBox();
  if (box === null) throw new Error("the button is not to be seen");
  const below = {
    ...{ x: Math.round(box.x), y: Math.round(box.y + box.height) },
    ...{ application: true, window: true, labels: ["file", "edit", "view", "window", "help"] },
  };
  await button.click();
  await expect.poll(opened).toEqual([below]);
  await page.keyboard.press("F10");
  await page.keyboard.press("Alt");
  await expect.poll(opened).toEqual([below, below, below]);
  await page.keyboard.press("Alt+j");
  // What was pressed before has arrived, too, when this has.
  await button.click();
  await expect.poll(opened).toHaveLength(4);
});

test("its place follows the page’s zoom", async ({ desktop, page }) => {
  await desktop.program.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents) contents.zoomFactor = 1.5;
  });
  await page.evaluate(() => window.castscope?.showMenu?.({ x: 100, y: 30 }));
  await expect
    .poll(() =>
      desktop.program.evaluate(
        () => (globalThis as unknown as { castscopeMenus: object[] }).castscopeMenus[0],
      ),
    )
    .toMatchObject({ x: 150, y: 45 });
});

test("its size is a setting of the page, by keys, by the menu and after a reload", async ({
  desktop,
  page,
}) => {
  const zoom = () =>
    desktop.program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.zoomFactor);
  await page.keyboard.press("Control+=");
  await expect.poll(zoom).toBe(1.1);
  await desktop.program.evaluate(({ Menu }) => {
    const view = Menu.getApplicationMenu()?.items.find(({ label }) => label === "View");
    view?.submenu?.items.find(({ label }) => label === "Zoom In")?.click();
  });
  await expect.poll(zoom).toBe(1.25);
  await page.getByRole("button", { name: "Settings", exact: true }).click();
  const size = page.getByRole("textbox", { name: "Size, in %" });
  await expect(size).toHaveValue("125");
  await size.fill("300");
  await page.keyboard.press("Enter");
  await expect(page.getByText("It is 80 to 200 %; 125 is kept.")).toBeVisible();
  await size.fill("90");
  await page.keyboard.press("Enter");
  await expect.poll(zoom).toBe(0.9);
  await page.reload();
  // Before it is drawn nobody listens for keys.
  await expect(joinField(page)).toBeVisible();
  await page.keyboard.press("Control+0");
  await expect.poll(zoom).toBe(1);
});

test("its button stands in the title bar in both themes and sizes", async ({ desktop, page }, info) => {
  const button = page.getByRole("button", { name: "Menu", exact: true });
  for (const theme of ["dark", "light"] as const) {
    await page.evaluate((chosen) => window.castscope?.setTheme(chosen), theme);
    for (const size of [
      { width: 1440, height: 900 },
      { width: 1024, height: 640 },
    ]) {
      await page.setViewportSize(size);
      await expect(button).toBeInViewport({ ratio: 1 });
      await page.screenshot({ path: info.outputPath(`${theme}-${size.width}.png`) });
      const [bar, own] = await Promise.all([page.getByRole("banner").boundingBox(), button.boundingBox()]);
      if (bar === null || own === null) throw new Error("the title bar is not to be seen");
      expect(own.y + own.height).toBeLessThanOrEqual(bar.y + bar.height);
      expect(own.x + own.width).toBeLessThanOrEqual(bar.x + bar.width);
    }
  }
  expect(desktop.process.exitCode).toBeNull();
});
