import { Tabs } from "@base-ui/react/tabs";
import { Funnel, LogOut, Send, Tag } from "lucide-react";
import { useShallow } from "zustand/react/shallow";
import { formatEndpoint } from "../../../shared/net/address.ts";
import { formatCount } from "../../../shared/text/count.ts";
import { actions, runOnRow } from "../../actions/actions.ts";
import { noSendTarget } from "../../actions/row-actions.ts";
import { useAction } from "../../actions/use-action.ts";
import { Button, IconButton } from "../../components/button.tsx";
import { MiddleText } from "../../components/middle-text.tsx";
import { StateGlyph, stateWord } from "../../components/state-glyph.tsx";
import { useCastscope, useStale, useTraffic, useView } from "../../context.tsx";
import { chosenBelow, chosenPair } from "../../store/view.ts";
import { LabelChip } from "../groups/label-chip.tsx";
import { usePairs } from "../pairs/pairs-context.tsx";
import styles from "./details-header.module.css";
import { words } from "./words/words.ts";

/** By the kind of what is watched. */
const leaveHints = {
  group: "leaveHint",
  host: "stopListeningHint",
  broadcast: "stopListeningHint",
  port: "stopWatchingHint",
} as const;

/** The group that is looked at, the tabs, and what can be done with it. */
export function DetailsHeader({ id }: { readonly id: number }) {
  const castscope = useCastscope();
  const sendHere = useAction(actions.sendHere);
  const leave = useAction(actions.leave);
  const mark = useAction(actions.label);
  // Not the whole row, which changes with each tick.
  const row = useTraffic(
    useShallow(({ memberships }) => {
      const whole = memberships.get(id);
      if (!whole) return null;
      const { address, port, source, name, label, colour, state, sources, untoldSources, kind } = whole;
      return { address, port, source, name, label, colour, state, sources, untoldSources, kind };
    }),
  );
  const chosen = useView((view) => chosenBelow(view, id)?.address ?? null);
  const partner = usePartner();
  const stale = useStale();
  if (!row) return null;
  const { address, port, source, name, label, colour, state, sources, untoldSources, kind } = row;
  const nowhere = kind === "port" && chosen === null;
  return (
    <header className={styles.header}>
      <div className={styles.group}>
        <span className={styles.state} data-live>
          <StateGlyph state={state} stale={stale} />
          <span className="visually-hidden">{stateWord(state, stale)}</span>
        </span>
        <h2 className={styles.address}>
          <MiddleText text={formatEndpoint(address, port)} />
          {partner !== null && (
            <>
              <span className={styles.and}>{words().header.and}</span>
              <MiddleText text={partner.endpoint} />
            </>
          )}
        </h2>
        {source !== null && (
          <span className={styles.source}>
            {words().header.from} <MiddleText text={source} />
          </span>
        )}
        {name !== "" && (
          <span className={styles.name} dir="auto" title={name}>
            {name}
          </span>
        )}
        <LabelChip label={label} colour={colour} />
      </div>
      <Tabs.List className={styles.tabs ?? ""} aria-label={words().tabs.all} activateOnFocus>
        <Tabs.Tab className={styles.tab ?? ""} value="packets">
          {words().tabs.packets}
        </Tabs.Tab>
        <Tabs.Tab className={styles.tab ?? ""} value="sources">
          {words().tabs.sources}
          <span className={styles.count}>
            {formatCount(sources)}
            {untoldSources > 0 && "+"}
          </span>
        </Tabs.Tab>
        <Tabs.Tab className={styles.tab ?? ""} value="charts">
          {words().tabs.charts}
        </Tabs.Tab>
        <Tabs.Tab className={styles.tab ?? ""} value="stream">
          {words().tabs.stream}
        </Tabs.Tab>
        {!castscope.isRecording && (
          <Tabs.Tab className={styles.tab ?? ""} value="membership">
            {words().tabs.membership}
          </Tabs.Tab>
        )}
      </Tabs.List>
      <div className={styles.actions}>
        <Button
          look="quiet"
          icon={<Send size={16} strokeWidth={1.75} aria-hidden="true" />}
          title={nowhere ? noSendTarget() : words().header.fillCompose(chosen ?? address)}
          aria-disabled={nowhere}
          aria-keyshortcuts={sendHere["aria-keyshortcuts"]}
          onClick={() => runOnRow(actions.sendHere, castscope, id)}
        >
          <span className={styles.word}>{sendHere.words}</span>
        </Button>
        {kind === "port" && !castscope.isRecording && <OnlyDirect id={id} />}
        {!castscope.isRecording && (
          <IconButton
            label={mark.hint}
            aria-keyshortcuts={mark["aria-keyshortcuts"]}
            onClick={() => castscope.parts.get("labelRows")?.([id])}
          >
            <Tag size={16} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
        )}
        {!castscope.isRecording && (
          <Button
            look="quiet"
            icon={<LogOut size={16} strokeWidth={1.75} aria-hidden="true" />}
            title={partner === null ? words().header[leaveHints[kind]] : words().header.leaveBothHint}
            onClick={() => {
              for (const one of partner === null ? [id] : [partner.id, id])
                runOnRow(actions.leave, castscope, one);
            }}
          >
            <span className={styles.word}>{kind === "port" ? words().header.stopWatching : leave.words}</span>
          </Button>
        )}
      </div>
    </header>
  );
}

/** Of a watched port: what went to groups is left out, where a person looks for the rest. */
function OnlyDirect({ id }: { readonly id: number }) {
  const { view } = useCastscope();
  const isOn = useView(({ direct }) => direct.includes(id));
  const toggle = (): void => {
    const { direct, opened } = view.getState();
    if (isOn) view.setState({ direct: direct.filter((one) => one !== id) });
    // What is left of them is to be seen.
    else view.setState({ direct: [...direct, id], opened: [...new Set([...opened, id])] });
  };
  return (
    <Button
      look="quiet"
      className={styles.toggle ?? ""}
      icon={<Funnel size={16} strokeWidth={1.75} aria-hidden="true" />}
      title={words().header.onlyDirectHint}
      aria-pressed={isOn}
      onClick={toggle}
    >
      <span className={styles.longWord}>{words().header.onlyDirect}</span>
    </Button>
  );
}

/** Leg B, where the pair as a whole is chosen. */
function usePartner(): { readonly id: number; readonly endpoint: string } | null {
  const chosen = useView(chosenPair);
  const { pairs } = usePairs();
  const id = pairs.find((pair) => pair.id === chosen)?.b.id ?? null;
  const endpoint = useTraffic(({ memberships }) => {
    const row = id === null ? undefined : memberships.get(id);
    return row ? formatEndpoint(row.address, row.port) : null;
  });
  return id === null || endpoint === null ? null : { id, endpoint };
}
