import type { MenuItemConstructorOptions } from "electron";
import type { ZoomStep } from "../../shared/model/zoom.ts";
import { spokenLanguage } from "../../shared/text/spoken.ts";
import { words } from "./words/words.ts";

const separator = { type: "separator" } as const;

export interface MenuOptions {
  readonly platform: NodeJS.Platform;
  /** Under development the page can be loaded again and looked into. */
  readonly development: boolean;
  /** Asks the page for another size: it is a setting there. */
  readonly zoom: (step: ZoomStep) => void;
  readonly openGroupLists: (family: 4 | 6) => void;
  /** Lets a person choose a recording. */
  readonly openRecording: () => void;
  /** What was opened lately, the last one first. */
  readonly recent: readonly RecentItem[];
  readonly clearRecent: () => void;
}

export interface RecentItem {
  readonly label: string;
  readonly open: () => void;
}

type Role = keyof ReturnType<typeof words>["roles"];

/** What the system knows, with its usual keys. Electron has its labels in English only, as each system says it there. */
function known(role: Role): MenuItemConstructorOptions {
  return spokenLanguage() === "en" ? { role } : { role, label: words().roles[role] };
}

/** The application's menu, in the language that is spoken. */
export function menuTemplate({
  platform,
  development,
  openGroupLists,
  zoom,
  ...recordings
}: MenuOptions): MenuItemConstructorOptions[] {
  const said = words().menu;
  const template: MenuItemConstructorOptions[] = [
    { label: said.file, submenu: fileItems(platform, recordings) },
    {
      ...known("editMenu"),
      submenu: [
        ...[known("undo"), known("redo"), separator],
        ...[known("cut"), known("copy"), known("paste"), known("delete"), separator, known("selectAll")],
      ],
    },
    {
      label: said.view,
      submenu: [
        ...zoomItems(zoom),
        separator,
        known("togglefullscreen"),
        ...(development ? [separator, { role: "reload" } as const, { role: "toggleDevTools" } as const] : []),
      ],
    },
    { ...known("windowMenu"), submenu: [known("minimize"), known("zoom"), known("close")] },
    {
      ...known("help"),
      submenu: [
        { label: said.ipv4Groups, click: () => openGroupLists(4) },
        { label: said.ipv6Groups, click: () => openGroupLists(6) },
        // On macOS this stands in the application's own menu.
        ...(platform === "darwin" ? [] : [separator, known("about")]),
      ],
    },
  ];
  return platform === "darwin" ? [{ role: "appMenu" }, ...template] : template;
}

function zoomItems(zoom: MenuOptions["zoom"]): MenuItemConstructorOptions[] {
  const { resetZoom, zoomIn, zoomOut } = words().roles;
  const item = (label: string, key: string, step: ZoomStep): MenuItemConstructorOptions => ({
    label,
    accelerator: `CmdOrCtrl+${key}`,
    // The page knows these keys, which a person may change.
    registerAccelerator: false,
    click: () => zoom(step),
  });
  return [item(resetZoom, "0", "usual"), item(zoomIn, "Plus", "in"), item(zoomOut, "-", "out")];
}

function fileItems(
  platform: NodeJS.Platform,
  { openRecording, recent, clearRecent }: Pick<MenuOptions, "openRecording" | "recent" | "clearRecent">,
): MenuItemConstructorOptions[] {
  const said = words().menu;
  const items = recent.map(({ label, open }) => ({ label: plainLabel(label), click: open }));
  return [
    { label: said.openRecording, accelerator: "CmdOrCtrl+O", click: openRecording },
    {
      label: said.openRecent,
      submenu:
        items.length === 0
          ? [{ label: said.noneYet, enabled: false }]
          : [...items, separator, { label: said.clearList, click: clearRecent }],
    },
    separator,
    known(platform === "darwin" ? "close" : "quit"),
  ];
}

/** An ampersand would underline what stands behind it. */
function plainLabel(text: string): string {
  return text.replaceAll("&", "&&");
}
