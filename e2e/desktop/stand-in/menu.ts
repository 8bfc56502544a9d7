import { ownApp } from "./app.ts";
import { strict } from "./strict.ts";

interface Template {
  readonly label?: string;
  readonly role?: string;
  readonly type?: string;
  readonly enabled?: boolean;
  readonly submenu?: readonly Template[];
  readonly click?: () => void;
}

/** Roles that Electron knows and the program uses, with the items of those that are whole menus. */
const roles: Readonly<Record<string, readonly string[]>> = {
  appMenu: ["about", "quit"],
  fileMenu: [process.platform === "darwin" ? "close" : "quit"],
  editMenu: ["undo", "redo", "cut", "copy", "paste", "delete", "selectAll"],
  windowMenu: ["minimize", "zoom", "close"],
  help: [],
  ...Object.fromEntries(
    [
      ...["about", "close", "copy", "cut", "delete", "minimize", "paste", "quit", "redo", "reload"],
      ...[
        "resetZoom",
        "selectAll",
        "toggleDevTools",
        "togglefullscreen",
        "undo",
        "zoom",
        "zoomIn",
        "zoomOut",
      ],
    ].map((role) => [role, []]),
  ),
};

class Item {
  readonly role: string | undefined;
  readonly label: string;
  readonly type: string;
  readonly submenu: Menu | null;
  readonly #click: (() => void) | undefined;

  constructor(template: Template) {
    const { role, label, type, submenu, click } = template;
    if (role !== undefined && !(role in roles)) throw new Error(`There is no menu role ${role}.`);
    if (role === undefined && label === undefined && type !== "separator") {
      throw new TypeError("Invalid template for MenuItem: must have at least one of label, role or type");
    }
    const within = submenu ?? (roles[role ?? ""] ?? []).map((name) => ({ role: name }));
    this.role = role?.toLowerCase();
    this.label = label ?? role ?? "";
    this.submenu = within.length > 0 ? Menu.buildFromTemplate(within) : null;
    this.type = type ?? (this.submenu === null ? "normal" : "submenu");
    this.#click = click;
  }

  click(): void {
    if (this.role === "quit") ownApp.quit();
    else this.#click?.();
  }
}

let application: Menu | null = null;

export class Menu {
  items: Item[] = [];

  static buildFromTemplate(template: readonly Template[]): Menu {
    const menu = new Menu();
    menu.items = template.map((item) => strict("MenuItem", new Item(item)));
    return menu;
  }

  static setApplicationMenu(menu: Menu | null): void {
    application = menu;
  }

  static getApplicationMenu(): Menu | null {
    return application;
  }

  /** Nothing to be seen: a test looks at what it was asked for. */
  popup(_options?: object): void {}
}
