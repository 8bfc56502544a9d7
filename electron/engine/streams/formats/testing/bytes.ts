/** For tests: a datagram out of its fields, in order. Network order unless named `Le`. */
export type Field = Uint8Array | readonly number[];

export function datagram(...fields: readonly Field[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(fields.flatMap((field) => [...field]));
}

function number(value: number | bigint, bytes: number): number[] {
  const whole = BigInt.asUintN(bytes * 8, BigInt(value));
  return Array.from({ length: bytes }, (_, index) =>
    Number((whole >> BigInt(8 * (bytes - 1 - index))) & 0xffn),
  );
}

export const n8 = (value: number): number[] => number(value, 1);
export const n16 = (value: number): number[] => number(value, 2);
export const n32 = (value: number): number[] => number(value, 4);
export const n64 = (value: number | bigint): number[] => number(value, 8);
export const n16Le = (value: number): number[] => number(value, 2).reverse();
export const n32Le = (value: number): number[] => number(value, 4).reverse();
export const n64Le = (value: number | bigint): number[] => number(value, 8).reverse();

export function zeros(count: number): number[] {
  return new Array<number>(count).fill(0);
}

/** ASCII, filled up with zeros. */
export function letters(text: string, bytes: number = text.length): number[] {
  return Array.from({ length: bytes }, (_, index) => (index < text.length ? text.charCodeAt(index) : 0));
}
