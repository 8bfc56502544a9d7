import { limits } from "../../../../../shared/limits.ts";

/** Has the browser save a file as a download: it asks where to, or has a folder for that. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // It is read from while it is saved.
  setTimeout(() => URL.revokeObjectURL(url), limits.exportHeldMs);
}

/** A name that every system takes. @param at ms since 1970 */
export function exportName(address: string, port: number, ending: string, at: number): string {
  const time = new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, "").replace("T", "-");
  return `castscope-${address.replace(/[^0-9a-z.]+/gi, "-").replace(/^-/, "")}-${port}-${time}.${ending}`;
}
