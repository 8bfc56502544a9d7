import { basename, dirname, extname, join } from "node:path";

/** The name of a file among several: its number and when it begins, as dumpcap has it. */
export function numberedPath(path: string, number: number, at: Date): string {
  const end = extname(path);
  const two = (value: number): string => String(value).padStart(2, "0");
  const day = `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}`;
  const time = `${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`;
  const place = String(number).padStart(5, "0");
  return join(dirname(path), `${basename(path, end)}_${place}_${day}${time}${end}`);
}
