import { Unplug } from "lucide-react";
import { AppMark } from "../../components/app-mark.tsx";
import { useTraffic } from "../../context.tsx";
import styles from "./connection.module.css";

/** Above the panes while the monitor cannot be reached: what stands below is the last that was known. */
export function ConnectionBanner() {
  const connection = useTraffic((traffic) => traffic.connection);
  const desktop = useTraffic((traffic) => traffic.about?.door === "desktop");
  if (connection === "open") return null;
  // The desktop window lives in one program with its monitor: there is nothing to come back.
  const lost = desktop
    ? "The monitor has stopped. Below is what was last known; close Castscope and open it again."
    : "The monitor is not reachable. Below is what was last known; trying again every few seconds.";
  return (
    <div className={styles.banner} role="alert">
      <Unplug size={16} strokeWidth={1.75} aria-hidden="true" />
      <p>
        {connection === "refused"
          ? "The monitor refused this window: it was started again. Open the address that it printed."
          : lost}
      </p>
    </div>
  );
}

/** The whole window before the first answer of the monitor. */
export function ConnectionPage() {
  const connection = useTraffic((traffic) => traffic.connection);
  const [title, text] = words[connection];
  return (
    <main className={styles.page}>
      <AppMark />
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.text} role="status">
        {text}
      </p>
    </main>
  );
}

const words = {
  connecting: ["Castscope", "Connecting to the monitor."],
  open: ["Castscope", "Reading what is joined."],
  lost: [
    "The monitor is not reachable",
    "It may have been stopped. This window tries again every few seconds and goes on when it is back.",
  ],
  refused: [
    "This address is not enough",
    "Open the whole address that Castscope printed when it started, with its token: it lets this browser in.",
  ],
} as const;
