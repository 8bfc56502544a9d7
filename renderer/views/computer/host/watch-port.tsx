import { Check, X } from "lucide-react";
import { type KeyboardEvent, useId, useState } from "react";
import type { HostMembership } from "../../../../shared/host.ts";
import { parsePort } from "../../../../shared/net/address.ts";
import { inputProblemText } from "../../../../shared/text/sentences.ts";
import { IconButton } from "../../../components/button.tsx";
import styles from "./watch-port.module.css";
import { words } from "./words/words.ts";

/** What is needed of a group to join it as well. */
export type Watchable = Pick<HostMembership, "address" | "interface" | "ports">;

interface WatchPortProps {
  readonly group: Watchable;
  readonly onPort: (port: number) => Promise<void>;
  readonly onCancel: () => void;
}

/** Asks for the port that the system does not tell, or of which there are several. */
export function WatchPort({ group, onPort, onCancel }: WatchPortProps) {
  const { address, interface: on, ports } = group;
  const [text, setText] = useState(String(ports[0] ?? ""));
  const [insisted, setInsisted] = useState(false);
  const id = useId();
  const said = words().watch;
  const parsed = parsePort(text.trim());
  const wrong = insisted && !parsed.ok;

  const take = (): void => {
    if (parsed.ok) void onPort(parsed.value);
    else setInsisted(true);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter") take();
    else if (event.key === "Escape") onCancel();
    else return;
    event.preventDefault();
  };

  return (
    <span className={styles.ask}>
      <input
        className={styles.port}
        aria-label={said.portOf(address, on)}
        aria-invalid={wrong}
        aria-describedby={wrong ? id : undefined}
        title={ports.length > 1 ? said.ports(ports) : said.udpPort}
        placeholder={said.port}
        inputMode="numeric"
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: it stands where the button was that opened it
        autoFocus
        value={text}
        onChange={(event) => setText(event.target.value)}
        onFocus={(event) => event.target.select()}
        onKeyDown={onKeyDown}
      />
      <IconButton className={styles.button} label={said.take(address)} onClick={take}>
        <Check size={14} strokeWidth={2} aria-hidden="true" />
      </IconButton>
      <IconButton className={styles.button} label={said.cancel} onClick={onCancel}>
        <X size={14} strokeWidth={2} aria-hidden="true" />
      </IconButton>
      {wrong && (
        <span className={styles.mistake} id={id} role="alert">
          {inputProblemText(parsed.problem)}
        </span>
      )}
    </span>
  );
}
