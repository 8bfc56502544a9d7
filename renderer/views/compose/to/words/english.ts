/** What is offered below the To field. */
export const english = {
  offers: "Targets",
  /** Of the one that is chosen among those used lately. */
  forget: "Del forgets it",
  from: { recent: "used lately", joined: "joined here", book: "address book", known: "known group" },
} as const;
