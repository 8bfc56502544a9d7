/** Touched and not provided, in order: a test that fails may look here first. */
export const missing: string[] = [];

/**
 * An object that throws for what it does not have: the program came to need more of Electron than is stood
 * in for, which must not pass in silence. Tests may put functions of their own in place.
 */
export function strict<T extends object>(name: string, object: T): T {
  return new Proxy(object, {
    get(target, key, receiver) {
      // Whoever awaits, prints or imports an object looks for these.
      const harmless = typeof key === "symbol" || ["then", "toJSON", "default", "__esModule"].includes(key);
      if (!harmless && !(key in target)) {
        missing.push(`${name}.${String(key)}`);
        throw new Error(`The stand-in of Electron has no ${name}.${String(key)}.`);
      }
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === "function" && key !== "constructor" ? bound(value, target, receiver) : value;
    },
    set: (target, key, value) => Reflect.set(target, key, value, target),
  });
}

/** Methods with private fields need the object itself, not its proxy. */
function bound(method: object, target: object, receiver: unknown) {
  return new Proxy(method as (...args: unknown[]) => unknown, {
    apply(of, on, args) {
      const result = Reflect.apply(of, on === receiver ? target : on, args);
      return result === target ? receiver : result;
    },
  });
}
