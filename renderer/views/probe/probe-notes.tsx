import type { ProbeState } from "../../../shared/model/probe.ts";
import { groupDeaf } from "../../../shared/probe/group-deaf.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import styles from "./find-port.module.css";
import { words } from "./words/words.ts";

/** Ports that are told each by itself before they are only counted. */
const shownDeaf = 5;

/** What was not listened on, and what was not told. */
export function ProbeNotes({ told }: { readonly told: ProbeState }) {
  const said = words();
  const { privileged, others } = groupDeaf(told.deaf);
  const shown = others.slice(0, shownDeaf);
  const notes = [
    ...shown.map(
      ({ problem, holder }) => `${problemText(problem)}${holder === null ? "" : ` ${said.heldBy(holder)}`}`,
    ),
    others.length > shown.length ? said.further(others.length - shown.length) : "",
    privileged.length > 0 ? said.privileged(privileged.join(", ")) : "",
    told.portsLeftOut > 0 ? said.leftOut(told.portsLeftOut) : "",
    told.untold > 0 ? said.untold(told.untold) : "",
    (told.drops ?? 0) > 0 ? said.dropped(told.drops ?? 0) : "",
  ].filter((note) => note !== "");
  return notes.map((note) => (
    <p key={note} className={styles.note}>
      {note}
    </p>
  ));
}
