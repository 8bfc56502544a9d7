import { Menu } from "@base-ui/react/menu";
import { ChevronDown, Layers } from "lucide-react";
import { type ReactNode, useCallback, useRef, useState } from "react";
import { formatCount } from "../../../shared/text/count.ts";
import { actions } from "../../actions/actions.ts";
import { useAction } from "../../actions/use-action.ts";
import { usePart } from "../../actions/use-part.ts";
import buttons from "../../components/button.module.css";
import { classes } from "../../components/classes.ts";
import menu from "../../components/menu.module.css";
import { MenuPortal } from "../../components/popups.tsx";
import { useCastscope, useTraffic } from "../../context.tsx";
import { DeleteProfile } from "./delete-profile.tsx";
import { ImportProfile } from "./import-profile.tsx";
import styles from "./profiles.module.css";
import { SaveProfile } from "./save-profile.tsx";
import { useProfiles } from "./use-profiles.ts";
import { words } from "./words/words.ts";

interface Listed {
  readonly name: string;
  readonly groups: number | null;
}

/** Which profile is open, and what can be done with profiles. Nothing where the door keeps none. */
export function ProfileButton() {
  const open = useTraffic(({ workspace }) => workspace.profile);
  return open === null ? null : <Profiles open={open} />;
}

function Profiles({ open }: { readonly open: string }) {
  const { client } = useCastscope();
  const { words: title } = useAction(actions.profiles);
  const said = words().menu;
  const book = useAction(actions.addressBook);
  const { open: switchTo, exportFile } = useProfiles();
  const [shown, setShown] = useState(false);
  const [all, setAll] = useState<readonly Listed[]>([]);
  const [asked, ask] = useState<"save" | { readonly file: File } | { readonly remove: string } | null>(null);
  const chooser = useRef<HTMLInputElement>(null);

  const show = useCallback(
    (next: boolean): void => {
      setShown(next);
      if (!next) return;
      // Without a connection there is nothing to choose; its banner says so.
      client.profiles().then(
        ({ profiles }) => setAll(profiles),
        () => {},
      );
    },
    [client],
  );
  const choose = useCallback(() => chooser.current?.click(), []);
  usePart(
    "profiles",
    useCallback(
      (what) => {
        if (what === "menu") show(true);
        if (what === "save") ask("save");
        if (what === "import") choose();
        if (what === "export") exportFile(open);
      },
      [show, choose, exportFile, open],
    ),
  );
  const close = (): void => ask(null);
  const others = all.filter(({ name }) => name !== open);

  return (
    <>
      <Menu.Root open={shown} onOpenChange={show}>
        <Menu.Trigger
          className={classes(buttons.button, buttons.quiet, styles.trigger)}
          aria-label={`${title}: ${open}`}
          title={`${title}: ${open}`}
        >
          <Layers size={14} strokeWidth={1.75} aria-hidden="true" />
          <span className={styles.open}>{open}</span>
          <ChevronDown size={14} strokeWidth={1.75} aria-hidden="true" />
        </Menu.Trigger>
        <MenuPortal>
          <Menu.Positioner className={menu.positioner ?? ""} sideOffset={6} align="start">
            <Menu.Popup tabIndex={0} className={classes(menu.popup, styles.menu)}>
              <Menu.RadioGroup value={open} onValueChange={(name: string) => name !== open && switchTo(name)}>
                <Menu.Group>
                  <Menu.GroupLabel className={menu.label ?? ""}>{said.title}</Menu.GroupLabel>
                  {all.map(({ name, groups }) => (
                    <Menu.RadioItem key={name} className={menu.item ?? ""} value={name} closeOnClick>
                      <span className={menu.check}>
                        <Menu.RadioItemIndicator>
                          <span aria-hidden="true">●</span>
                        </Menu.RadioItemIndicator>
                      </span>
                      <span className={styles.name}>{name}</span>
                      <span className={classes("num", styles.count)}>
                        {groups === null ? "–" : formatCount(groups)}
                      </span>
                    </Menu.RadioItem>
                  ))}
                </Menu.Group>
              </Menu.RadioGroup>
              <Menu.Separator className={menu.separator ?? ""} />
              <Item onClick={() => book.run(null)}>{book.words} …</Item>
              <Menu.Separator className={menu.separator ?? ""} />
              <Item onClick={() => ask("save")}>{said.save}</Item>
              <Item onClick={choose}>{said.import}</Item>
              <Item onClick={() => exportFile(open)}>{said.export(open)}</Item>
              {others.length > 0 && (
                <Menu.SubmenuRoot>
                  <Menu.SubmenuTrigger className={menu.item ?? ""}>
                    <span className={menu.check} />
                    <span className={styles.name}>{said.delete}</span>
                    <span className={styles.count}>›</span>
                  </Menu.SubmenuTrigger>
                  <MenuPortal>
                    <Menu.Positioner className={menu.positioner ?? ""}>
                      <Menu.Popup tabIndex={0} className={classes(menu.popup, styles.menu)}>
                        {others.map(({ name }) => (
                          <Item key={name} onClick={() => ask({ remove: name })}>
                            {name}
                          </Item>
                        ))}
                      </Menu.Popup>
                    </Menu.Positioner>
                  </MenuPortal>
                </Menu.SubmenuRoot>
              )}
            </Menu.Popup>
          </Menu.Positioner>
        </MenuPortal>
      </Menu.Root>
      <input
        ref={chooser}
        className={styles.chooser}
        type="file"
        accept=".json,.jsonc,application/json"
        aria-label={said.file}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) ask({ file });
          // The same file may be chosen again after it was edited.
          target.value = "";
        }}
      />
      <SaveProfile open={asked === "save"} onClose={close} />
      <ImportProfile
        file={asked !== null && asked !== "save" && "file" in asked ? asked.file : null}
        onClose={close}
      />
      <DeleteProfile
        name={asked !== null && asked !== "save" && "remove" in asked ? asked.remove : null}
        onClose={close}
      />
    </>
  );
}

function Item({ onClick, children }: { readonly onClick: () => void; readonly children: ReactNode }) {
  return (
    <Menu.Item className={menu.item ?? ""} onClick={onClick}>
      <span className={menu.check} />
      <span className={styles.name}>{children}</span>
    </Menu.Item>
  );
}
