import { Moon, Sun, SunMoon } from "lucide-react";
import { actions } from "../../actions/actions.ts";
import { useAction } from "../../actions/use-action.ts";
import { IconButton } from "../../components/button.tsx";
import { useView } from "../../context.tsx";
import styles from "./toolbar.module.css";

const icons = { system: SunMoon, dark: Moon, light: Sun } as const;

/** Goes through the themes: as the system, dark, light. */
export function ThemeButton() {
  const change = useAction(actions.theme);
  const theme = useView((state) => state.theme);
  const Icon = icons[theme];
  return (
    <IconButton className={styles.theme} label={change.words} onClick={() => change.run(null)}>
      <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
    </IconButton>
  );
}
