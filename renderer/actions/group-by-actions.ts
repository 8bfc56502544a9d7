import type { GroupBy } from "../../shared/kept/sections.ts";
import { type ActionName, windowAction } from "./action.ts";

/** Puts the rows of the groups table below headings, and shows the table. */
const groupBy = (name: ActionName, by: GroupBy) =>
  windowAction(name, {
    section: "groups",
    keys: [],
    applies: ({ view }) => view.getState().groupBy !== by,
    run: ({ view }) =>
      view.setState(({ page }) => ({ groupBy: by, page: page === "recordings" ? page : "monitor" })),
  });

/** By what the rows of the groups table stand below headings. */
export const groupByActions = {
  groupByNothing: groupBy("groupByNothing", "none"),
  groupByInterface: groupBy("groupByInterface", "interface"),
  groupByLabel: groupBy("groupByLabel", "label"),
  groupByPair: groupBy("groupByPair", "pair"),
};
