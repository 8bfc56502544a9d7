import { Menu } from "lucide-react";
import { useCallback, useEffect, useRef } from "react";
import { actions } from "../../actions/actions.ts";
import { useAction } from "../../actions/use-action.ts";
import { usePart } from "../../actions/use-part.ts";
import { IconButton } from "../../components/button.tsx";
import { useCastscope } from "../../context.tsx";

/**
 * Opens the application's menu, which has no other place where the window's frame is its page. Alt by itself
 * opens it as well, as it would a menu bar. Nothing where the system shows the menu, or in a browser.
 */
export function MenuButton() {
  const { showMenu } = useCastscope();
  const { words, hint, run, ...aria } = useAction(actions.menu);
  const button = useRef<HTMLButtonElement>(null);
  const open = useCallback(() => {
    const { left, bottom } = button.current?.getBoundingClientRect() ?? { left: 0, bottom: 0 };
    showMenu?.({ x: left, y: bottom });
  }, [showMenu]);
  usePart("openMenu", open);
  useAltAlone(open);

  if (showMenu === undefined) return null;
  return (
    <IconButton
      ref={button}
      label={words}
      title={hint}
      aria-haspopup="menu"
      onClick={() => run(null)}
      {...aria}
    >
      <Menu size={16} strokeWidth={1.75} aria-hidden="true" />
    </IconButton>
  );
}

/** Calls when Alt is let go of and nothing came while it was down: no other key, no click, no other window. */
function useAltAlone(call: () => void): void {
  useEffect(() => {
    let alone = false;
    const forget = (): void => {
      alone = false;
    };
    const down = ({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): void => {
      alone = key === "Alt" && !ctrlKey && !metaKey && !shiftKey;
    };
    const up = ({ key }: KeyboardEvent): void => {
      if (key === "Alt" && alone) call();
      alone = false;
    };
    const others = ["pointerdown", "wheel", "blur"];
    window.addEventListener("keydown", down);
    window.addEventListener("keyup", up);
    for (const name of others) window.addEventListener(name, forget);
    return () => {
      window.removeEventListener("keydown", down);
      window.removeEventListener("keyup", up);
      for (const name of others) window.removeEventListener(name, forget);
    };
  }, [call]);
}
