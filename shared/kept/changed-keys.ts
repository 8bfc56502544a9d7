import * as v from "valibot";

/**
 * Keys as people write them, the same in every language: `Ctrl+Shift+B`, `Shift+F6`, `J`, and `G P` for letters that are
 * pressed in turn. Keys have the names that their events have in a browser; the space bar is `Space`.
 */
const modified = /^(Ctrl\+)?(Shift\+)?([A-Z][A-Za-z0-9]{1,15}|[^\sa-z])$/;
const inTurn = /^[^\sa-z] (Shift\+)?[^\sa-z]$/;

const keysSchema = v.pipe(
  v.string(),
  v.check((text) => modified.test(text) || inTurn.test(text)),
);

/** What an action is known by, and its ways: more than one page of either nobody presses. */
export const changedKeysSchema = v.pipe(
  v.record(v.pipe(v.string(), v.nonEmpty(), v.maxLength(40)), v.pipe(v.array(keysSchema), v.maxLength(8))),
  v.check((all) => Object.keys(all).length <= 200),
);
