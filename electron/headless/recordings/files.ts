import { limits } from "../../../shared/limits.ts";
import { fail } from "../../../shared/problem.ts";
import type { RecordingFolder } from "../../thread/files/folder.ts";
import { KeptFiles } from "../../thread/files/kept-files.ts";
import type { KnownRecordings } from "../../thread/files/known-recordings.ts";
import type { RecordingFiles } from "../../thread/sessions.ts";
import { intoBin } from "./bin.ts";
import type { Uploads } from "./uploads.ts";

/** What browsers may open: files of one folder, if one was told, and what they bring themselves. Nothing else is renamed or taken away. */
export function headlessFiles(
  folder: RecordingFolder | null,
  uploads: Uploads,
  known: KnownRecordings,
): RecordingFiles {
  const bin = (path: string) => (folder === null ? fail("recording-nowhere") : intoBin(folder.path, path));
  const kept = new KeptFiles({ folder, known, bin, show: null, elsewhere: false });
  return {
    kept,
    known,
    async allow(file) {
      if (file.kind === "upload") return uploads.allow(file.upload);
      return kept.allowed(file.path);
    },
    list: async () => ({ ...(await kept.list()), uploadBytes: limits.uploadBytes }),
  };
}
