import type { Page } from "@playwright/test";

/**
 * What moved on the page within a time, with its text and how far: elements whose text stayed while they did, and such as
 * changed it and kept neither of their edges. Not looked at are lists of packets, which go on, and what is drawn over time.
 * @param ms how long it is looked at
 */
export async function movedIn(page: Page, ms: number): Promise<readonly string[]> {
  return page.evaluate(async (length) => {
    const drawn = "svg *, canvas, [aria-hidden=true] [style*='left'], [role=grid][aria-label=Packets] *";
    const boxes = () => {
      const all = new Map<Element, { readonly text: string; readonly box: DOMRect }>();
      for (const element of document.querySelectorAll("header *, main *, footer *")) {
        if (element.matches(drawn) || !element.checkVisibility({ visibilityProperty: true })) continue;
        // What has no text is a drawing, such as a bar.
        const text = element.textContent ?? "";
        const box = element.getBoundingClientRect();
        if (text !== "" && box.width > 0) all.set(element, { text, box });
      }
      return all;
    };
    const moved = new Map<Element, string>();
    const end = performance.now() + length;
    for (let before = boxes(); performance.now() < end; ) {
      await new Promise((done) => setTimeout(done, 60));
      const now = boxes();
      for (const [element, { text, box }] of now) {
        const was = before.get(element);
        if (was === undefined || moved.has(element)) continue;
        const by = (edge: "left" | "right" | "top"): number => box[edge] - was.box[edge];
        const isMoved = (edge: "left" | "right" | "top"): boolean => Math.abs(by(edge)) > 0.6;
        const across =
          was.text === text ? isMoved("left") || isMoved("right") : isMoved("left") && isMoved("right");
        if (!across && !isMoved("top")) continue;
        const name = `${element.tagName} ${element.className}`;
        moved.set(
          element,
          `${name} “${was.text}” → “${text}”: ${by("left")}, ${by("right")}, ${by("top")} px`,
        );
      }
      before = now;
    }
    return [...moved.values()];
  }, ms);
}
