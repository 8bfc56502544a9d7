import { basename, dirname, extname, join } from "node:path";

/** The name of a recording by when it begins, without an ending: “castscope-20261126-142207”, or with “-loss-above” behind it. */
export function recordingName(at: Date, about: string | null): string {
  const { day, time } = localDigits(at);
  return `castscope-${day}-${time}${about === null ? "" : `-${about}`}`;
}

/** The path of a file among several: its number and when it begins, as dumpcap has it. */
export function numberedPath(path: string, number: number, at: Date): string {
  const { day, time } = localDigits(at);
  const end = extname(path);
  const place = String(number).padStart(5, "0");
  return join(dirname(path), `${basename(path, end)}_${place}_${day}${time}${end}`);
}

/** “incident-1345-export-142207.csv”: what of a recording's name may be unsafe elsewhere is left out. */
export function exportName(recording: string, format: string, at: Date): string {
  const stem = recording.replace(/(\.(pcap|pcapng|cap|gz|zst))+$/i, "").replace(/[^\p{L}\p{N}_-]+/gu, "-");
  const safe = stem.slice(0, stemLength).replace(/^-+|-+$/g, "") || "recording";
  return `${safe}-export-${localDigits(at).time}.${format}`;
}

const stemLength = 120;

/** Local date and time as names of files hold them on every system: no colons, and sorted by themselves. */
function localDigits(at: Date): { day: string; time: string } {
  const two = (value: number): string => String(value).padStart(2, "0");
  return {
    day: `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}`,
    time: `${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`,
  };
}
