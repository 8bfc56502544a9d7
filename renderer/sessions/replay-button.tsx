import { Send } from "lucide-react";
import type { OpenedRecording } from "../../shared/contract/sessions.ts";
import { Button } from "../components/button.tsx";
import { useCastscope } from "../context.tsx";
import { words } from "./words/words.ts";

/** Sends the recording that is shown again, or its chosen time. */
export function ReplayButton({ one }: { readonly one: OpenedRecording }) {
  const { parts } = useCastscope();
  const { session, recording } = one;
  return (
    <Button
      look="quiet"
      icon={<Send size={14} strokeWidth={1.75} aria-hidden="true" />}
      title={words().replay.hint}
      onClick={() =>
        parts.get("replay")?.({
          ...{ source: { kind: "session", session }, name: recording.name },
          ...{ span: recording.span, filter: "" },
        })
      }
    >
      {words().replay.button}
    </Button>
  );
}
