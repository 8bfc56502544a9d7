import { CircleHelp } from "lucide-react";
import type { LearnTopic } from "../../../actions/parts.ts";
import { IconButton } from "../../../components/button.tsx";
import { useCastscope } from "../../../context.tsx";
import { topicOf } from "./topics.ts";
import { words } from "./words/words.ts";

/** A small question mark where people get stuck: opens the page that explains it. */
export function LearnLink({ topic }: { readonly topic: LearnTopic }) {
  const { parts } = useCastscope();
  return (
    <IconButton
      label={words().ask(topicOf(topic).title)}
      onClick={() => parts.get("openHelp")?.("learn", topic)}
    >
      <CircleHelp size={14} strokeWidth={1.75} aria-hidden="true" />
    </IconButton>
  );
}
