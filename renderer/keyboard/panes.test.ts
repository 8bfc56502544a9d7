import { afterEach, expect, test } from "vitest";
import { focusMain, focusPane } from "./panes.ts";

afterEach(() => document.body.replaceChildren());

/** Groups and details, one of both behind its tab, as in a small window. */
function oneOfBoth(): void {
  document.body.innerHTML = `
    <div data-pane="recordings"><button>file</button></div>
    <button data-opens-pane="groups" aria-selected="true"></button><button data-opens-pane="details"></button>
    <div id="shown" data-pane="groups"><button>row</button></div>`;
  for (const tab of document.querySelectorAll<HTMLElement>("[data-opens-pane]"))
    tab.addEventListener("click", () => {
      for (const one of document.querySelectorAll("[data-opens-pane]"))
        one.setAttribute("aria-selected", String(one === tab));
      const { opensPane } = tab.dataset;
      const shown = document.querySelector("#shown");
      shown?.setAttribute("data-pane", opensPane ?? "");
      if (shown) shown.innerHTML = `<button>in ${opensPane}</button>`;
    });
}

const nextFrame = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(done));

test("a pane behind a tab is opened when the focus is to go there, and so is the way back", async () => {
  oneOfBoth();
  expect(focusPane("details")).toBe(true);
  await nextFrame();
  expect(document.activeElement?.textContent).toBe("in details");
  expect(focusMain()).toBe(true);
  await nextFrame();
  expect(document.activeElement?.textContent).toBe("in groups");
});

test("a pane that is nowhere takes no focus", () => {
  oneOfBoth();
  expect(focusPane("compose")).toBe(false);
});
