import {
  Check,
  CircleAlert,
  CornerDownLeft,
  Headphones,
  Info,
  Layers,
  Plus,
  Search,
  Send,
} from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../../components/button.tsx";
import { Kbd } from "../../../components/kbd.tsx";
import { joinHindrance } from "../../../components/route-problem.ts";
import { useTraffic, useView } from "../../../context.tsx";
import { BindChoice } from "./bind-choice.tsx";
import { withBind } from "./bind-text.ts";
import type { Choice, Wish } from "./choices.ts";
import styles from "./join-panel.module.css";
import { joinSummary } from "./summary.ts";
import type { JoinField, Message } from "./use-join-field.ts";
import { words } from "./words/words.ts";

interface JoinPanelProps {
  readonly field: JoinField;
  readonly listId: string;
  readonly messageId: string;
  /** Puts the focus back into the field. */
  readonly onLeave: () => void;
}

export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

/** Below the join field: what the text means, and what can be done with it. */
export function JoinPanel({ field, listId, messageId, onLeave }: JoinPanelProps) {
  const { choices, active, message, reading, take } = field;
  const [listen] = choices;
  return (
    // The field keeps the focus whatever is pressed here.
    <div className={styles.panel} onPointerDown={(event) => event.preventDefault()}>
      {message ? (
        <p className={styles.message} id={messageId} data-tone={message.tone}>
          <MessageIcon tone={message.tone} />
          <span>
            {message.text}{" "}
            {reading.kind === "host" && listen?.wish.action === "listen" && (
              <Button className={styles.link} look="link" tabIndex={-1} onClick={() => take(listen)}>
                {words().panel.listen}
              </Button>
            )}
          </span>
        </p>
      ) : (
        <Meaning field={field} messageId={messageId} />
      )}
      {choices.length > 0 && (
        <div className={styles.list} id={listId} role="listbox" aria-label={words().panel.choices}>
          {choices.map((choice, index) => (
            <Option
              key={choice.id}
              id={optionId(listId, index)}
              choice={choice}
              active={index === active}
              onTake={() => take(choice)}
            />
          ))}
        </div>
      )}
      {reading.kind === "group" && (
        <BindChoice
          intent={reading.intent}
          onChange={(bind) => field.type(withBind(field.text, bind))}
          onLeave={onLeave}
        />
      )}
    </div>
  );
}

function MessageIcon({ tone }: Pick<Message, "tone">) {
  const Icon = tone === "error" ? CircleAlert : Info;
  return <Icon className={styles.icon} size={14} strokeWidth={1.75} aria-hidden="true" />;
}

function Meaning({ field, messageId }: { readonly field: JoinField; readonly messageId: string }) {
  const interfaces = useTraffic((traffic) => traffic.interfaces);
  const joinOn = useView((view) => view.joinOn);
  if (field.reading.kind !== "group" && field.reading.kind !== "port") return null;
  const known = interfaces.some((one) => one.name === joinOn);
  const { intent } = field.reading;
  const chosen = known ? joinOn : null;
  const { strong, rest } = joinSummary(intent, chosen, interfaces, field.route);
  const { text: address, family } = intent.address;
  const asked = { address, family, on: intent.on ?? chosen };
  const waits = field.route && joinHindrance(field.route, asked, interfaces);
  if (waits !== null) {
    return (
      <p className={styles.message} id={messageId} data-tone="hint">
        <MessageIcon tone="hint" />
        <span>
          <strong>{strong}</strong>: {waits}
        </span>
      </p>
    );
  }
  return (
    <p className={styles.message} id={messageId} data-tone="good">
      <Check className={styles.icon} size={14} strokeWidth={1.75} aria-hidden="true" />
      <span>
        <strong>{strong}</strong>
        {rest}
      </span>
    </p>
  );
}

const icons: Readonly<Record<Wish["action"], ReactNode>> = {
  join: <Plus size={14} strokeWidth={1.75} />,
  "any-source": <Layers size={14} strokeWidth={1.75} />,
  compose: <Send size={14} strokeWidth={1.75} />,
  listen: <Headphones size={14} strokeWidth={1.75} />,
  known: <Plus size={14} strokeWidth={1.75} />,
  "find-port": <Search size={14} strokeWidth={1.75} />,
};

interface OptionProps {
  readonly id: string;
  readonly choice: Choice;
  readonly active: boolean;
  readonly onTake: () => void;
}

/** Never focused: the field keeps the focus and names the active option. */
function Option({ id, choice, active, onTake }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus (aria-activedescendant)
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field's keys take options
    <div id={id} className={styles.option} role="option" aria-selected={active} onClick={onTake}>
      <span className={styles.what} aria-hidden="true">
        {icons[choice.wish.action]}
      </span>
      <span className="mono">{choice.address}</span>
      <span className={styles.note}>{choice.note}</span>
      <span className={styles.how}>
        {choice.wish.action === "compose" ? (
          <>
            <Kbd>{words().keys.ctrl}</Kbd>
            <Kbd>↵</Kbd>
          </>
        ) : choice.wish.action === "listen" ? (
          words().panel.takesListen
        ) : choice.wish.action === "find-port" ? (
          words().panel.takesFind
        ) : (
          words().panel.takesJoin
        )}
        {active && choice.wish.action !== "compose" && (
          <CornerDownLeft size={12} strokeWidth={1.75} aria-hidden="true" />
        )}
      </span>
    </div>
  );
}
