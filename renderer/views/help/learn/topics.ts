import { formatBitRate } from "../../../../shared/format.ts";
import { limits } from "../../../../shared/limits.ts";
import { formatFixed } from "../../../../shared/text/count.ts";
import { type LearnTopic, learnTopics } from "../../../actions/parts.ts";
import { words } from "./words/words.ts";

/** A page as it is read, in the spoken language. */
interface Topic {
  readonly name: LearnTopic;
  readonly title: string;
  /** What its drawing shows. */
  readonly drawing: string;
  readonly text: readonly string[];
}

export function topicOf(name: LearnTopic): Topic {
  if (name !== "sending") return { name, ...words().topics[name] };
  const { title, drawing, text } = words().topics.sending;
  const share = `${formatFixed(100 * limits.guardLinkShare, 0)} %`;
  return { name, title, drawing, text: text(formatBitRate(limits.guardBits), share) };
}

export function topics(): readonly Topic[] {
  return learnTopics.map(topicOf);
}
