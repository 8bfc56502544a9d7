import { ArrowDown, ArrowUp } from "lucide-react";

/** In front of the title of the column that a list is sorted by. */
export function SortArrow({ descending }: { readonly descending: boolean }) {
  const Icon = descending ? ArrowDown : ArrowUp;
  return <Icon size={12} strokeWidth={2} aria-hidden="true" />;
}
