/**
 * What the packet list's page is asked to do. The code runs in the page, with nothing between it and
 * the browser: each figure is the time until the frame with the rows was handed over.
 */

/** What all of it looks at. */
const look = `
  const grid = document.querySelector('[role="grid"][aria-label="Packets"]');
  let scroller = grid;
  while (!["auto", "scroll"].includes(getComputedStyle(scroller).overflowY)) scroller = scroller.parentElement;
  const rows = () => [...grid.querySelectorAll("tbody tr")];
  const whole = () => rows().length > 0 && rows().every((row) => row.dataset.kind === "packet");
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const painted = (ready) => new Promise((resolve, reject) => {
    const end = performance.now() + 30_000;
    const look = () => requestAnimationFrame(() => {
      if (performance.now() > end) return reject(new Error("The rows did not come within 30 s."));
      if (!ready()) return look();
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(null);
    });
    look();
  });
  const timed = async (act, ready) => {
    const begin = performance.now();
    act();
    const time = (await painted(ready)) - begin;
    await pause(100);
    return time;
  };
  const times = [];
`;

/**
 * Milliseconds that each jump to another place of the list takes.
 * @param {import("@playwright/test").Page} page
 * @param {number} jumps
 * @returns {Promise<number[]>}
 */
export function jumpAround(page, jumps) {
  return page.evaluate(`(async () => {
    ${look}
    for (let jump = 1; jump <= ${jumps}; jump += 1) {
      // The golden ratio's multiples: spread over the whole list, never the same place twice.
      const place = ((jump * 0.618034) % 1) * (scroller.scrollHeight - scroller.clientHeight);
      const before = rows()[0]?.getAttribute("aria-rowindex");
      const moved = () => whole() && rows()[0].getAttribute("aria-rowindex") !== before;
      times.push(await timed(() => { scroller.scrollTop = place; }, moved));
    }
    return times;
  })()`);
}

/**
 * Milliseconds from each step to the packet above until what it says is painted.
 * @param {import("@playwright/test").Page} page
 * @param {number} steps
 * @returns {Promise<number[]>}
 */
export function selectEach(page, steps) {
  return page.evaluate(`(async () => {
    ${look}
    const press = () =>
      grid.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowUp", bubbles: true, cancelable: true }));
    const shown = () => Number(/^Packet (.*)$/.exec(
      [...document.querySelectorAll("h2")].find((one) => /^Packet /.test(one.textContent))?.textContent ?? "",
    )?.[1].replaceAll(",", ""));
    const selected = () => Number(grid.querySelector("[data-current]")?.dataset.number);
    grid.focus();
    press();
    await pause(500);
    for (let step = 0; step < ${steps}; step += 1) {
      const before = selected();
      const ready = () => selected() === before - 1 && shown() === before - 1 &&
        document.querySelector('[role="tree"] [role="treeitem"]') !== null;
      times.push(await timed(press, ready));
    }
    return times;
  })()`);
}

/**
 * Milliseconds that each sort by length takes, the longest first and the shortest first in turn.
 * @param {import("@playwright/test").Page} page
 * @param {{ rounds: number, shortest: number, longest: number }} expected
 * @returns {Promise<number[]>}
 */
export function sortByLength(page, { rounds, shortest, longest }) {
  return page.evaluate(`(async () => {
    ${look}
    const header = grid.querySelector('th[data-column="length"] button');
    // Where the lengths asked for do not stand anyway.
    scroller.scrollTop = 0;
    await painted(whole);
    const all = (length) => () => whole() &&
      rows().every((row) => row.querySelector('[data-column="length"]').textContent === String(length));
    for (let round = 0; round < ${rounds}; round += 1) {
      times.push(await timed(() => header.click(), all(${longest})));
      times.push(await timed(() => header.click(), all(${shortest})));
      // As they arrived, again.
      header.click();
      await pause(300);
    }
    return times;
  })()`);
}

/**
 * Milliseconds that each filter takes until it shows as many packets as it must.
 * @param {import("@playwright/test").Page} page
 * @param {{ rounds: number, text: string, found: number }} expected
 * @returns {Promise<number[]>}
 */
export function filterFor(page, { rounds, text, found }) {
  return page.evaluate(`(async () => {
    ${look}
    const field = document.querySelector('input[aria-label="Filter packets"]');
    const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
    const write = (text) => {
      set.call(field, text);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    };
    for (let round = 0; round < ${rounds}; round += 1) {
      const shown = () => whole() && grid.getAttribute("aria-rowcount") === String(${found} + 1);
      times.push(await timed(() => write(${JSON.stringify(text)}), shown));
      write("");
      await pause(300);
    }
    return times;
  })()`);
}
