/** Texts of the empty monitor. */
export const english = {
  title: "No groups joined yet",
  text: "Type a group at the top, join a known one, or watch a group that another program on this computer has already joined.",
  heading: "This computer",
} as const;
