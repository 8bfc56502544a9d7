/** A name that every system takes. @param at ms since 1970 */
export function exportName(address: string, port: number, ending: string, at: number): string {
  const time = new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, "").replace("T", "-");
  return `castscope-${address.replace(/[^0-9a-z.]+/gi, "-").replace(/^-/, "")}-${port}-${time}.${ending}`;
}
