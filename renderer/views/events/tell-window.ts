import { type Incident, incidentEndpoint } from "../../../shared/model/incident.ts";
import { incidentText } from "../../../shared/text/sentences.ts";
import { words } from "./words/words.ts";

/** Two tones, in Hz and s: short, and unlike those of other programs. */
const tones = [
  { hertz: 660, at: 0, seconds: 0.09 },
  { hertz: 880, at: 0.12, seconds: 0.14 },
] as const;
const loudness = 0.12;

/** Two short tones; nothing where the system has no sound, or the page may make none yet. */
export function beep(): void {
  if (typeof AudioContext === "undefined") return;
  const audio = new AudioContext();
  const volume = audio.createGain();
  volume.gain.value = loudness;
  volume.connect(audio.destination);
  for (const { hertz, at, seconds } of tones) {
    const tone = audio.createOscillator();
    tone.frequency.value = hertz;
    tone.connect(volume);
    tone.start(audio.currentTime + at);
    tone.stop(audio.currentTime + at + seconds);
    if (at > 0) tone.onended = () => void audio.close();
  }
}

/** “Playout B: Loss above 1 %.”, or how many and the last of them. @param names of the memberships, by their keys */
export function newsText(news: readonly Incident[], names: ReadonlyMap<string, string>): string {
  const last = news.at(-1);
  if (last === undefined) return "";
  const who = names.get(last.key) || incidentEndpoint(last);
  const sentence = who === "" ? incidentText(last) : `${who}: ${incidentText(last)}`;
  return news.length === 1 ? sentence : words().news(news.length, sentence);
}
