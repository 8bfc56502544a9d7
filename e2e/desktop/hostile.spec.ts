import { expect, test } from "./desktop.ts";
import type { Desktop } from "./launch.ts";

/** What a page in the program's window would try that is not ours, or not ours any more. */

/** Asked for by the program: after a navigation that was refused Playwright waits for its end for ever. */
const title = ({ program }: Desktop): Promise<string> =>
  program.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
      "window.castscope.snapshot(null).then(({ ok }) => [document.title, ok].join())",
    ),
  );
const windows = ({ program }: Desktop): Promise<string[]> =>
  program.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((one) => one.webContents.getURL()),
  );

const ways = {
  "by itself": (to: string) => window.location.assign(to),
  "by a window": (to: string) => {
    if (window.open(to) !== null) document.title = "a window was opened";
  },
  "by a link": (to: string) => {
    const link = Object.assign(document.createElement("a"), { href: to, target: "_blank" });
    document.body.append(link);
    link.click();
  },
  "by a form": (to: string) => {
    const form = Object.assign(document.createElement("form"), { action: to, method: "post" });
    document.body.append(form);
    form.submit();
  },
};

for (const [name, way] of Object.entries(ways)) {
  test(`the page goes nowhere ${name}`, async ({ desktop, page }) => {
    for (const address of [
      "https://example.com/",
      "http://127.0.0.1:9/",
      "castscope://other/",
      "file:///etc/passwd",
      "data:text/html,<title>stolen</title>",
      "javascript:void(document.title = 'stolen')",
    ]) {
      await page.evaluate(way, address);
      // Long enough for a page to be left.
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect([address, await title(desktop)]).toEqual([address, "Castscope,true"]);
      expect(await windows(desktop)).toEqual(["castscope://app/"]);
    }
  });
}

test("a frame within the page gets no functions, and loads nothing", async ({ page }) => {
  const found = await page.evaluate(async () => {
    const tries = ["https://example.com/", "castscope://app/", "about:blank", "data:text/html,x"];
    const frames = tries.map((src) => {
      const frame = document.body.appendChild(Object.assign(document.createElement("iframe"), { src }));
      return frame;
    });
    const written = document.body.appendChild(document.createElement("iframe"));
    try {
      written.srcdoc = "<p>within</p>";
    } catch {
      // The page's policy takes no markup from a text.
    }
    frames.push(written);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const seen = frames.map((frame) => {
      try {
        return (frame.contentWindow as Window | null)?.castscope === undefined ? "nothing" : "functions";
      } catch {
        return "nothing";
      }
    });
    for (const frame of frames) frame.remove();
    return [...new Set(seen)];
  });
  expect(found).toEqual(["nothing"]);
});

test("the page reaches nothing outside, runs no foreign script, and may copy but not look around", async ({
  page,
}) => {
  const found = await page.evaluate(async () => {
    const tried = (task: Promise<unknown>) =>
      task.then(
        () => "reached",
        () => "refused",
      );
    const script = new Promise((resolve, reject) => {
      const element = Object.assign(document.createElement("script"), { src: "https://example.com/a.js" });
      element.onload = resolve;
      element.onerror = reject;
      document.head.append(element);
    });
    const socket = new Promise((resolve, reject) => {
      const opened = new WebSocket("ws://127.0.0.1:9/");
      opened.onopen = resolve;
      opened.onerror = reject;
    });
    const allowed = async (name: string) =>
      (await navigator.permissions.query({ name } as PermissionDescriptor)).state;
    return {
      fetched: await tried(fetch("https://example.com/")),
      own: await tried(fetch("castscope://app/index.html")),
      script: await tried(script),
      socket: await tried(socket),
      evaluated: await tried(
        (async () => {
          // biome-ignore lint/security/noGlobalEval: it is to be refused
          window.eval("1");
        })(),
      ),
      geolocation: await allowed("geolocation"),
      camera: await allowed("camera"),
      reading: await allowed("clipboard-read"),
    };
  });
  expect(found).toEqual({
    ...{ fetched: "refused", own: "refused", script: "refused", socket: "refused", evaluated: "refused" },
    ...{ geolocation: "denied", camera: "denied", reading: "denied" },
  });
});
