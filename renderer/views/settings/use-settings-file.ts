import { useEffect, useState } from "react";
import type { Result } from "../../../shared/contract.ts";
import { useCastscope, useTraffic } from "../../context.tsx";

export type SettingsFile = Result<"settingsFile">;

/** The file of settings as it is; null before it was read. Read anew whenever the door says that something was kept. */
export function useSettingsFile(): SettingsFile | null {
  const { client } = useCastscope();
  const kept = useTraffic((traffic) => traffic.workspace);
  const [file, setFile] = useState<SettingsFile | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was kept tells that it may be another
  useEffect(() => {
    let gone = false;
    client.settingsFile().then(
      (told) => {
        if (!gone) setFile(told);
      },
      () => {
        // The next word of the door's asks again.
      },
    );
    return () => {
      gone = true;
    };
  }, [client, kept]);
  return file;
}
