import { Menu } from "@base-ui/react/menu";
import { Link2 } from "lucide-react";
import { useMemo } from "react";
import { limits } from "../../../../../shared/limits.ts";
import { formatEndpoint } from "../../../../../shared/net/address.ts";
import buttons from "../../../../components/button.module.css";
import { classes } from "../../../../components/classes.ts";
import styles from "../../../../components/menu.module.css";
import { MenuPortal } from "../../../../components/popups.tsx";
import { useTraffic } from "../../../../context.tsx";
import { pairOf, usePairCalls, usePairs } from "../../../pairs/pairs-context.tsx";
import { words } from "./words/words.ts";

/** Makes this row and another one a pair by hand, where they were not found to be one. */
export function PairMenu({ id }: { readonly id: number }) {
  const { pairs } = usePairs();
  const { make } = usePairCalls();
  const others = useOthers(id);
  const free = others.filter((other) => pairOf(pairs, other.id) === null);
  if (free.length === 0 || pairOf(pairs, id) !== null) return null;
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className={classes(buttons.button, buttons.quiet)} title={words().menu.about}>
        <Link2 size={14} strokeWidth={1.75} aria-hidden="true" />
        <span data-word>{words().menu.button}</span>
      </Menu.Trigger>
      <MenuPortal>
        <Menu.Positioner className={styles.positioner ?? ""} sideOffset={4} align="end">
          <Menu.Popup tabIndex={0} className={styles.popup ?? ""}>
            {free.map((other) => (
              <Menu.Item key={other.id} className={styles.item ?? ""} onClick={() => void make(id, other.id)}>
                {other.text}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </MenuPortal>
    </Menu.Root>
  );
}

/** Rows whose packets are numbered, by name: as many as anybody reads. */
function useOthers(id: number): readonly { readonly id: number; readonly text: string }[] {
  const text = useTraffic(({ memberships }) => {
    const numbered = [...memberships.values()].filter((row) => row.id !== id && row.expected !== null);
    return JSON.stringify(
      numbered.slice(0, limits.streamsOffered).map(({ id: other, address, port, interface: on, name }) => ({
        id: other,
        text: [formatEndpoint(address, port), on === null ? "" : words().menu.on(on.name), name]
          .filter(Boolean)
          .join(" "),
      })),
    );
  });
  return useMemo(() => JSON.parse(text) as { id: number; text: string }[], [text]);
}
