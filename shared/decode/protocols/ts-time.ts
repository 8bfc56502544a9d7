/** Ticks of a media clock as hours, minutes and seconds, to the microsecond. */
export function sayTicks(ticks: number, hz: number): string {
  const micros = Math.round((ticks / hz) * 1e6);
  const seconds = Math.floor(micros / 1e6);
  const pad = (value: number, digits: number): string => String(value).padStart(digits, "0");
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  return `${hours}:${pad(minutes, 2)}:${pad(seconds % 60, 2)}.${pad(micros % 1e6, 6)} (${ticks})`;
}

/** Days from the Modified Julian Date's epoch to 1970. */
const mjdOfUnix = 40_587;

/** A date and time of DVB: Modified Julian Date and six digits (EN 300 468, annex C). All ones say that it is not known. */
export function sayDvbTime(day: number, digits: number): string {
  if (day === 0xffff && digits === 0xff_ffff) return "not defined";
  const date = new Date((day - mjdOfUnix) * 86_400_000).toISOString().slice(0, 10);
  return `${date} ${sayDigits(digits)} UTC`;
}

/** Hours, minutes and seconds of two decimal digits each, in 24 bits. */
export function sayDigits(digits: number): string {
  const text = digits.toString(16).padStart(6, "0");
  return `${text.slice(0, 2)}:${text.slice(2, 4)}:${text.slice(4)}`;
}
