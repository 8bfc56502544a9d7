import { useCallback, useMemo } from "react";
import { limits } from "../../../shared/limits.ts";
import { problemOf } from "../../../shared/problem.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import { tellChanged } from "../../actions/tell-kept.ts";
import { saveFile } from "../../components/save-file.ts";
import { useCastscope } from "../../context.tsx";
import { words } from "./words/words.ts";

/** What is done with profiles; why something cannot be is a notice. */
export interface ProfileDeeds {
  open(name: string): void;
  exportFile(name: string): void;
}

export function useProfiles(): ProfileDeeds {
  const { client, traffic, notices } = useCastscope();
  const open = useCallback(
    async (name: string, isUndone: boolean): Promise<void> => {
      const before = traffic.getState().workspace.profile;
      try {
        await client.switchProfile({ name });
        const { profiles } = await client.profiles();
        const goBack = (): void => {
          // Another window may have opened a third one since.
          if (traffic.getState().workspace.profile === name) void open(before ?? "", true);
          else tellChanged(notices);
        };
        const groups = profiles.find((one) => one.name === name)?.groups ?? 0;
        const back = before !== null &&
          !isUndone && {
            ...{ label: words().undo, undoes: true as const, run: goBack },
          };
        // Much later nobody expects a key to change all groups.
        notices.notify(words().opened(name, groups), back || null, limits.noticeMs);
      } catch (error) {
        notices.notify(problemText(problemOf(error)));
      }
    },
    [client, traffic, notices],
  );
  return useMemo(
    () => ({
      open: (name) => void open(name, false),
      exportFile: (name) => {
        client.exportProfile({ name }).then(
          ({ text }) => saveFile(new Blob([text], { type: "application/json" }), `${name}.castscope.json`),
          (error: unknown) => notices.notify(problemText(problemOf(error))),
        );
      },
    }),
    [client, notices, open],
  );
}
