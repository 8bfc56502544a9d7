import type { Keys } from "../actions/keys.ts";
import { keyNames } from "../actions/keys.ts";
import { Kbd } from "./kbd.tsx";

/** The keys of an action beside what they do. */
export function ActionKeys({ action }: { readonly action: { readonly keys: readonly Keys[] } }) {
  const [keys] = action.keys;
  return keys && keyNames(keys).map((name) => <Kbd key={name}>{name === "Enter" ? "↵" : name}</Kbd>);
}
