import type { workspaceNotes } from "../../statements/workspace.ts";
import { formatCount, plural } from "../count.ts";
import { type Sentences, say } from "../say.ts";
import { german as input } from "./input.ts";
import { german as problems } from "./problems/problems.ts";

export const german: Sentences<typeof workspaceNotes> = {
  "kept-unwritten": ({ file, code }) =>
    `Was eingerichtet wurde, bleibt nicht erhalten, weil ${file} nicht zu schreiben ist: ${refusals[code] ?? code}.`,
  "kept-from-backup": ({ file, aside }) =>
    `${file} war nicht zu lesen, daher gilt die Fassung davor${aside === null ? "" : `; die beschädigte ist ${aside}`}.`,
  "kept-lost": ({ file, aside }) =>
    `${file} war nicht zu lesen, die Fassung davor auch nicht${aside === null ? "" : `; sie heißt jetzt ${aside}`}: Begonnen wird mit nichts.`,
  "kept-held": ({ profile, process }) =>
    `Das Profil „${profile}“ ist in einem anderen Castscope offen (Prozess ${process}): Hier wird davon nichts geladen oder gespeichert.`,
  "kept-edited": ({ file, aside }) =>
    `${file} wurde von etwas anderem geändert, während hier damit gearbeitet wurde: Jene Fassung ist jetzt ${aside}.`,
  "kept-put-back": ({ file }) =>
    `${file} war verschwunden, während hier damit gearbeitet wurde, und ist wieder geschrieben.`,
  "file-mistake": ({ file, line, mistake }) => `${file}, Zeile ${formatCount(line)}: ${say(input, mistake)}`,
  "file-mistakes-further": ({ file, count }) =>
    `${file} hat ${plural(count, "weiteren Fehler", "weitere Fehler")}.`,
  "mistakes-left-out": ({ file, aside }) =>
    `Was in ${file} falsch ist, entfällt beim nächsten Schreiben; wie sie war, ist sie ${aside}.`,
  "groups-not-joined": ({ count, group, problem }) =>
    `${count === 1 ? group : `${group} und ${plural(count - 1, "weitere", "weitere")}`} aus dem Profil: kein Beitritt möglich. ${say(problems, problem)}`,
};

/** The system's words for what people can do something about. */
const refusals: Readonly<Record<string, string>> = {
  ENOSPC: "Der Datenträger ist voll",
  EDQUOT: "Der Anteil dieses Benutzers am Datenträger ist voll",
  EACCES: "Dieser Benutzer darf dort nicht schreiben",
  EPERM: "Dieser Benutzer darf dort nicht schreiben",
  EROFS: "Der Datenträger ist nur lesbar",
};
