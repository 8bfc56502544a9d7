import { limits } from "../../../shared/limits.ts";
import { fail } from "../../../shared/problem.ts";
import type { RecordingFiles } from "../../thread/sessions.ts";
import type { RecordingFolder } from "./folder.ts";
import type { Uploads } from "./uploads.ts";

/** What browsers may open: files of one folder, if one was told, and what they bring themselves. */
export function headlessFiles(folder: RecordingFolder | null, uploads: Uploads): RecordingFiles {
  return {
    async allow(file) {
      if (file.kind === "upload") return uploads.allow(file.upload);
      return folder === null ? fail("recording-not-offered", { file: file.path }) : folder.allow(file.path);
    },
    async list() {
      const told = (await folder?.list()) ?? { files: null, further: false };
      return { ...told, uploadBytes: limits.uploadBytes };
    },
  };
}
