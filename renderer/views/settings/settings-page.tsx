import { FileCode, RotateCcw } from "lucide-react";
import { useState } from "react";
import { useStore } from "zustand";
import { sections } from "../../../shared/kept/sections.ts";
import { formatCount } from "../../../shared/text/count.ts";
import { Button } from "../../components/button.tsx";
import { Segmented } from "../../components/segmented.tsx";
import { useCastscope } from "../../context.tsx";
import type { View } from "../../store/view.ts";
import { Facts } from "./facts.tsx";
import { SettingRow } from "./setting-row.tsx";
import { SettingsFileSide } from "./settings-file.tsx";
import { findSettings, groups, isChanged, type SettingName, settings } from "./settings-list.ts";
import styles from "./settings-page.module.css";
import { useSettingsFile } from "./use-settings-file.ts";
import { words } from "./words/words.ts";

/** All settings on one page, each with its reason and what it is where nobody changed it; the same as a file. */
export function SettingsPage() {
  const { view } = useCastscope();
  const values = useStore(view);
  const [text, setText] = useState("");
  const [only, setOnly] = useState<"all" | "changed">("all");
  const [fileOpen, setFileOpen] = useState(false);
  const file = useSettingsFile();
  const all = settings();
  const changed = all.filter(({ name }) => isChanged(name, values[name]));
  const shown = findSettings(only === "changed" ? changed : all, text);
  const set = (change: Partial<Pick<View, SettingName>>): void => view.setState(change);
  const resetAll = (): void => {
    const free = changed.filter(({ name }) => !file?.fixed.includes(name));
    set(Object.fromEntries(free.map(({ name }) => [name, sections[name].usual])));
  };
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <h2 className={styles.title}>Settings</h2>
        <span className={styles.count}>
          {formatCount(changed.length)} of {formatCount(all.length)} changed
        </span>
        <input
          className={styles.search}
          data-filter
          type="search"
          aria-label="Search settings"
          placeholder="Search every setting and its reason"
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Segmented
          label="Which settings"
          value={only}
          onChange={setOnly}
          segments={[
            { value: "all", label: "All", content: `All ${all.length}` },
            { value: "changed", label: "Changed", content: `Changed ${changed.length}` },
          ]}
        />
        <span className={styles.space} />
        <Button
          look="quiet"
          icon={<RotateCcw size={14} strokeWidth={1.75} aria-hidden="true" />}
          aria-disabled={changed.length === 0}
          onClick={resetAll}
        >
          Reset all
        </Button>
        <Button
          icon={<FileCode size={14} strokeWidth={1.75} aria-hidden="true" />}
          aria-pressed={fileOpen}
          onClick={() => setFileOpen(!fileOpen)}
        >
          The same as a file
        </Button>
      </header>
      <div className={styles.body}>
        <div className={styles.list} data-pane="settings">
          {groups.map((group) => {
            const rows = shown.filter((setting) => setting.group === group);
            if (rows.length === 0) return null;
            return (
              <section key={group} aria-label={words().groups[group]}>
                <h3 className={styles.heading}>{words().groups[group]}</h3>
                {rows.map((setting) => (
                  <SettingRow
                    key={setting.name}
                    setting={setting}
                    value={values[setting.name]}
                    words={text}
                    fixed={file?.fixed.includes(setting.name) ?? false}
                    onChange={(value) => set({ [setting.name]: value })}
                  />
                ))}
              </section>
            );
          })}
          {shown.length === 0 && (
            <p className={styles.none}>
              {text === "" ? "Nothing is changed." : `No setting is about “${text}”.`}{" "}
              <Button
                look="link"
                onClick={() => {
                  setText("");
                  setOnly("all");
                }}
              >
                Show all {all.length}
              </Button>
            </p>
          )}
          {text === "" && only === "all" && <Facts />}
        </div>
        {fileOpen && file && <SettingsFileSide file={file} onClose={() => setFileOpen(false)} />}
      </div>
    </div>
  );
}
