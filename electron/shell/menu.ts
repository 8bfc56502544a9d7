import type { MenuItemConstructorOptions } from "electron";

export interface MenuOptions {
  readonly platform: NodeJS.Platform;
  /** Under development the page can be loaded again and looked into. */
  readonly development: boolean;
  readonly openGroupLists: (family: 4 | 6) => void;
}

/** The application's menu; the system translates the roles and gives them their usual keys. */
export function menuTemplate({
  platform,
  development,
  openGroupLists,
}: MenuOptions): MenuItemConstructorOptions[] {
  const separator = { type: "separator" } as const;
  const template: MenuItemConstructorOptions[] = [
    { role: "fileMenu" },
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
