import { X } from "lucide-react";
import { useRef } from "react";
import { limits } from "../../../../shared/limits.ts";
import type { Membership } from "../../../../shared/model/membership.ts";
import { IconButton } from "../../../components/button.tsx";
import { searchKeys } from "../../../keyboard/search-keys.ts";
import { formatPercent } from "./share.tsx";
import styles from "./source-search.module.css";
import type { SourceTable } from "./sources-table.tsx";
import type { Search } from "./use-search.ts";
import { words } from "./words/words.ts";

interface SourceSearchProps {
  readonly search: Search;
  readonly table: SourceTable;
  readonly found: number;
  readonly all: number;
  /** Of those that were found. */
  readonly packets: number;
  readonly membership: Pick<Membership, "packets">;
}

/** Fewer are seen at a glance. */
const worthSearching = 12;

/** Over many sources: finds some by their addresses, and says how many they are and what they sent. */
export function SourceSearch({ search, table, found, all, packets, membership }: SourceSearchProps) {
  const { text, set, asked } = search;
  const field = useRef<HTMLInputElement>(null);
  if (all < worthSearching && text === "") return null;
  // The two were read at different moments: never more than all.
  const share = membership.packets === 0 ? 0 : Math.min(1, packets / membership.packets);
  const said = words().search;
  const leave = (): void => table.ref.current?.focus();
  return (
    <div className={styles.bar}>
      <input
        ref={field}
        className={styles.field}
        type="text"
        data-filter=""
        value={text}
        maxLength={limits.sourceSearchLength}
        placeholder={said.label}
        aria-label={said.label}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => set(event.target.value)}
        onKeyDown={searchKeys(text, set, leave)}
      />
      {text !== "" && (
        <IconButton
          label={said.clear}
          onClick={() => {
            set("");
            field.current?.focus();
          }}
        >
          <X size={12} strokeWidth={2} aria-hidden="true" />
        </IconButton>
      )}
      <span className={styles.count} role="status">
        {asked === "" ? said.all(all) : said.found(found, all, formatPercent(share))}
      </span>
    </div>
  );
}
