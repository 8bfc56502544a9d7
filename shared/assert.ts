/** Marks the branch that no value can reach: an unhandled member of a union fails to compile. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
