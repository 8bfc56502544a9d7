/** Texts of the window’s frame. */
export const english = {
  computer: {
    title: "This computer",
    text: "What is joined on its interfaces, by whom, and what is worth joining.",
    heading: "Interfaces",
  },
} as const;
