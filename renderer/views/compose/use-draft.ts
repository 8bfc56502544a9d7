import { useCallback } from "react";
import { useStore } from "zustand";
import { useCastscope } from "../../context.tsx";
import { type ComposeField, type ComposeState, editDraft } from "../../store/compose.ts";

/** Renders again only when the selected part of what is typed changed. */
export function useDraft<T>(select: (state: ComposeState) => T): T {
  return useStore(useCastscope().compose, select);
}

export function useEdit(): (change: Partial<ComposeState>) => void {
  const { compose } = useCastscope();
  return useCallback((change: Partial<ComposeState>) => editDraft(compose, change), [compose]);
}

/** What the last press of Send said about a field; null when nothing. */
export function useComplaint(field: ComposeField | null): string | null {
  return useDraft(({ complaint }) => (complaint?.field === field ? complaint.message : null));
}
