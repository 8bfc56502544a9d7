import { Tabs } from "@base-ui/react/tabs";
import { ArrowRight } from "lucide-react";
import type { ComponentType } from "react";
import type { LearnTopic } from "../../../actions/parts.ts";
import { Button } from "../../../components/button.tsx";
import type { Castscope } from "../../../context.tsx";
import { LossDrawing } from "./drawings/loss.tsx";
import { PairsDrawing } from "./drawings/pairs.tsx";
import { RecordingDrawing } from "./drawings/recording.tsx";
import { ScopeDrawing } from "./drawings/scope.tsx";
import { SendingDrawing } from "./drawings/sending.tsx";
import { SilenceDrawing } from "./drawings/silence.tsx";
import { SourcesDrawing } from "./drawings/sources.tsx";
import styles from "./learn.module.css";
import { ScopeTables } from "./scope-tables.tsx";
import { linksOf, showMe } from "./show-me.ts";
import { topicOf, topics } from "./topics.ts";
import { words } from "./words/words.ts";

const drawings: Readonly<Record<LearnTopic, ComponentType<{ readonly alt: string }>>> = {
  scope: ScopeDrawing,
  sources: SourcesDrawing,
  silence: SilenceDrawing,
  loss: LossDrawing,
  pairs: PairsDrawing,
  recording: RecordingDrawing,
  sending: SendingDrawing,
};

interface LearnProps {
  readonly topic: LearnTopic;
  readonly onTopic: (topic: LearnTopic) => void;
  /** Closes the help, then goes on. */
  readonly onLeave: (then: (castscope: Castscope) => void) => void;
}

/** How multicast works and where it gets stuck: a page for each topic. */
export function Learn({ topic, onTopic, onLeave }: LearnProps) {
  return (
    <Tabs.Root
      className={styles.pages ?? ""}
      orientation="vertical"
      value={topic}
      onValueChange={(next: LearnTopic) => onTopic(next)}
    >
      <Tabs.List className={styles.list ?? ""} aria-label={words().list} activateOnFocus>
        {topics().map(({ name, title }) => (
          <Tabs.Tab key={name} value={name} className={styles.topic ?? ""}>
            {title}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={topic} className={styles.page ?? ""}>
        <Page topic={topic} onLeave={onLeave} />
      </Tabs.Panel>
    </Tabs.Root>
  );
}

function Page({ topic, onLeave }: Omit<LearnProps, "onTopic">) {
  const { title, drawing, text } = topicOf(topic);
  const Drawn = drawings[topic];
  const { showMe: lead, links } = words();
  return (
    <article className={styles.article}>
      <h3 className={styles.title}>{title}</h3>
      <div className={styles.drawn}>
        <Drawn alt={drawing} />
      </div>
      <div className={styles.text}>
        {text.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      {topic === "scope" && <ScopeTables />}
      <p className={styles.links}>
        <span>{lead}</span>
        {linksOf[topic].map((link) => (
          <Button
            key={link}
            icon={<ArrowRight size={14} strokeWidth={1.75} aria-hidden="true" />}
            onClick={() => onLeave((castscope) => showMe(castscope, link))}
          >
            {links[link]}
          </Button>
        ))}
      </p>
    </article>
  );
}
