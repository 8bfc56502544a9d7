import { limits } from "../../shared/limits.ts";

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
