import { describe, expect, it } from "vitest";
import { createViewStore, type Keeping } from "./view.ts";

/** A storage of one key, as a window finds it. */
function storageWith(text: string | null) {
  let held = text;
  let writes = 0;
  return {
    getItem: () => held,
    setItem: (_key: string, value: string) => {
      writes += 1;
      held = value;
    },
    text: () => held,
    writes: () => writes,
  };
}

const columns = { sortable: ["group", "name"], hideable: ["name"] };
const open = (storage: Keeping["storage"]) => createViewStore({ storage, columns });

describe("createViewStore", () => {
  it("keeps the settings for the next window", () => {
    const storage = storageWith(null);
    open(storage).setState({ theme: "light", joinOn: "eth1", groupsShare: 40 });
    expect(open(storage).getState()).toMatchObject({
      theme: "light",
      joinOn: "eth1",
      groupsShare: 40,
    });
  });

  it("forgets what belongs to one window only", () => {
    const storage = storageWith(null);
    open(storage).setState({ filter: "mdns", selected: 4, page: "computer", theme: "dark" });
    expect(open(storage).getState()).toMatchObject({
      filter: "",
      selected: null,
      page: "monitor",
      theme: "dark",
    });
  });

  it.each([
    ["no JSON", "{"],
    ["null", "null"],
    ["a number", "7"],
    ["an array", "[1]"],
  ])("starts fresh on %s", (_what, text) => {
    expect(open(storageWith(text)).getState().theme).toBe("system");
  });

  it("drops single settings that are not understood and keeps the others", () => {
    const stored = {
      theme: "purple",
      sort: { column: "colour", descending: true },
      hiddenColumns: ["name", "group"],
      groupsShare: 400,
      joinOn: 7,
      letterKeys: false,
      selected: 9,
    };
    expect(open(storageWith(JSON.stringify(stored))).getState()).toMatchObject({
      theme: "system",
      sort: { column: "joined", descending: false },
      hiddenColumns: [],
      groupsShare: 55,
      joinOn: null,
      letterKeys: false,
      selected: null,
    });
  });

  it("keeps how the groups table is sorted and what it hides", () => {
    const storage = storageWith(null);
    const chosen = { sort: { column: "name", descending: true }, hiddenColumns: ["name"] };
    open(storage).setState(chosen);
    expect(open(storage).getState()).toMatchObject(chosen);
  });

  it("opens Compose as it was pinned", () => {
    expect(open(storageWith('{"composePinned":false}')).getState().composeOpen).toBe(false);
  });

  it("works without a storage and with one that refuses", () => {
    const refusing = {
      getItem: () => {
        throw new Error("denied");
      },
      setItem: () => {
        throw new Error("full");
      },
    };
    for (const keeping of [null, { storage: refusing, columns }]) {
      const store = createViewStore(keeping);
      store.setState({ theme: "dark" });
      expect(store.getState().theme).toBe("dark");
    }
  });

  it("writes only when a kept setting changed", () => {
    const storage = storageWith(null);
    const store = open(storage);
    store.setState({ theme: "dark" });
    store.setState({ selected: 3 });
    store.setState({ filter: "x" });
    expect(storage.writes()).toBe(1);
  });
});
