/** Texts of the monitor’s page beside its panes. */
export const english = {
  separator: "Height of the groups",
  separatorTitle: "Drag to resize; double-click resets",
  nothing: "Select a group to see its packets and sources.",
} as const;
