import { FileCode, RotateCcw } from "lucide-react";
import { useRef, useState } from "react";
import { useStore } from "zustand";
import { sections } from "../../../shared/kept/sections.ts";
import { usualHistoryKeep } from "../../../shared/model/history-keep.ts";
import { formatCount } from "../../../shared/text/count.ts";
import { ActionKeys } from "../../actions/action-keys.tsx";
import { actions } from "../../actions/actions.ts";
import { Button } from "../../components/button.tsx";
import { Segmented } from "../../components/segmented.tsx";
import { useCastscope } from "../../context.tsx";
import { tabStops } from "../../keyboard/panes.ts";
import type { View } from "../../store/view.ts";
import { SearchField } from "../events/search-field.tsx";
import { FactRow, useFactRows } from "./facts.tsx";
import { findKeeps, HistoryKeepRows, type KeepField, useKeepAgain, useSetKeep } from "./history-keep.tsx";
import { SectionList } from "./section-list.tsx";
import { SettingRow } from "./setting-row.tsx";
import { SettingsFileSide } from "./settings-file.tsx";
import {
  findSettings,
  groups,
  isChanged,
  pageSections,
  type SettingName,
  settings,
} from "./settings-list.ts";
import styles from "./settings-page.module.css";
import { takeBack } from "./take-back.ts";
import { useFacts } from "./use-facts.ts";
import { useSectionInView } from "./use-section-in-view.ts";
import { useSettingsFile } from "./use-settings-file.ts";
import { useWantedSetting } from "./use-wanted-setting.ts";
import { words } from "./words/words.ts";

/** All settings on one page, each with its reason and what it is where nobody changed it; the same as a file. */
export function SettingsPage() {
  const { view, notices, hasZoom } = useCastscope();
  const values = useStore(view);
  const [text, setText] = useState("");
  const [only, setOnly] = useState<"all" | "changed">("all");
  const [fileOpen, setFileOpen] = useState(false);
  const file = useSettingsFile();
  const facts = useFacts();
  const all = settings(hasZoom === true);
  const changed = all.filter(({ name }) => isChanged(name, values[name]));
  const shown = findSettings(only === "changed" ? changed : all, text);
  const keep = facts.history?.keep ?? null;
  const setKeep = useSetKeep(facts.again);
  const keepAgain = useKeepAgain(facts.again);
  const keepsOf = (onlyChanged: boolean, wanted: string): readonly KeepField[] =>
    keep === null ? [] : findKeeps(keep, onlyChanged, wanted);
  const shownKeeps = keepsOf(only === "changed", text);
  const known = useFactRows(facts, text);
  const shownFacts = only === "changed" ? [] : known;
  const [countAll, countChanged] = [
    all.length + keepsOf(false, "").length,
    changed.length + keepsOf(true, "").length,
  ];
  const set = (change: Partial<Pick<View, SettingName>>): void => {
    const before = Object.fromEntries(
      (Object.keys(change) as SettingName[]).map((name) => [name, values[name]]),
    );
    view.setState(change);
    notices.remember(() => takeBack(view, notices, before, change));
  };
  const resetAll = (): void => {
    const free = changed.filter(({ name }) => !file?.fixed.includes(name));
    const before = Object.fromEntries(free.map(({ name }) => [name, values[name]]));
    const isKept = keepsOf(true, "").length > 0;
    const usual = Object.fromEntries(free.map(({ name }) => [name, sections[name].usual]));
    view.setState(usual);
    if (isKept) void setKeep(usualHistoryKeep);
    notices.remember(() => {
      takeBack(view, notices, before, usual);
      if (isKept && keep !== null) void keepAgain(keep, usualHistoryKeep);
    });
  };
  const list = useRef<HTMLDivElement>(null);
  const { current, onScroll, go } = useSectionInView(list);
  const say = words();
  const isWhole = text === "" && only === "all";
  const show = (): void => {
    setText("");
    setOnly("all");
  };
  useWantedSetting(list, shown, show);
  return (
    <div className={styles.page} data-pane="settings">
      <header className={styles.bar}>
        <h2 className={styles.title}>{say.title}</h2>
        <span className={styles.count}>{say.changed(countChanged, countAll)}</span>
        <SearchField
          keys={<ActionKeys action={actions.filter} />}
          // Not the first of the settings: a letter would change it.
          isEntrance
          label={say.search}
          placeholder={say.searchHint}
          value={text}
          onChange={setText}
          onLeave={() => list.current && tabStops(list.current)[0]?.focus()}
        />
        <Segmented
          label={say.which}
          value={only}
          onChange={setOnly}
          segments={[
            { value: "all", label: say.all, content: <Counted text={say.all} count={countAll} /> },
            {
              ...{ value: "changed", label: say.onlyChanged },
              content: <Counted text={say.onlyChanged} count={countChanged} />,
            },
          ]}
        />
        <span className={styles.space} />
        <Button
          look="quiet"
          icon={<RotateCcw size={14} strokeWidth={1.75} aria-hidden="true" />}
          aria-disabled={countChanged === 0}
          onClick={resetAll}
        >
          {say.resetAll}
        </Button>
        <Button
          icon={<FileCode size={14} strokeWidth={1.75} aria-hidden="true" />}
          aria-pressed={fileOpen}
          onClick={() => setFileOpen(!fileOpen)}
        >
          {say.asFile}
        </Button>
      </header>
      <div className={styles.body}>
        {isWhole && (
          <SectionList
            sections={pageSections
              .filter((name) => name !== "history" || keep !== null)
              .map((name) => ({
                name,
                changed:
                  name === "history"
                    ? keepsOf(true, "").length
                    : changed.filter(({ group }) => group === name).length,
              }))}
            current={current}
            onGo={go}
          />
        )}
        <div ref={list} className={styles.list} onScroll={onScroll}>
          {groups.map((group) => {
            const rows = shown.filter((setting) => setting.group === group);
            if (rows.length === 0) return null;
            return (
              <section key={group} aria-label={say.groups[group]} data-section={group}>
                <h3 className={styles.heading}>{say.groups[group]}</h3>
                {rows.map((setting) => (
                  <SettingRow
                    key={setting.name}
                    setting={setting}
                    value={values[setting.name]}
                    wanted={text}
                    fixed={file?.fixed.includes(setting.name) ?? false}
                    onChange={(value) => set({ [setting.name]: value })}
                  />
                ))}
              </section>
            );
          })}
          {keep !== null && shownKeeps.length > 0 && (
            <section aria-label={say.groups.history} data-section="history">
              <h3 className={styles.heading}>{say.groups.history}</h3>
              <HistoryKeepRows keep={keep} shown={shownKeeps} set={setKeep} again={keepAgain} />
            </section>
          )}
          {shownFacts.length > 0 && (
            <section aria-label={say.groups.start} data-section="start">
              <h3 className={styles.heading}>{say.groups.start}</h3>
              {shownFacts.map((fact) => (
                <FactRow key={fact.name} {...fact} />
              ))}
            </section>
          )}
          {shown.length + shownKeeps.length + shownFacts.length === 0 && (
            <p className={styles.none}>
              {text === "" ? say.nothingChanged : say.nothingFound(text)}{" "}
              <Button look="link" onClick={show}>
                {say.showAll(countAll)}
              </Button>
            </p>
          )}
        </div>
        {fileOpen && file && <SettingsFileSide file={file} onClose={() => setFileOpen(false)} />}
      </div>
    </div>
  );
}

function Counted({ text, count }: { readonly text: string; readonly count: number }) {
  return (
    <>
      {text} <span className={styles.segmentCount}>{formatCount(count)}</span>
    </>
  );
}
