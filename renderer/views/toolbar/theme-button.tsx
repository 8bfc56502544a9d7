import { Moon, Sun, SunMoon } from "lucide-react";
import { IconButton } from "../../components/button.tsx";
import { useCastscope, useView } from "../../context.tsx";
import type { Theme } from "../../store/view.ts";

const themes = {
  system: { Icon: SunMoon, word: "as the system", next: "dark" },
  dark: { Icon: Moon, word: "dark", next: "light" },
  light: { Icon: Sun, word: "light", next: "system" },
} as const satisfies Readonly<
  Record<Theme, { readonly Icon: unknown; readonly word: string; readonly next: Theme }>
>;

/** Goes through the themes: as the system, dark, light. */
export function ThemeButton() {
  const { view } = useCastscope();
  const theme = useView((state) => state.theme);
  const { Icon, word, next } = themes[theme];
  return (
    <IconButton
      label={`Theme: ${word}. Change to ${themes[next].word}`}
      onClick={() => view.setState({ theme: next })}
    >
      <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
    </IconButton>
  );
}
