/** @typedef {{ origin: string, host: string, secret: string, path: string }} Session */

/** @type {Map<string, Promise<Session>>} */
const sessions = new Map();

/**
 * Enters a headless door. Its token works once, so that everything of a benchmark shares the session.
 * @param {string} url What the door printed.
 * @returns {Promise<Session>}
 */
export function enter(url) {
  const entering = sessions.get(url) ?? exchange(url);
  sessions.set(url, entering);
  return entering;
}

/**
 * Opens the window in a page, by the session that is there already.
 * @param {import("@playwright/test").Page} page
 * @param {string} url What the door printed.
 */
export async function openWindow(page, url) {
  const { origin, path, secret } = await enter(url);
  await page.addInitScript((kept) => localStorage.setItem("castscope-secret", kept), secret);
  await page.goto(`${origin}${path}`);
}

/**
 * @param {string} url
 * @returns {Promise<Session>}
 */
async function exchange(url) {
  const { port, searchParams } = new URL(url);
  // Node asks the system for names, which need not know the printed one.
  const host = `127.0.0.1:${port}`;
  const headers = { authorization: `Bearer ${searchParams.get("token")}` };
  const answer = await fetch(`http://${host}/session`, { method: "POST", headers });
  if (!answer.ok) throw new Error(`The headless door let nobody in: ${await answer.text()}`);
  const { secret, path } = /** @type {{ secret: string, path: string }} */ (await answer.json());
  return { origin: `http://${host}`, host, secret, path };
}
