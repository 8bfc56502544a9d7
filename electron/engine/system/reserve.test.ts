import { expect, test } from "vitest";
import { DescriptorReserve } from "./reserve.ts";

/** A table of so many descriptors. */
function system(limit: number) {
  const open = new Set<number>();
  const take = (): number => {
    if (open.size === limit) throw Object.assign(new Error("EMFILE"), { code: "EMFILE" });
    const fd = [...Array(limit).keys()].find((one) => !open.has(one)) ?? -1;
    open.add(fd);
    return fd;
  };
  const give = (fd: number): void => void open.delete(fd);
  const reserve = new DescriptorReserve(take, give);
  /** Asks with so many descriptors at once. */
  const ask = async (needs: number): Promise<string> => {
    const taken: number[] = [];
    try {
      for (let one = 0; one < needs; one += 1) {
        taken.push(take());
        await Promise.resolve();
      }
      return "answered";
    } finally {
      for (const fd of taken) give(fd);
    }
  };
  return { open, take, reserve, ask };
}

test("when no descriptor is left, questions are asked one after the other with those that are kept", async () => {
  const { open, take, reserve, ask } = system(10);
  reserve.fill(4);
  for (let socket = 0; socket < 6; socket += 1) take();
  expect(() => take()).toThrow("EMFILE");
  const answers = await Promise.all([4, 3, 4, 1].map((needs) => reserve.ask(() => ask(needs))));
  expect(answers).toEqual(["answered", "answered", "answered", "answered"]);
  expect(reserve.askNow(take)).toBeGreaterThanOrEqual(0);
  expect(open.size).toBe(10);
});

test("a socket takes none of what is kept", async () => {
  const { open, take, reserve, ask } = system(10);
  reserve.fill(4);
  for (let socket = 0; socket < 6; socket += 1) take();
  const answer = reserve.ask(() => ask(4));
  const socket = reserve.spare(async () => take());
  await expect(socket).rejects.toMatchObject({ code: "EMFILE" });
  expect(await answer).toBe("answered");
  // Somebody else took one while it was given up.
  await reserve.ask(async () => void take());
  open.delete(0);
  await expect(reserve.spare(async () => take())).rejects.toMatchObject({ code: "EMFILE" });
  open.delete(1);
  expect(await reserve.spare(async () => take())).toBe(1);
});

test("twelve are kept unless told otherwise", () => {
  const { open, reserve } = system(30);
  reserve.fill();
  expect(open.size).toBe(12);
});

test("other errors are passed on, and where there is room nothing is given up", async () => {
  const { reserve, ask } = system(10);
  reserve.fill(4);
  await expect(reserve.ask(() => Promise.reject(new Error("no such file")))).rejects.toThrow("no such file");
  expect(await reserve.ask(() => ask(6))).toBe("answered");
});

test("where the system grants fewer, those are the whole", async () => {
  const { reserve } = system(2);
  reserve.fill(4);
  expect(await reserve.spare(async () => "opened")).toBe("opened");
});
