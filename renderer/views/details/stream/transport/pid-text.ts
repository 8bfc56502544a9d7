import type {
  Picture,
  Pid,
  PidContent,
  TransportStream,
} from "../../../../../shared/model/transport-stream.ts";

const words: Readonly<Record<PidContent, string>> = {
  programs: "Program table",
  program: "Program",
  services: "Service names",
  network: "Network",
  events: "Program guide",
  time: "Time and date",
  access: "Conditional access",
  video: "Video",
  audio: "Audio",
  subtitles: "Subtitles",
  teletext: "Teletext",
  splice: "Splice points",
  data: "Data",
  clock: "Clock",
  stuffing: "Stuffing",
  unknown: "In no table",
};

/** What a PID carries: “Video 1920x1080, 25i”, “Audio, eng”, “Program 1: Playout B”. */
export function contentText(pid: Pid, programs: TransportStream["programs"]): string {
  const { content, language, picture, program } = pid;
  if (content === "program") return programName(program, programs);
  const what = picture === null ? words[content] : `${words[content]} ${pictureText(picture)}`;
  return language === null ? what : `${what}, ${language}`;
}

/** “Program 1: Playout B”, without a name where none is told. */
export function programName(number: number | null, programs: TransportStream["programs"]): string {
  const name = programs.find((one) => one.number === number)?.name ?? null;
  return name === null ? `Program ${number}` : `Program ${number}: ${name}`;
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
