import type { Picture, Pid, TransportStream } from "../../../../../shared/model/transport-stream.ts";
import { words } from "./words/words.ts";

/** What a PID carries, in the spoken language unless another is given: “Video 1920x1080, 25i”, “Audio, eng”, “Program 1: Playout B”. */
export function contentText(
  pid: Pid,
  programs: TransportStream["programs"],
  text: Pick<ReturnType<typeof words>, "contents" | "program"> = words(),
): string {
  const { content, language, picture, program } = pid;
  if (content === "program") return programName(program, programs, text);
  const name = text.contents[content];
  const what = picture === null ? name : `${name} ${pictureText(picture)}`;
  return language === null ? what : `${what}, ${language}`;
}

/** “Program 1: Playout B”, without a name where none is told. */
export function programName(
  number: number | null,
  programs: TransportStream["programs"],
  { program }: Pick<ReturnType<typeof words>, "program"> = words(),
): string {
  const name = programs.find((one) => one.number === number)?.name ?? null;
  return name === null ? program.one(number) : program.named(number, name);
}

/** “1920x1080, 25i”, as the field writes it: frames a second, with i interlaced, with p not. */
function pictureText({ width, height, interlaced, rate }: Picture): string {
  const size = `${width}x${height}`;
  if (rate === null) return size;
  const frames = Number(rate.toFixed(2));
  return `${size}, ${frames}${interlaced === null ? "" : interlaced ? "i" : "p"}`;
}

/** “0x0101”. */
export function pidText(pid: number): string {
  return `0x${pid.toString(16).toUpperCase().padStart(4, "0")}`;
}
