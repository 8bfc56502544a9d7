/** What stands where in a page, as lines of text: read in the page itself, so nothing outside of the function is known. */

/** An element that shows something, in CSS pixels of the window. */
export interface Shown {
  /** Its tag or role, and what is written in it. */
  readonly what: string;
  readonly box: readonly [x: number, y: number, width: number, height: number];
  /** Of its text, and of the ground below it. */
  readonly colours: readonly [text: string, ground: string];
}

export function readLayout(): Shown[] {
  const textLength = 60;
  const alone =
    "button,input,textarea,canvas,svg,[role=separator],[role=slider],[role=switch],[role=checkbox]";

  const groundOf = (element: Element): string => {
    for (let one: Element | null = element; one; one = one.parentElement) {
      const { backgroundColor } = getComputedStyle(one);
      if (backgroundColor !== "rgba(0, 0, 0, 0)") return hex(backgroundColor);
    }
    return "none";
  };
  const known = new Map<string, string>();
  const hex = (colour: string): string => {
    const made = known.get(colour) ?? asHex(colour);
    known.set(colour, made);
    return made;
  };
  const asHex = (colour: string): string => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    if (canvas === null) return colour;
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data]
      .map((part) => part.toString(16).padStart(2, "0"))
      .join("");
  };
  const ownText = (element: Element): string =>
    [...element.childNodes]
      .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
      .map(({ nodeValue }) => nodeValue ?? "")
      .join(" ")
      .replace(/\s+/g, " ")
      .trim();

  const shown: Shown[] = [];
  for (const element of document.body.querySelectorAll("*")) {
    const text = ownText(element);
    if (text === "" && !element.matches(alone)) continue;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const { x, y, width, height } = element.getBoundingClientRect();
    // Hidden from sight only, for screen readers; or scrolled out of the window.
    if (width <= 1 || height <= 1 || y >= window.innerHeight || y + height <= 0) continue;
    const kind = element.getAttribute("role") ?? element.tagName.toLowerCase();
    const value = element instanceof HTMLInputElement ? element.value || element.placeholder : "";
    shown.push({
      what: `${kind} ${(text || value).slice(0, textLength)}`.trim(),
      box: [Math.round(x), Math.round(y), Math.round(width), Math.round(height)],
      colours: [hex(getComputedStyle(element).color), groundOf(element)],
    });
  }
  return shown;
}

/** What cannot be read or reached: text that is cut and told nowhere, a page that scrolls, a control outside. */
export function readFaults(): string[] {
  const faults: string[] = [];
  const { clientWidth, scrollWidth, clientHeight, scrollHeight } = document.documentElement;
  if (scrollWidth > clientWidth)
    faults.push(`the page is ${scrollWidth} px wide in a window of ${clientWidth}`);
  if (scrollHeight > clientHeight)
    faults.push(`the page is ${scrollHeight} px high in a window of ${clientHeight}`);

  /** The edges within which an element is seen, and whether it can be scrolled to. */
  const clip = (element: Element): { left: number; right: number; scrolls: boolean } => {
    let left = 0;
    let right = window.innerWidth;
    let scrolls = false;
    for (let one = element.parentElement; one; one = one.parentElement) {
      const { overflowX, position } = getComputedStyle(one);
      if (overflowX === "auto" || overflowX === "scroll") scrolls = true;
      if (overflowX !== "visible") {
        const box = one.getBoundingClientRect();
        left = Math.max(left, box.left);
        right = Math.min(right, box.right);
      }
      if (position === "fixed") break;
    }
    return { left, right, scrolls };
  };
  const name = (element: Element): string => {
    const text = (element.getAttribute("aria-label") ?? element.textContent ?? "")
      .replace(/\s+/g, " ")
      .trim();
    return `${element.tagName.toLowerCase()}.${element.className} “${text.slice(0, 60)}”`;
  };
  const isSeen = (element: Element): boolean => {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    const { width, height, top, bottom } = element.getBoundingClientRect();
    return width > 1 && height > 1 && bottom > 0 && top < window.innerHeight;
  };

  for (const element of document.body.querySelectorAll(
    "button,input,textarea,a[href],[role=tab],[role=slider]",
  )) {
    if (!isSeen(element)) continue;
    const box = element.getBoundingClientRect();
    const { left, right, scrolls } = clip(element);
    if (!scrolls && (box.right > right + 1 || box.left < left - 1))
      faults.push(`cut or outside: ${name(element)}`);
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!element || (node.nodeValue ?? "").trim() === "" || !isSeen(element)) continue;
    if (element.closest("[aria-hidden=true],option,textarea,svg")) continue;
    range.selectNodeContents(node);
    const text = range.getBoundingClientRect();
    const own = element.getBoundingClientRect();
    const { display, overflowX } = getComputedStyle(element);
    if (overflowX === "visible" && display !== "inline" && text.width > own.width + 1)
      faults.push(`text is wider than its box: ${name(element)}`);
    // A whole text that is told beside the cut one, by a tooltip.
    if (element.closest("[title]")) continue;
    const { left, right, scrolls } = clip(element);
    const ends = overflowX === "visible" ? right : Math.min(right, own.right);
    if (!scrolls && (text.right > ends + 1 || text.left < left - 1))
      faults.push(`text is cut: ${name(element)}`);
  }
  // In a narrow window a hint may end early, as what the field is for is also its name.
  const hints = window.innerWidth < 1_024 ? [] : document.body.querySelectorAll("input");
  const pen = new OffscreenCanvas(1, 1).getContext("2d");
  for (const input of hints) {
    if (pen === null || input.value !== "" || input.placeholder === "" || !isSeen(input)) continue;
    const { font, paddingLeft, paddingRight } = getComputedStyle(input, "::placeholder");
    pen.font = font;
    const room = input.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
    if (pen.measureText(input.placeholder).width > room + 1)
      faults.push(`what can be typed is cut: ${name(input)} ${input.placeholder}`);
  }
  return [...new Set(faults)];
}
