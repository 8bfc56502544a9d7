import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { Menu } from "@base-ui/react/menu";
import { Popover } from "@base-ui/react/popover";
import { Select } from "@base-ui/react/select";
import { createContext, type ReactNode, type RefObject, useContext } from "react";

/**
 * Where menus and lists open: within the page's main part, so that what they say belongs to a landmark. What opens in a
 * dialog or another menu opens within that one, since all that is outside of a dialog is hidden meanwhile.
 */
const Place = createContext<RefObject<HTMLElement | null> | undefined>(undefined);

/** Of menus that are asked for at a row or word: where there is little room above and below they lie over it. */
export const overAnchor = { side: "shift", align: "shift", fallbackAxisSide: "none" } as const;

interface WithChildren {
  readonly children: ReactNode;
}

/** @param place an element of the main part, above the panes */
export function PopupsIn({
  place,
  children,
}: WithChildren & { readonly place: RefObject<HTMLElement | null> }) {
  return <Place.Provider value={place}>{children}</Place.Provider>;
}

export function MenuPortal({ children }: WithChildren) {
  return (
    <Menu.Portal container={useContext(Place)}>
      <Place.Provider value={undefined}>{children}</Place.Provider>
    </Menu.Portal>
  );
}

export function SelectPortal({ children }: WithChildren) {
  return <Select.Portal container={useContext(Place)}>{children}</Select.Portal>;
}

export function AutocompletePortal({ children }: WithChildren) {
  return <Autocomplete.Portal container={useContext(Place)}>{children}</Autocomplete.Portal>;
}

export function DialogPortal({ children }: WithChildren) {
  return (
    <Place.Provider value={undefined}>
      <Dialog.Portal>{children}</Dialog.Portal>
    </Place.Provider>
  );
}

export function PopoverPortal({ children }: WithChildren) {
  return (
    <Place.Provider value={undefined}>
      <Popover.Portal>{children}</Popover.Portal>
    </Place.Provider>
  );
}
