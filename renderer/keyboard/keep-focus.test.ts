import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keepFocus } from "./keep-focus.ts";

let stop: () => void;
beforeEach(() => {
  stop = keepFocus();
});
afterEach(() => {
  stop();
  document.body.innerHTML = "";
});

/** Longer than what has a better heir has time for. */
const settled = async (): Promise<void> => {
  for (let frame = 0; frame < 4; frame += 1) await new Promise((done) => requestAnimationFrame(done));
};

const byId = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;

function show(html: string): void {
  document.body.innerHTML = html;
}

const list = `<div data-pane="groups"><button id="first"></button>
  <ul><li id="a"><button id="edit-a"></button><button id="remove-a"></button></li>
  <li id="b"><button id="edit-b"></button><button id="remove-b"></button></li></ul>
  <button id="last"></button></div>`;

describe("keepFocus", () => {
  it("gives the focus of what is gone to the next tab stop, in the smallest of what stood around", async () => {
    show(list);
    byId("remove-a").focus();
    byId("a").remove();
    await settled();
    expect(document.activeElement).toBe(byId("edit-b"));
    byId("remove-b").focus();
    byId("b").remove();
    await settled();
    // The list holds nothing any more: behind it there is something.
    expect(document.activeElement).toBe(byId("last"));
  });

  it("gives it to what came in the place", async () => {
    show(list);
    byId("edit-a").focus();
    byId("a").innerHTML = `<input id="field"><button id="done"></button>`;
    await settled();
    expect(document.activeElement).toBe(byId("field"));
  });

  it("passes over what is switched off, and by what cannot be reached with Tab", async () => {
    show(`<div data-pane="groups"><button id="one"></button><button id="two"></button>
      <button id="off" disabled></button><button id="never" tabindex="-1"></button><a id="three" href="#"></a></div>`);
    byId("two").focus();
    byId("two").blur();
    byId("two").setAttribute("disabled", "");
    await settled();
    expect(document.activeElement).toBe(byId("three"));
  });

  it("goes with a page that another one takes the place of, to where that is entered", async () => {
    show(`<main><div data-pane="groups"><button id="old"></button></div></main>`);
    byId("old").focus();
    show(
      `<main><div data-pane="groups"><button></button><table id="table" tabindex="0" data-entrance></table></div></main>`,
    );
    await settled();
    expect(document.activeElement).toBe(byId("table"));
  });

  it("waits in the main part of a page that has nothing to focus yet", async () => {
    show(`<main><div data-pane="groups"><button id="old"></button></div></main>`);
    byId("old").focus();
    const main = document.querySelector("main") as HTMLElement;
    main.innerHTML = "<p>Reading</p>";
    await settled();
    expect(document.activeElement).toBe(main);
    main.innerHTML = `<div data-pane="groups"><button id="new"></button></div>`;
    await settled();
    expect(document.activeElement).toBe(byId("new"));
    expect(main.hasAttribute("tabindex")).toBe(false);
  });

  it("enters a pane anew of which nothing is as it was", async () => {
    show(`<div id="pane" data-pane="compose"><button id="strip"></button></div>`);
    byId("strip").focus();
    byId("pane").innerHTML = `<button></button><input id="to" data-entrance>`;
    await settled();
    expect(document.activeElement).toBe(byId("to"));
  });

  it("goes back to where it was before a menu or a notice that closed", async () => {
    show(`${list}<div id="menu" role="menu"><div id="item" tabindex="-1"></div></div>
      <div id="notices" data-pane="notices"><button id="undo"></button></div>`);
    byId("edit-b").focus();
    byId("item").focus();
    byId("menu").remove();
    await settled();
    expect(document.activeElement).toBe(byId("edit-b"));
    byId("undo").focus();
    byId("undo").remove();
    await settled();
    expect(document.activeElement).toBe(byId("edit-b"));
  });

  it("takes a dialog that got the focus as a whole for none, where what had it in there is gone", async () => {
    show(`<div data-pane="groups"><button></button></div><div id="dialog" role="dialog" data-open tabindex="-1">
      <p id="entry"><button id="remove"></button></p><input id="next"></div>`);
    byId("remove").focus();
    byId("entry").remove();
    byId("dialog").focus();
    await settled();
    expect(document.activeElement).toBe(byId("next"));
    // A person who clicks beside what is in it.
    byId("dialog").dispatchEvent(new Event("pointerdown", { bubbles: true }));
    byId("dialog").focus();
    await settled();
    expect(document.activeElement).toBe(byId("dialog"));
  });

  it("stays with what it gave the focus to where the library moves it to the dialog only then", async () => {
    show(`<div data-pane="groups"><button></button></div><div id="dialog" role="dialog" data-open tabindex="-1">
      <p id="entry"><button id="remove"></button></p><input id="next"></div>`);
    byId("remove").focus();
    byId("entry").remove();
    await settled();
    expect(document.activeElement).toBe(byId("next"));
    byId("dialog").focus();
    expect(document.activeElement).toBe(byId("next"));
  });

  it("gives it back to details that were gone for a moment, unless a person went on", async () => {
    show(
      `<div data-pane="sessions"><button id="tab"></button></div><div id="details" data-pane="details"></div>`,
    );
    const details = byId("details");
    const shown = `<button></button><table id="packets" tabindex="0" data-entrance></table>`;
    for (const goesOn of [false, true]) {
      details.innerHTML = shown;
      byId("tab").focus();
      byId("packets").focus();
      details.innerHTML = "";
      await settled();
      expect(document.activeElement).toBe(byId("tab"));
      if (goesOn) byId("tab").blur();
      details.innerHTML = shown;
      await Promise.resolve();
      await Promise.resolve();
      if (goesOn) expect(document.activeElement).not.toBe(byId("packets"));
      else expect(document.activeElement).toBe(byId("packets"));
    }
  });

  it("leaves a dialog that opens the focus, and what has it or was left by a pointer in peace", async () => {
    show(list);
    byId("last").focus();
    byId("last").blur();
    await settled();
    expect(document.activeElement).toBe(document.body);
    byId("edit-a").focus();
    byId("last").remove();
    await settled();
    expect(document.activeElement).toBe(byId("edit-a"));
    document.body.insertAdjacentHTML("beforeend", `<div role="dialog" data-open><input id="asked"></div>`);
    document.querySelector("[data-pane]")?.remove();
    await settled();
    expect(document.activeElement).toBe(document.body);
  });
});
