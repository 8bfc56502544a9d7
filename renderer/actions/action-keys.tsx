import { Kbd } from "../components/kbd.tsx";
import { type Keys, keyNames } from "./keys.ts";

/** The keys of an action beside what they do. */
export function ActionKeys({ action }: { readonly action: { readonly keys: readonly Keys[] } }) {
  const [keys] = action.keys;
  return keys && keyNames(keys).map((name) => <Kbd key={name}>{name === "Enter" ? "↵" : name}</Kbd>);
}
