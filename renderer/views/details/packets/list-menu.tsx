import { Menu } from "@base-ui/react/menu";
import { Check, SlidersHorizontal } from "lucide-react";
import type { ReactNode } from "react";
import { packetTimes } from "../../../../shared/kept/sections.ts";
import { runOn } from "../../../actions/actions.ts";
import { packetActions } from "../../../actions/packet-actions.ts";
import { useAction } from "../../../actions/use-action.ts";
import buttons from "../../../components/button.module.css";
import { CheckItem } from "../../../components/check-item.tsx";
import { classes } from "../../../components/classes.ts";
import styles from "../../../components/menu.module.css";
import { MenuPortal, overAnchor } from "../../../components/popups.tsx";
import { useCastscope, useView } from "../../../context.tsx";
import type { PacketTime } from "../../../store/view.ts";
import { words } from "./words/words.ts";

/** The button in the list's bar for how it shows its packets. */
export function ListMenu({ onWireshark }: { readonly onWireshark: () => void }) {
  const castscope = useCastscope();
  const { words: doing } = useAction(packetActions.exportList);
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger
        className={classes(buttons.button, buttons.quiet)}
        aria-label={words().menu.name}
        title={words().menu.about}
      >
        <SlidersHorizontal size={14} strokeWidth={1.75} aria-hidden="true" />
      </Menu.Trigger>
      <MenuPortal>
        <Menu.Positioner className={styles.positioner ?? ""} sideOffset={4} align="end">
          <Looks>
            <Menu.Separator className={styles.separator ?? ""} />
            <Menu.Item
              className={styles.item ?? ""}
              onClick={() => runOn(packetActions.exportList, castscope, null)}
              title={packetActions.exportList.does}
            >
              <span className={styles.check} />
              {doing}
            </Menu.Item>
            <Menu.Item className={styles.item ?? ""} onClick={onWireshark} title={words().menu.wiresharkHint}>
              <span className={styles.check} />
              {words().menu.wireshark}
            </Menu.Item>
          </Looks>
        </Menu.Positioner>
      </MenuPortal>
    </Menu.Root>
  );
}

interface LookMenuProps {
  /** Where it was asked for, in the window; null while it is closed. */
  readonly at: DOMRect | null;
  readonly onClose: () => void;
}

/** The same where the pointer is on a header. */
export function LookMenu({ at, onClose }: LookMenuProps) {
  return (
    <Menu.Root modal={false} open={at !== null} onOpenChange={(open) => !open && onClose()}>
      <MenuPortal>
        <Menu.Positioner
          className={styles.positioner ?? ""}
          anchor={at && { getBoundingClientRect: () => at }}
          align="start"
          collisionAvoidance={overAnchor}
        >
          <Looks />
        </Menu.Positioner>
      </MenuPortal>
    </Menu.Root>
  );
}

/** How the list shows its packets; kept. */
function Looks({ children }: { readonly children?: ReactNode }) {
  const { view } = useCastscope();
  const packetTime = useView((state) => state.packetTime);
  const packetDscp = useView((state) => state.packetDscp);
  const packetColours = useView((state) => state.packetColours);
  return (
    <Menu.Popup tabIndex={0} className={styles.popup ?? ""} aria-label={words().menu.name}>
      <Menu.RadioGroup
        value={packetTime}
        onValueChange={(value: PacketTime) => view.setState({ packetTime: value })}
      >
        <Menu.GroupLabel className={styles.label ?? ""}>{words().menu.times}</Menu.GroupLabel>
        {packetTimes.map((time) => (
          <Menu.RadioItem key={time} className={styles.item ?? ""} value={time} closeOnClick={false}>
            <span className={styles.check}>
              <Menu.RadioItemIndicator>
                <Check size={14} strokeWidth={2} aria-hidden="true" />
              </Menu.RadioItemIndicator>
            </span>
            {words().menu.time[time]}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
      <Menu.Separator className={styles.separator ?? ""} />
      <CheckItem checked={packetDscp} onChange={(on) => view.setState({ packetDscp: on })}>
        {words().menu.dscp}
      </CheckItem>
      <CheckItem checked={packetColours} onChange={(on) => view.setState({ packetColours: on })}>
        {words().menu.colours}
      </CheckItem>
      {children}
    </Menu.Popup>
  );
}
