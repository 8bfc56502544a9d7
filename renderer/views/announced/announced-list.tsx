import { useCallback, useState } from "react";
import { formatAge } from "../../../shared/format.ts";
import { parseJoinText } from "../../../shared/input/join-text.ts";
import { limits } from "../../../shared/limits.ts";
import type { Announced, Announcement } from "../../../shared/model/announcement.ts";
import { formatEndpoint } from "../../../shared/net/address.ts";
import { announcerTitles } from "../../../shared/text/announcers.ts";
import { carriesText } from "../../../shared/text/carries.ts";
import { Button } from "../../components/button.tsx";
import { InterfaceSelect } from "../../components/interface-select.tsx";
import { Switch } from "../../components/switch.tsx";
import { useAnswers } from "../../components/use-answers.ts";
import { useCastscope, useTraffic } from "../../context.tsx";
import { useKept } from "../../store/use-kept.ts";
import known from "../offers/known-groups-list.module.css";
import { joinOne, showRow } from "../toolbar/join/join-actions.ts";
import styles from "./announced-list.module.css";
import { words } from "./words/words.ts";

/** Groups that others announce, each with one button; nothing is listened for before it is switched on. */
export function AnnouncedList() {
  const said = words();
  const [listen, setListen] = useKept("listen");
  return (
    <section aria-labelledby="announced-heading">
      <header className={known.header}>
        <h2 className={known.heading} id="announced-heading">
          {said.heading}
        </h2>
        <span className={known.on} aria-hidden="true">
          {said.short}
        </span>
        <Switch label={said.listen} checked={listen.on} onChange={(on) => setListen({ ...listen, on })} />
        <InterfaceSelect
          label={said.listenOn}
          look="control"
          value={listen.interface}
          onChange={(name) => setListen({ ...listen, interface: name })}
        />
      </header>
      {listen.on ? <Heard /> : <p className={styles.note}>{said.off}</p>}
    </section>
  );
}

function Heard() {
  const { client } = useCastscope();
  const ask = useCallback(() => client.announced(), [client]);
  const { value } = useAnswers(ask, limits.announcedAskMs);
  const [all, setAll] = useState(false);
  const said = words();
  if (!value?.listen.on) return null;
  const sorted = value.announcements.toSorted(
    (one, other) => Number(one.lost !== null) - Number(other.lost !== null),
  );
  const shown = all ? sorted : sorted.slice(0, limits.announcedShown);
  return (
    <>
      {sorted.length > 0 && (
        <ul className={known.list}>
          {shown.map((one) => (
            <Item key={one.key} announcement={one} />
          ))}
        </ul>
      )}
      {shown.length < sorted.length && (
        <Button look="link" onClick={() => setAll(true)}>
          {said.showAll(sorted.length)}
        </Button>
      )}
      {notesOf(value).map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
    </>
  );
}

/** Why there is nothing, or less than there could be. */
function notesOf({ interface: on, joined, wanted, problem, announcements, dropped }: Announced): string[] {
  const said = words();
  const drops = [
    dropped.unread > 0 ? said.unread(dropped.unread) : "",
    dropped.flood > 0 ? said.flood(dropped.flood) : "",
    dropped.full > 0 ? said.full(dropped.full) : "",
  ].filter(Boolean);
  return [
    on === null ? said.noInterface : announcements.length === 0 ? said.none : "",
    problem === null ? "" : said.notJoined(joined, wanted, problem),
    drops.length === 0 ? "" : `${drops.join(", ")}.`,
  ].filter(Boolean);
}

/** One announcement, with a line for each group that it names. */
function Item({ announcement }: { readonly announcement: Announcement }) {
  const { by, name, from, host, groups, lastAt, lost } = announcement;
  const now = useTraffic((traffic) => traffic.at);
  const said = words();
  const title = name || said.unnamed;
  const age = formatAge(Math.max(0, now - lastAt));
  const about = `${said.from(announcerTitles[by], from)}, ${now - lastAt < 1_000 ? said.heardNow : said.heard(age)}`;
  return (
    <li className={styles.item}>
      <p className={known.name}>{title}</p>
      <p className={known.about} data-live>
        {about}
      </p>
      {lost !== null && <p className={styles.lost}>{said.lost[lost.why]}</p>}
      {groups.length === 0 && (
        <p className={styles.group}>
          <span className={known.what}>{host !== null && <code className={known.address}>{host}</code>}</span>
          <span className={styles.untold} title={said.noGroupHint}>
            {said.noGroup}
          </span>
        </p>
      )}
      {groups.map((group) => (
        <Group key={group.text} name={name} title={title} group={group} />
      ))}
    </li>
  );
}

interface GroupProps {
  /** Empty where the announcement has none. */
  readonly name: string;
  readonly title: string;
  readonly group: Announcement["groups"][number];
}

function Group({ name, title, group }: GroupProps) {
  const { text } = group;
  const castscope = useCastscope();
  const said = words();
  const parsed = parseJoinText(text);
  const intent = parsed.ok ? parsed.value : null;
  const joined = useTraffic(
    ({ memberships }) =>
      [...memberships.values()].find(
        (row) =>
          intent !== null &&
          row.address === intent.address.text &&
          row.port === intent.port &&
          row.source === intent.from,
      )?.id ?? null,
  );
  if (intent === null) return null;
  const endpoint = formatEndpoint(intent.address.text, intent.port);
  const act = async (): Promise<void> => {
    if (joined !== null) {
      showRow(castscope, joined, `${name} ${endpoint}`);
      return;
    }
    const outcome = await joinOne(castscope, intent, name.slice(0, limits.nameLength));
    if (outcome.ok) showRow(castscope, outcome.id, `${name} ${endpoint}`);
    else castscope.notices.notify(outcome.message);
  };
  return (
    <div className={styles.group}>
      <span className={known.what}>
        <code className={known.address}>{endpoint}</code>{" "}
        <span className={styles.carries}>{carriesText(group)}</span>
      </span>
      <Button
        className={known.button}
        aria-label={(joined === null ? said.joinOne : said.showOne)(title, endpoint)}
        onClick={() => void act()}
      >
        {joined === null ? said.join : said.show}
      </Button>
    </div>
  );
}
