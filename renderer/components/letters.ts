/**
 * Calls when letters of another font have come: what was measured or drawn with the ones before has other widths.
 * Answers with what ends that.
 */
export function watchLetters(changed: () => void): () => void {
  // A page that draws nothing, as those of the unit tests, has none.
  const fonts = document.fonts as FontFaceSet | undefined;
  fonts?.addEventListener("loadingdone", changed);
  return () => fonts?.removeEventListener("loadingdone", changed);
}
