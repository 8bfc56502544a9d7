import { Pencil, RotateCcw } from "lucide-react";
import { Fragment, useRef, useState } from "react";
import type { ActionName } from "../../actions/action.ts";
import { DrawnKeys } from "../../actions/action-keys.tsx";
import { keyText } from "../../actions/keys.ts";
import { resetKeys } from "../../actions/own-keys.ts";
import { IconButton } from "../../components/button.tsx";
import { useCastscope, useView } from "../../context.tsx";
import styles from "./help-dialog.module.css";
import { KeyCapture } from "./key-capture.tsx";
import type { KeyHelp, KeySection } from "./key-sections.ts";
import { words } from "./words/words.ts";

interface KeyTableProps {
  readonly sections: readonly KeySection[];
  /** Keys of actions are being changed. */
  readonly changing: boolean;
}

/** Keys, by where they act. */
export function KeyTable({ sections, changing }: KeyTableProps) {
  const [asked, setAsked] = useState<ActionName | null>(null);
  return (
    <div className={styles.columns}>
      {sections.map(({ place, title, keys }) => (
        <section key={place} className={styles.section}>
          <h3 className={styles.heading}>{title}</h3>
          <dl className={styles.list}>
            {keys.map((one) => (
              <div key={one.does} className={styles.key}>
                <dt>
                  {one.does}
                  {one.changed && <span className={styles.changed}>{words().changed}</span>}
                </dt>
                <dd className={styles.keys}>
                  <WaysOf help={one} changing={changing} asked={asked} onAsk={setAsked} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

interface WaysOfProps {
  readonly help: KeyHelp;
  readonly changing: boolean;
  readonly asked: ActionName | null;
  readonly onAsk: (name: ActionName | null) => void;
}

/** The keys, or the field that takes others, and the buttons beside them. */
function WaysOf({ help, changing, asked, onAsk }: WaysOfProps) {
  const { view } = useCastscope();
  const button = useRef<HTMLButtonElement>(null);
  const { does, action, changed } = help;
  if (!changing || action === null) return <Ways {...help} />;
  return (
    <>
      {action.name === asked ? (
        <KeyCapture
          action={action}
          does={does}
          onDone={() => onAsk(null)}
          onLeave={() => button.current?.focus()}
        />
      ) : (
        <Ways {...help} />
      )}
      <IconButton ref={button} label={words().change(does)} onClick={() => onAsk(action.name)}>
        <Pencil size={12} strokeWidth={1.75} aria-hidden="true" />
      </IconButton>
      {changed && (
        <IconButton
          label={words().reset(does)}
          onClick={() => {
            button.current?.focus();
            resetKeys(view, action.name);
          }}
        >
          <RotateCcw size={12} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
      )}
    </>
  );
}

function Ways({ ways, letters }: KeyHelp) {
  const letterKeys = useView((state) => state.letterKeys);
  return (
    <>
      {letters && !letterKeys && <span>{words().off}</span>}
      {ways.length === 0 && <span>{words().none}</span>}
      {ways.map((way, index) => (
        <Fragment key={keyText(way)}>
          {index > 0 && <span>{words().or}</span>}
          <DrawnKeys keys={way} />
        </Fragment>
      ))}
    </>
  );
}
