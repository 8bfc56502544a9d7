/** Roles that mean little without a name: what is there, and of what. */
const named =
  /^(button|textbox|searchbox|combobox|spinbutton|slider|switch|checkbox|radio|radiogroup|tablist|tab|tabpanel|menu|listbox|dialog|grid|treegrid|table|tree|toolbar|region|complementary|navigation|group|img|progressbar)$/;
/** What people act on. */
const acted = /^(button|textbox|searchbox|combobox|spinbutton|slider|switch|checkbox)$/;
const panes = /^(region|complementary|navigation|banner|dialog)$/;

/**
 * What somebody who hears the window cannot make sense of, in a snapshot of its tree: what has no name, two controls of a
 * pane with the same one, a character that stands alone.
 * @param tree as Playwright's `ariaSnapshot` writes it
 */
export function treeFaults(tree: string): string[] {
  const faults: string[] = [];
  const above: { readonly depth: number; readonly role: string; readonly line: string }[] = [];
  const seen = new Set<string>();
  for (const whole of tree.split("\n")) {
    const read = /^(\s*)- '?([a-z]+)(?: "((?:[^"\\]|\\.)*)")?(.*)$/.exec(whole);
    if (read === null) continue;
    const [, space = "", role = "", name, rest = ""] = read;
    const line = whole.trim();
    while ((above.at(-1)?.depth ?? -1) >= space.length) above.pop();
    const within = (of: string): boolean => above.some((one) => one.role === of);
    // What holds a submenu is no group of anything.
    if (named.test(role) && name === undefined && !(role === "group" && within("menu")))
      faults.push(`without a name: ${line} in ${above.at(-1)?.line}`);
    // A unit stands behind its figure, a key behind what it does.
    const isAlone = role === "text" && /^: "?[\p{L}/]"?$/u.test(rest);
    if (isAlone && !within("row") && !within("definition")) faults.push(`a character alone: ${line}`);
    // What stands in a row or an item is of that one.
    const pane = above.find((one) => panes.test(one.role))?.line ?? "";
    if (acted.test(role) && !within("row") && !within("listitem")) {
      const key = `${pane} ${role} ${name}`;
      if (seen.has(key)) faults.push(`twice in ${pane}: ${line}`);
      seen.add(key);
    }
    above.push({ depth: space.length, role, line });
  }
  return faults;
}
