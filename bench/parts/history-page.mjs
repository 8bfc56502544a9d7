/**
 * What a window's charts are asked to do. The code runs in the page, with nothing between it and the browser: each figure
 * is the time until the frame with the chart was handed over.
 */

const spans = /** @type {const} */ ([
  { name: "Last 24 hours", point: "one point per 5 min" },
  { name: "Last hour", point: "one point per 10 s" },
]);
const between = { name: "Last 5 minutes", point: "one point per second" };

/**
 * Milliseconds from the choice of each span until its chart is painted.
 * @param {import("@playwright/test").Page} page
 * @param {number} turns
 * @returns {Promise<{ span: string, times: number[] }[]>}
 */
export async function drawSpans(page, turns) {
  const figures = [];
  for (const { name, point } of spans) {
    const times = /** @type {number[]} */ (
      await page.evaluate(`(async () => {
        const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        // What a point is stands beside the chart and comes with its answer.
        const shows = (point) => document.body.innerText.includes(point);
        const painted = (point) => new Promise((resolve, reject) => {
          const end = performance.now() + 30_000;
          const look = () => requestAnimationFrame(() => {
            if (performance.now() > end) return reject(new Error("The chart did not come within 30 s."));
            if (!shows(point)) return look();
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now());
            port2.postMessage(null);
          });
          look();
        });
        const choose = (name) => document.querySelector('[role="radio"][aria-label="' + name + '"]').click();
        const times = [];
        for (let turn = 0; turn < ${turns}; turn += 1) {
          choose(${JSON.stringify(between.name)});
          await painted(${JSON.stringify(between.point)});
          await pause(200);
          const begin = performance.now();
          choose(${JSON.stringify(name)});
          times.push((await painted(${JSON.stringify(point)})) - begin);
          await pause(100);
        }
        return times;
      })()`)
    );
    figures.push({ span: name, times });
  }
  return figures;
}
