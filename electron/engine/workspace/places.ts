import { dataFolder, fixedSettingsFile } from "../system/data-folder.ts";
import type { WorkspacePlaces } from "./workspace.ts";

/** Where this user's workspace is kept. @param profile to begin with; null takes the one that was open last */
export function usualWorkspace(profile: string | null): WorkspacePlaces {
  return { folder: dataFolder(), profile, fixedSettings: fixedSettingsFile() };
}
