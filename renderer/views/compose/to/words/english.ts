/** What is offered below the To field. */
export const english = {
  offers: "Targets",
  from: { recent: "used lately", joined: "joined here", book: "address book", known: "known group" },
} as const;
