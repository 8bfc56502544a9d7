import { Menu } from "@base-ui/react/menu";
import { Check, SlidersHorizontal } from "lucide-react";
import buttons from "../../../components/button.module.css";
import { CheckItem } from "../../../components/check-item.tsx";
import { classes } from "../../../components/classes.ts";
import styles from "../../../components/menu.module.css";
import { useCastscope, useView } from "../../../context.tsx";
import { type PacketTime, packetTimes } from "../../../store/view.ts";

const timeWords: Readonly<Record<PacketTime, string>> = {
  clock: "Time of day",
  join: "Since join",
  previous: "Since the packet above",
  reference: "Since the time reference",
};

/** How the packet list shows its packets; kept. */
export function ListMenu({ onWireshark }: { readonly onWireshark: () => void }) {
  const { view } = useCastscope();
  const packetTime = useView((state) => state.packetTime);
  const packetDscp = useView((state) => state.packetDscp);
  const packetColours = useView((state) => state.packetColours);
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger
        className={classes(buttons.button, buttons.quiet)}
        aria-label="Packet list"
        title="Times, columns and colours of the packet list"
      >
        <SlidersHorizontal size={14} strokeWidth={1.75} aria-hidden="true" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className={styles.positioner ?? ""} sideOffset={4} align="end">
          <Menu.Popup className={styles.popup ?? ""}>
            <Menu.RadioGroup
              value={packetTime}
              onValueChange={(value: PacketTime) => view.setState({ packetTime: value })}
            >
              <Menu.GroupLabel className={styles.label ?? ""}>Times</Menu.GroupLabel>
              {packetTimes.map((time) => (
                <Menu.RadioItem key={time} className={styles.item ?? ""} value={time} closeOnClick={false}>
                  <span className={styles.check}>
                    <Menu.RadioItemIndicator>
                      <Check size={14} strokeWidth={2} aria-hidden="true" />
                    </Menu.RadioItemIndicator>
                  </span>
                  {timeWords[time]}
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
            <Menu.Separator className={styles.separator ?? ""} />
            <CheckItem checked={packetDscp} onChange={(on) => view.setState({ packetDscp: on })}>
              Column DSCP
            </CheckItem>
            <CheckItem checked={packetColours} onChange={(on) => view.setState({ packetColours: on })}>
              Colours by type
            </CheckItem>
            <Menu.Separator className={styles.separator ?? ""} />
            <Menu.Item
              className={styles.item ?? ""}
              onClick={onWireshark}
              title="Gives these packets to Wireshark's tshark, where it is installed, once"
            >
              <span className={styles.check} />
              Decode these rows with Wireshark
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
