import { Popover } from "@base-ui/react/popover";
import { Circle, Square } from "lucide-react";
import { useCallback, useRef, useState } from "react";
import { formatBytes } from "../../../../shared/format.ts";
import { actions } from "../../../actions/actions.ts";
import { useAction } from "../../../actions/use-action.ts";
import { usePart } from "../../../actions/use-part.ts";
import buttons from "../../../components/button.module.css";
import { Button } from "../../../components/button.tsx";
import { classes } from "../../../components/classes.ts";
import { PopoverPortal } from "../../../components/popups.tsx";
import { useCastscope, useTraffic } from "../../../context.tsx";
import { tabStops } from "../../../keyboard/panes.ts";
import { runningJobs } from "../../../store/record-jobs.ts";
import { clockText } from "./clock-text.ts";
import styles from "./record.module.css";
import { firstDraft } from "./record-draft.ts";
import { RecordMenu } from "./record-menu.tsx";
import { useRecordNews } from "./use-record-news.ts";
import { words } from "./words/words.ts";

/** Opens the record menu; while something is recorded it tells for how long and how much. */
export function RecordButton() {
  const { hint, ...aria } = useAction(actions.recordMenu);
  const { view } = useCastscope();
  const menu = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState(firstDraft);
  usePart(
    "openRecordMenu",
    useCallback(() => setOpen((now) => !now), []),
  );
  useRecordNews();
  return (
    <Popover.Root open={open} onOpenChange={(next) => setOpen(next)}>
      <Popover.Trigger
        className={classes(buttons.button, styles.trigger)}
        title={hint}
        aria-keyshortcuts={aria["aria-keyshortcuts"]}
      >
        <Standing />
      </Popover.Trigger>
      <PopoverPortal>
        <Popover.Positioner className={styles.positioner ?? ""} sideOffset={6} align="start">
          <Popover.Popup
            className={styles.popup ?? ""}
            initialFocus={() => (menu.current && tabStops(menu.current)[0]) ?? true}
          >
            <div className={styles.top}>
              <Popover.Title className={styles.title ?? ""}>{words().record}</Popover.Title>
              <Button
                look="link"
                onClick={() => {
                  setOpen(false);
                  view.setState({ page: "recordings" });
                }}
              >
                {words().allRecordings}
              </Button>
            </div>
            <div ref={menu}>
              <RecordMenu draft={draft} onDraft={setDraft} />
            </div>
          </Popover.Popup>
        </Popover.Positioner>
      </PopoverPortal>
    </Popover.Root>
  );
}

/** "12:41 4.08 GB", of several recordings their number and the bytes of all. */
function Standing() {
  const jobs = useTraffic(({ recordJobs }) => recordJobs);
  const at = useTraffic((traffic) => traffic.at);
  const running = runningJobs(jobs);
  const [first] = running;
  if (first === undefined) {
    return (
      <>
        <Circle className={styles.idle} size={12} strokeWidth={2} aria-hidden="true" />
        {words().record}
      </>
    );
  }
  const bytes = running.reduce((sum, job) => sum + job.bytes, 0);
  const what = running.length > 1 ? words().recordings(running.length) : clockText(at - first.startedAt);
  return (
    <>
      <Square className={styles.on} size={10} fill="currentColor" aria-hidden="true" />
      <span className="num">{what}</span>
      <span className={classes("num", styles.bytes)}>{formatBytes(bytes)}</span>
      <span className={styles.hidden}>{words().recorded}</span>
    </>
  );
}
