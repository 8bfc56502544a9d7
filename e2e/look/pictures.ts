import type { Page } from "@playwright/test";
import { expectedFile } from "./expected.ts";

/** Pixels of the window, in each direction, that are one of a kept picture. */
const shrink = 8;
/** By how much of 255 a colour may differ: what the edges of letters do in a mean. */
const tolerance = 12;
/** Between the values that a kept colour may have: a file is a third smaller for it. */
const step = 4;

/**
 * Compares a picture of the window with the kept one, both made small.
 * @param tool a page in which pictures are made small and compared
 * @returns what differs, in a sentence; null where nothing does
 */
export async function pictureDifference(page: Page, tool: Page, name: string): Promise<string | null> {
  const large = await page.screenshot({ animations: "disabled", caret: "hide" });
  const small = Buffer.from(
    await tool.evaluate(makeSmall, { png: large.toString("base64"), shrink, step }),
    "base64",
  );
  const kept = expectedFile(name, small);
  const { pixels, places, sizes } = await tool.evaluate(compare, {
    ...{ one: kept.toString("base64"), other: small.toString("base64"), tolerance },
  });
  if (sizes !== null) return `${name} was ${sizes}`;
  if (pixels === 0) return null;
  const at = places.map(([x, y]) => `${x * shrink},${y * shrink}`).join("; ");
  return `${name} differs in ${pixels} squares of ${shrink} px, such as at ${at}`;
}

/** In the page. @returns a PNG in base64 */
async function makeSmall({ png, shrink: by, step }: { png: string; shrink: number; step: number }) {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height);
  const from = canvas.getContext("2d", { willReadFrequently: true });
  const width = Math.floor(image.width / by);
  const height = Math.floor(image.height / by);
  const small = new OffscreenCanvas(width, height);
  const to = small.getContext("2d");
  if (from === null || to === null) throw new Error("nothing can be drawn here");
  from.drawImage(image, 0, 0);
  const made = to.createImageData(width, height);
  const { data } = from.getImageData(0, 0, image.width, image.height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      for (let part = 0; part < 4; part += 1) {
        let sum = 0;
        for (let row = 0; row < by; row += 1)
          for (let column = 0; column < by; column += 1)
            sum += data[((y * by + row) * image.width + x * by + column) * 4 + part] ?? 0;
        made.data[(y * width + x) * 4 + part] = Math.round(sum / (by * by) / step) * step;
      }
  to.putImageData(made, 0, 0);
  const bytes = new Uint8Array(await (await small.convertToBlob({ type: "image/png" })).arrayBuffer());
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** In the page. */
async function compare({ one, other, tolerance: most }: { one: string; other: string; tolerance: number }) {
  const pixelsOf = async (png: string): Promise<ImageData> => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
    const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
    if (context === null) throw new Error("nothing can be drawn here");
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height);
  };
  const [before, now] = [await pixelsOf(one), await pixelsOf(other)];
  const places: [number, number][] = [];
  if (before.width !== now.width || before.height !== now.height)
    return { pixels: 0, places, sizes: `${before.width}x${before.height}, is ${now.width}x${now.height}` };
  let pixels = 0;
  for (let at = 0; at < before.data.length; at += 4) {
    const differs = [0, 1, 2].some(
      (part) => Math.abs((before.data[at + part] ?? 0) - (now.data[at + part] ?? 0)) > most,
    );
    if (!differs) continue;
    pixels += 1;
    if (places.length < 5) places.push([(at / 4) % before.width, Math.floor(at / 4 / before.width)]);
  }
  return { pixels, places, sizes: null };
}
