import { homedir } from "node:os";
import { join } from "node:path";

/**
 * Where a program of this user keeps what it gathers: history, thresholds. The same for all doors, so that the command line
 * reads what the window kept.
 * @param environment XDG_DATA_HOME (XDG Base Directory Specification) or LOCALAPPDATA are looked at
 */
export function dataFolder(
  platform: NodeJS.Platform = process.platform,
  environment: Readonly<Record<string, string | undefined>> = process.env,
  home = homedir(),
): string {
  if (platform === "win32")
    return join(environment.LOCALAPPDATA ?? join(home, "AppData", "Local"), "Castscope");
  if (platform === "darwin") return join(home, "Library", "Application Support", "Castscope");
  const data = environment.XDG_DATA_HOME;
  // The specification wants relative ones to be passed over.
  return join(data?.startsWith("/") ? data : join(home, ".local", "share"), "castscope");
}

/** The history's file where nobody names another. */
export function usualHistoryFile(): string {
  return join(dataFolder(), "history.db");
}

/** Where an administrator sets what nobody may change; looked at where it is there. */
export function fixedSettingsFile(platform: NodeJS.Platform = process.platform): string {
  if (platform === "win32")
    return join(process.env.ProgramData ?? "C:\\ProgramData", "Castscope", "settings.jsonc");
  return "/etc/castscope/settings.jsonc";
}

/** The file of what is remembered of recordings, likewise. */
export function usualRecordingsFile(): string {
  return join(dataFolder(), "recordings.json");
}

/** The file of thresholds, likewise. */
export function usualWatchingFile(): string {
  return join(dataFolder(), "watching.json");
}
