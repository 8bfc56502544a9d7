/**
 * What the packet list's page is asked to do. The code runs in the page, and not through anything
 * between it and the browser: each figure is the time to the frame in which the rows stand.
 */

/** Resolves when the frame that shows `ready` was handed over; rejects after ten seconds. */
const painted = `
  const painted = (ready) => new Promise((resolve, reject) => {
    const end = performance.now() + 10_000;
    const look = () => requestAnimationFrame(() => {
      if (performance.now() > end) return reject(new Error("The rows did not come."));
      if (!ready()) return look();
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(null);
    });
    look();
  });
  const grid = document.querySelector('[role="grid"][aria-label="Packets"]');
  const rows = () => [...grid.querySelectorAll("tbody tr")];
  const whole = () => rows().length > 0 && rows().every((row) => row.dataset.kind === "packet");
`;

/**
 * Milliseconds that each jump to another place of the list takes until all its rows are painted.
 * @param {import("@playwright/test").Page} page
 * @param {number} jumps
 * @returns {Promise<number[]>}
 */
export function scrollAround(page, jumps) {
  return page.evaluate(`(async () => {
    ${painted}
    let scroller = grid;
    while (scroller.scrollHeight <= scroller.clientHeight || getComputedStyle(scroller).overflowY === "visible") {
      scroller = scroller.parentElement;
    }
    const times = [];
    for (let jump = 1; jump <= ${jumps}; jump += 1) {
      // The golden ratio's multiples: spread over the whole list, never the same place twice.
      const share = (jump * 0.618034) % 1;
      const before = rows()[0]?.getAttribute("aria-rowindex");
      const begin = performance.now();
      scroller.scrollTop = share * (scroller.scrollHeight - scroller.clientHeight);
      times.push((await painted(() => whole() && rows()[0].getAttribute("aria-rowindex") !== before)) - begin);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return times;
  })()`);
}
