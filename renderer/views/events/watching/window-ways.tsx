import { Bell } from "lucide-react";
import { useState } from "react";
import { Button } from "../../../components/button.tsx";
import { Switch } from "../../../components/switch.tsx";
import { useCastscope, useView } from "../../../context.tsx";
import { beep } from "../tell-window.ts";
import styles from "./watching-pane.module.css";

/** How this window tells: its mark always; a notification and a sound where they are switched on. */
export function WindowWays() {
  return (
    <>
      <div className={styles.way}>
        <Bell size={16} strokeWidth={1.75} aria-hidden="true" />
        <span className={styles.words}>
          <span>Mark in the window</span>
          <span className={styles.how}>a count on the bell, always</span>
        </span>
      </div>
      <NotificationWay />
      <SoundWay />
    </>
  );
}

/** Asked for with the switch alone: nobody is asked for what they did not want. */
function NotificationWay() {
  const { view } = useCastscope();
  const on = useView((state) => state.notifications);
  const [answer, setAnswer] = useState<string | null>(null);
  const isThere = typeof Notification !== "undefined";
  const turn = async (wanted: boolean): Promise<void> => {
    setAnswer(null);
    if (wanted && (await Notification.requestPermission()) !== "granted") {
      setAnswer("This browser does not let Castscope show notifications: allow them for this page.");
      return;
    }
    view.setState({ notifications: wanted });
  };
  const test = (): void => {
    if (Notification.permission !== "granted") {
      setAnswer("Not allowed yet: switch it on first.");
      return;
    }
    new Notification("Castscope", { body: "This is a test." });
    setAnswer("Shown");
  };
  return (
    <div className={styles.way}>
      <Switch
        label="Notification"
        checked={on && isThere}
        disabled={!isThere}
        onChange={(wanted) => void turn(wanted)}
      />
      <span className={styles.words}>
        <span>Notification</span>
        <span className={styles.how}>{isThere ? "while the window is hidden" : "this browser has none"}</span>
      </span>
      {isThere && (
        <Button className={styles.small} aria-label="Test the notification" onClick={test}>
          Test
        </Button>
      )}
      <span className={styles.answer} role="status">
        {answer}
      </span>
    </div>
  );
}

function SoundWay() {
  const { view } = useCastscope();
  const on = useView((state) => state.sound);
  return (
    <div className={styles.way}>
      <Switch label="Sound" checked={on} onChange={(wanted) => view.setState({ sound: wanted })} />
      <span className={styles.words}>
        <span>Sound</span>
        <span className={styles.how}>two short tones</span>
      </span>
      <Button className={styles.small} aria-label="Test the sound" onClick={beep}>
        Test
      </Button>
    </div>
  );
}
