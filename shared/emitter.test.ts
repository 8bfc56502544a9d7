import { describe, expect, test } from "vitest";
import { Emitter, Watched } from "./emitter.ts";

describe("Emitter", () => {
  test("tells listeners in the order they came, until they leave", () => {
    const emitter = new Emitter<number>();
    const heard: string[] = [];
    const leave = emitter.listen((value) => heard.push(`a${value}`));
    emitter.listen((value) => heard.push(`b${value}`));
    emitter.emit(1);
    leave();
    emitter.emit(2);
    expect(heard).toEqual(["a1", "b1", "b2"]);
  });

  test("a listener may leave while it is told, without the next one missing out", () => {
    const emitter = new Emitter<number>();
    const heard: string[] = [];
    const leave = emitter.listen(() => {
      heard.push("first");
      leave();
    });
    emitter.listen(() => heard.push("second"));
    emitter.emit(1);
    emitter.emit(2);
    expect(heard).toEqual(["first", "second", "second"]);
  });

  test("the same function twice is told twice and leaves one by one", () => {
    const emitter = new Emitter<number>();
    let count = 0;
    const listener = () => {
      count += 1;
    };
    const leave = emitter.listen(listener);
    emitter.listen(listener);
    emitter.emit(1);
    expect(count).toBe(2);
    leave();
    leave();
    emitter.emit(1);
    expect(count).toBe(3);
  });
});

test("Watched tells the present value at once, then changes only", () => {
  const watched = new Watched("a");
  const heard: string[] = [];
  const leave = watched.watch((value) => heard.push(value));
  watched.set("a");
  watched.set("b");
  leave();
  watched.set("c");
  expect(heard).toEqual(["a", "b"]);
  expect(watched.value).toBe("c");
});
