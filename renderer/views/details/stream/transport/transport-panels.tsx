import type { TransportStream } from "../../../../../shared/model/transport-stream.ts";
import { ChecksPanel } from "./checks-panel.tsx";
import { ProgramPanel } from "./program-panel.tsx";
import styles from "./transport-panels.module.css";

interface TransportPanelsProps {
  readonly transport: TransportStream;
  /** Since when errors are counted, ms since 1970. */
  readonly since: number;
}

/** What is in a transport stream, beside how it stands against the checks; one below the other where there is no room. */
export function TransportPanels(props: TransportPanelsProps) {
  return (
    <div className={styles.panels}>
      <ProgramPanel {...props} />
      <ChecksPanel {...props} />
    </div>
  );
}
