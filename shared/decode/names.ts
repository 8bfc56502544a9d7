/** The name of a value in a standard's table; undefined where it has none. */
export function nameIn<Name>(table: Readonly<Record<number, Name>>, value: number): Name | undefined {
  return Object.hasOwn(table, value) ? table[value] : undefined;
}
