import { words } from "../words/words.ts";
import { Arrow, Box, Drawing, Lines } from "./parts.tsx";

/** How what is sent is held back, and where it ends. */
export function SendingDrawing({ alt }: { readonly alt: string }) {
  const { computer, loopback, guard, subnet, router, beyond, stops } = words().sending;
  const y = 84;
  const middle = y + 26;
  return (
    <Drawing height={184} alt={alt}>
      <Box x={8} y={y} width={128} height={52} lines={[computer]} look="own" />
      <Arrow points={[at(104, y), at(104, 44), at(40, 44), at(40, y)]} look="other" />
      <Lines x={72} y={34} lines={[loopback]} look="dim" />
      <Arrow points={[at(136, middle), at(176, middle)]} />
      <Box x={176} y={y} width={96} height={52} lines={guard} />
      <Arrow points={[at(272, middle), at(312, middle)]} />
      <Box x={312} y={y - 28} width={128} height={108} lines={[subnet]} look="own" />
      <Arrow points={[at(440, middle), at(480, middle)]} />
      <Box x={480} y={y} width={84} height={52} lines={[router]} />
      <Arrow points={[at(564, middle), at(592, middle)]} look="stops" />
      <Lines x={592} y={middle + 56} lines={[stops]} look="dim" />
      <Box x={620} y={y} width={92} height={52} lines={beyond} look="dim" />
    </Drawing>
  );
}

function at(x: number, y: number) {
  return { x, y };
}
