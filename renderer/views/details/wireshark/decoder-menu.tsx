import { Menu } from "@base-ui/react/menu";
import { Check, ScanSearch } from "lucide-react";
import type { ReactNode } from "react";
import { useStore } from "zustand";
import buttons from "../../../components/button.module.css";
import { classes } from "../../../components/classes.ts";
import menu from "../../../components/menu.module.css";
import { MenuPortal } from "../../../components/popups.tsx";
import styles from "./decoder-menu.module.css";
import { nameOf } from "./name-of.ts";
import type { WiresharkDesk } from "./wireshark-desk.ts";
import { words } from "./words/words.ts";

interface DecoderMenuProps {
  readonly desk: WiresharkDesk;
  /** Only its sign, where there is no room for words. */
  readonly isShort: boolean;
  /** Which of Castscope's decoders. */
  readonly children: ReactNode;
}

/** Whose decoders read the packet that is looked at, and which. To open it looks for Wireshark and runs nothing. */
export function DecoderMenu({ desk, isShort, children }: DecoderMenuProps) {
  const { found, on } = useStore(desk.store);
  const isMissing = found !== null && found.path === null;
  return (
    <Menu.Root
      modal={false}
      onOpenChange={(open) => {
        if (open) void desk.look();
      }}
    >
      <Menu.Trigger className={classes(buttons.button, buttons.quiet)} title={words().decodeAsHint}>
        <ScanSearch size={14} strokeWidth={1.75} aria-hidden="true" />
        <span className={isShort ? "visually-hidden" : styles.word}>{words().decodeAs}</span>
      </Menu.Trigger>
      <MenuPortal>
        <Menu.Positioner className={menu.positioner ?? ""} sideOffset={4} align="end">
          <Menu.Popup tabIndex={0} className={menu.popup ?? ""}>
            <Menu.RadioGroup
              value={on ? "wireshark" : "castscope"}
              onValueChange={(value: string) => desk.choose(value === "wireshark")}
            >
              <Menu.GroupLabel className={menu.label ?? ""}>{words().decodeWith}</Menu.GroupLabel>
              <Choice value="castscope">Castscope</Choice>
              <Choice value="wireshark">{nameOf(found)}</Choice>
            </Menu.RadioGroup>
            {isMissing && <div className={menu.label}>{words().notFound}</div>}
            <Menu.Separator className={menu.separator ?? ""} />
            {children}
          </Menu.Popup>
        </Menu.Positioner>
      </MenuPortal>
    </Menu.Root>
  );
}

function Choice({ value, children }: { readonly value: string; readonly children: string }) {
  return (
    <Menu.RadioItem className={menu.item ?? ""} value={value}>
      <span className={menu.check}>
        <Menu.RadioItemIndicator>
          <Check size={14} strokeWidth={2} aria-hidden="true" />
        </Menu.RadioItemIndicator>
      </span>
      {children}
    </Menu.RadioItem>
  );
}
