import type { MenuItemConstructorOptions } from "electron";

export interface MenuOptions {
  readonly platform: NodeJS.Platform;
  /** Under development the page can be loaded again and looked into. */
  readonly development: boolean;
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

/** The application's menu; the system translates the roles and gives them their usual keys. */
export function menuTemplate({
  platform,
  development,
  openGroupLists,
  ...recordings
}: MenuOptions): MenuItemConstructorOptions[] {
  const separator = { type: "separator" } as const;
  const template: MenuItemConstructorOptions[] = [
    { label: "File", submenu: fileItems(platform, recordings) },
    { role: "editMenu" },
    {
      label: "View",
      submenu: [
        { role: "resetZoom" },
        { role: "zoomIn" },
        { role: "zoomOut" },
        separator,
        { role: "togglefullscreen" },
        ...(development ? [separator, { role: "reload" } as const, { role: "toggleDevTools" } as const] : []),
      ],
    },
    { role: "windowMenu" },
    {
      role: "help",
      submenu: [
        { label: "Registered IPv4 groups (IANA)", click: () => openGroupLists(4) },
        { label: "Registered IPv6 groups (IANA)", click: () => openGroupLists(6) },
        // On macOS this stands in the application's own menu.
        ...(platform === "darwin" ? [] : [separator, { role: "about" } as const]),
      ],
    },
  ];
  return platform === "darwin" ? [{ role: "appMenu" }, ...template] : template;
}

function fileItems(
  platform: NodeJS.Platform,
  { openRecording, recent, clearRecent }: Pick<MenuOptions, "openRecording" | "recent" | "clearRecent">,
): MenuItemConstructorOptions[] {
  const separator = { type: "separator" } as const;
  const items = recent.map(({ label, open }) => ({ label: plainLabel(label), click: open }));
  return [
    { label: "Open recording …", accelerator: "CmdOrCtrl+O", click: openRecording },
    {
      label: "Open recent",
      submenu:
        items.length === 0
          ? [{ label: "None yet", enabled: false }]
          : [...items, separator, { label: "Clear this list", click: clearRecent }],
    },
    separator,
    { role: platform === "darwin" ? "close" : "quit" },
  ];
}

/** An ampersand would underline what stands behind it. */
function plainLabel(text: string): string {
  return text.replaceAll("&", "&&");
}
