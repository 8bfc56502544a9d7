import type { BrowserContext, Page } from "@playwright/test";
import { WebSocket } from "ws";
import { Castscope, expect, test } from "./castscope.ts";
import { startDoor } from "./door.ts";
import { cookiePlanter, startNeighbour, workerPlanter } from "./neighbours.ts";

/**
 * Other programs on this computer, whose pages the same browser shows: they can neither read, use nor
 * disturb the window (SECURITY.md).
 */

const storedSecret = (page: Page) => page.evaluate(() => localStorage.getItem("castscope-secret"));

/** The status with which the door answers a program's upgrade; 101 lets it in. */
function tryUpgrade(port: number, protocols: string[], headers: Record<string, string>): Promise<number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/socket`, protocols, { headers });
    socket.on("open", () => resolve(101)).on("error", () => resolve(0));
    socket.on("unexpected-response", (_request, { statusCode = 0 }) => resolve(statusCode));
  });
}

test("a page of another port gets nothing of the session and cannot end it", async ({
  castscope,
  door,
  page,
  context,
}) => {
  const neighbour = await startNeighbour(cookiePlanter(door.port));
  try {
    const secret = (await storedSecret(page)) ?? "";
    expect(secret).toHaveLength(43);
    const ownHost = new URL(page.url()).host;
    const other = await context.newPage();
    for (const name of ["127.0.0.1", "localhost", new URL(page.url()).hostname]) {
      await other.goto(`http://${name}:${neighbour.port}/`);
      await other.reload();
      expect(await other.evaluate(() => JSON.stringify({ ...localStorage }) + document.cookie)).not.toContain(
        secret,
      );
      for (const host of [`127.0.0.1:${door.port}`, `localhost:${door.port}`, ownHost]) {
        expect(await openSocket(other, host)).toBe("closed");
      }
    }
    expect(neighbour.heard()).toContain(`castscope-${door.port}=planted`);
    expect(neighbour.heard()).not.toContain(secret);
    // What it heard is all that its program has to show.
    const cookies = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
    for (const host of [`127.0.0.1:${door.port}`, ownHost]) {
      const headers = { host, origin: `http://${host}`, cookie: cookies };
      expect(await tryUpgrade(door.port, ["castscope"], headers)).toBe(401);
    }
    // The window goes on, and so it does when it is loaded again.
    await castscope.join("239.1.2.20:5020 on 127.0.0.1");
    await expect(castscope.row("239.1.2.20:5020")).toBeVisible();
    await page.reload();
    await expect(castscope.row("239.1.2.20:5020")).toBeVisible();
  } finally {
    await neighbour.close();
  }
});

/** What becomes of a socket that a page tries to open to the door. */
function openSocket(page: Page, host: string): Promise<string> {
  return page.evaluate(
    (host) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(`ws://${host}/socket`, ["castscope"]);
        socket.onopen = () => resolve("open");
        socket.onclose = () => resolve("closed");
      }),
    host,
  );
}

test("a service worker that another program planted on the same port sees nothing of the window", async ({
  context,
}) => {
  const listener = await startNeighbour((_request, response) => response.end());
  const planter = await startNeighbour(workerPlanter(listener.port));
  const { port } = planter;
  await plantWorker(context, `http://127.0.0.1:${port}/`);
  await plantWorker(context, `http://localhost:${port}/`);
  await planter.close();

  const door = await startDoor(port);
  try {
    const page = await context.newPage();
    await page.goto(door.url);
    const castscope = new Castscope(page);
    await expect(castscope.joinField).toBeVisible();
    await castscope.join("239.1.2.21:5021 on 127.0.0.1");
    await expect(castscope.row("239.1.2.21:5021")).toBeVisible();
    expect(listener.heard()).not.toContain("token");
    expect(listener.heard()).not.toContain("window-");

    // The second line: under the plain name it answers once, and is taken out by that.
    const plain = await context.newPage();
    await plain.goto(`http://127.0.0.1:${port}/`);
    await expect(plain.getByText("This browser has not been let in")).toBeVisible();
    await plain.reload();
    await expect(plain.getByText("This browser has not been let in")).toBeVisible();
    expect(
      await plain.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length)),
    ).toBe(0);
  } finally {
    await door.stop();
    await listener.close();
  }
});

async function plantWorker(context: BrowserContext, origin: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(origin);
  await page.evaluate(async () => {
    await navigator.serviceWorker.register("/worker.js", { scope: "/" });
    await navigator.serviceWorker.ready;
  });
  await page.goto(origin);
  // It has the origin: this is its page, for whatever address.
  await expect(page).toHaveTitle("planted");
  await page.close();
}

test("a text never becomes markup or code, whoever writes it into the page", async ({
  castscope,
  complaints,
  page,
}) => {
  await expect(castscope.joinField).toBeVisible();
  const outcome = await page.evaluate(() => {
    const attempts = {
      markup: () => {
        document.createElement("div").innerHTML = "<img>";
      },
      script: () => {
        document.createElement("script").text = "1";
      },
      policy: () =>
        (
          window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }
        ).trustedTypes.createPolicy("mine", {}),
    };
    return Object.entries(attempts).map(([name, attempt]) => {
      try {
        attempt();
        return `${name} allowed`;
      } catch (error) {
        return `${name}: ${(error as Error).name}`;
      }
    });
  });
  expect(outcome).toEqual(["markup: TypeError", "script: TypeError", "policy: TypeError"]);
  // The browser tells of each: what the window itself did would be told in every other test.
  await expect.poll(() => complaints.length).toBe(3);
  complaints.length = 0;
});

test("nothing secret stays in the address or in the tab's history", async ({ castscope, door, page }) => {
  await expect(castscope.joinField).toBeVisible();
  const token = new URL(door.url).searchParams.get("token") ?? "";
  expect(token).toHaveLength(43);
  const secret = (await storedSecret(page)) ?? "";
  const entries = await page.evaluate(() =>
    (window as unknown as { navigation: { entries(): { url: string }[] } }).navigation
      .entries()
      .map(({ url }) => url),
  );
  expect(entries).toHaveLength(1);
  for (const text of [...entries, page.url()]) {
    expect(text).not.toContain(token);
    expect(text).not.toContain(secret);
  }
});

test("a second window, and the same browser with the used address, come in", async ({
  castscope,
  door,
  page,
  context,
}) => {
  const second = await context.newPage();
  await second.goto(page.url());
  await expect(new Castscope(second).joinField).toBeVisible();
  await second.goto(door.url);
  await expect(new Castscope(second).joinField).toBeVisible();
  await expect(castscope.joinField).toBeVisible();
});

test("another browser is refused by a used address, and let in by the new one", async ({ browser }) => {
  const door = await startDoor();
  const [first, other] = [await browser.newContext(), await browser.newContext()];
  try {
    const page = await first.newPage();
    await page.goto(door.url);
    await expect(new Castscope(page).joinField).toBeVisible();
    const late = await other.newPage();
    expect((await late.goto(door.url))?.status()).toBe(401);
    await expect(late.getByText("This address has let a browser in already")).toBeVisible();
    // The window's own path is no way in either.
    await late.goto(page.url());
    await expect(late.getByRole("heading", { name: "This address is not enough" })).toBeVisible();
    await expect.poll(() => door.errors()).toMatch(/For one more browser: http:\S+\n$/);
    await late.goto(/http:\S+/.exec(door.errors())?.[0] ?? "");
    await expect(new Castscope(late).joinField).toBeVisible();
  } finally {
    await first.close();
    await other.close();
    await door.stop();
  }
});

test("a wrong or missing token is refused with a page that says what to do", async ({ door, page }) => {
  const wrong = new URL(door.url);
  wrong.searchParams.set("token", "wrong");
  for (const url of [wrong.href, wrong.origin]) {
    expect((await page.goto(url))?.status()).toBe(401);
    await expect(page.getByText("open the address that Castscope printed")).toBeVisible();
  }
});

test("a browser that does not find the name comes in by 127.0.0.1", async ({ door, page }) => {
  const plain = new URL(door.url);
  plain.hostname = "127.0.0.1";
  await page.goto(plain.href);
  const castscope = new Castscope(page);
  await expect(castscope.joinField).toBeVisible();
  await castscope.join("239.1.2.22:5022 on 127.0.0.1");
  await page.reload();
  await expect(castscope.row("239.1.2.22:5022")).toBeVisible();
});

test("after a restart on the same port the window says in one sentence what to do", async ({ page }) => {
  const door = await startDoor();
  await page.goto(door.url);
  await expect(new Castscope(page).joinField).toBeVisible();
  await door.stop();
  const next = await startDoor(door.port);
  try {
    await expect(
      page.getByText(
        "The monitor refused this window: it was started again. Open the address that it printed.",
      ),
    ).toBeVisible();
    await page.reload();
    await expect(page.getByText("This window belongs to a Castscope that has ended")).toBeVisible();
  } finally {
    await next.stop();
  }
});
