import { Bell } from "lucide-react";
import { useState } from "react";
import { Button } from "../../../components/button.tsx";
import { Switch } from "../../../components/switch.tsx";
import { useCastscope, useView } from "../../../context.tsx";
import { beep } from "../tell-window.ts";
import styles from "./watching-pane.module.css";
import { words } from "./words/words.ts";

/** How this window tells: its mark always; a notification and a sound where they are switched on. */
export function WindowWays() {
  const said = words().window;
  return (
    <>
      <div className={styles.way}>
        <Bell size={16} strokeWidth={1.75} aria-hidden="true" />
        <span className={styles.words}>
          <span>{said.mark}</span>
          <span className={styles.how}>{said.markHow}</span>
        </span>
      </div>
      <NotificationWay />
      <SoundWay />
    </>
  );
}

/** Asked for with the switch alone: nobody is asked for what they did not want. */
function NotificationWay() {
  const { window: said, toldBy } = words();
  const { view } = useCastscope();
  const on = useView((state) => state.notifications);
  const [answer, setAnswer] = useState<string | null>(null);
  const isThere = typeof Notification !== "undefined";
  const turn = async (wanted: boolean): Promise<void> => {
    setAnswer(null);
    if (wanted && (await Notification.requestPermission()) !== "granted") {
      setAnswer(said.refused);
      return;
    }
    view.setState({ notifications: wanted });
  };
  const test = (): void => {
    if (Notification.permission !== "granted") {
      setAnswer(said.notAllowed);
      return;
    }
    new Notification("Castscope", { body: said.body });
    setAnswer(said.shown);
  };
  return (
    <div className={styles.way}>
      <Switch
        label={said.notification}
        checked={on && isThere}
        disabled={!isThere}
        onChange={(wanted) => void turn(wanted)}
      />
      <span className={styles.words}>
        <span>{said.notification}</span>
        <span className={styles.how}>{isThere ? said.notificationHow : said.notificationNone}</span>
      </span>
      {isThere && (
        <Button className={styles.small} aria-label={said.testNotification} onClick={test}>
          {toldBy.test}
        </Button>
      )}
      <span className={styles.answer} role="status">
        {answer}
      </span>
    </div>
  );
}

function SoundWay() {
  const { window: said, toldBy } = words();
  const { view } = useCastscope();
  const on = useView((state) => state.sound);
  return (
    <div className={styles.way}>
      <Switch label={said.sound} checked={on} onChange={(wanted) => view.setState({ sound: wanted })} />
      <span className={styles.words}>
        <span>{said.sound}</span>
        <span className={styles.how}>{said.soundHow}</span>
      </span>
      <Button className={styles.small} aria-label={said.testSound} onClick={beep}>
        {toldBy.test}
      </Button>
    </div>
  );
}
