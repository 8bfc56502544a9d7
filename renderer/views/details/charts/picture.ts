/** Space around and between what is drawn, in px. */
const margin = 16;

/**
 * The canvases of an element as one picture, as they lie beside and below each other, on the ground that they have; null where
 * nothing is drawn.
 */
export async function pictureOf(element: HTMLElement): Promise<Blob | null> {
  const canvases = Array.from(element.querySelectorAll("canvas"));
  if (canvases.length === 0) return null;
  const boxes = canvases.map((canvas) => canvas.getBoundingClientRect());
  const left = Math.min(...boxes.map((box) => box.left)) - margin;
  const top = Math.min(...boxes.map((box) => box.top)) - margin;
  const width = Math.max(...boxes.map((box) => box.right)) - left + margin;
  const height = Math.max(...boxes.map((box) => box.bottom)) - top + margin;
  const ratio = window.devicePixelRatio;
  const picture = document.createElement("canvas");
  picture.width = Math.round(width * ratio);
  picture.height = Math.round(height * ratio);
  const context = picture.getContext("2d");
  if (context === null) return null;
  const style = getComputedStyle(element);
  context.fillStyle = style.getPropertyValue("--bg-1").trim() || "white";
  context.fillRect(0, 0, picture.width, picture.height);
  for (const [place, canvas] of canvases.entries()) {
    const box = boxes[place];
    if (box)
      context.drawImage(
        canvas,
        (box.left - left) * ratio,
        (box.top - top) * ratio,
        box.width * ratio,
        box.height * ratio,
      );
  }
  context.scale(ratio, ratio);
  drawWords(context, element, left, top, style.getPropertyValue("--fg-1").trim() || "black");
  return await new Promise((resolve) => picture.toBlob(resolve, "image/png"));
}

/** The headings and the lanes' names, which are no part of a canvas. */
function drawWords(
  context: CanvasRenderingContext2D,
  element: HTMLElement,
  left: number,
  top: number,
  colour: string,
): void {
  context.fillStyle = colour;
  context.textBaseline = "middle";
  for (const words of element.querySelectorAll<HTMLElement>("[data-picture-words]")) {
    const box = words.getBoundingClientRect();
    context.font = `${getComputedStyle(words).fontWeight} 12px "Inter Variable", sans-serif`;
    context.fillText(words.textContent ?? "", box.left - left, box.top - top + box.height / 2);
  }
}
