import { Menu } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import type { ReactNode } from "react";
import styles from "./menu.module.css";

interface CheckItemProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
}

/** An item of a menu that is on or off; the menu stays open. */
export function CheckItem({ checked, onChange, children }: CheckItemProps) {
  return (
    <Menu.CheckboxItem
      className={styles.item ?? ""}
      checked={checked}
      onCheckedChange={(next) => onChange(next)}
      closeOnClick={false}
    >
      <span className={styles.check}>
        <Menu.CheckboxItemIndicator>
          <Check size={14} strokeWidth={2} aria-hidden="true" />
        </Menu.CheckboxItemIndicator>
      </span>
      {children}
    </Menu.CheckboxItem>
  );
}
