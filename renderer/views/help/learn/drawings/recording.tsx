import { words } from "../words/words.ts";
import { Arrow, Box, Drawing, Lines, Packet } from "./parts.tsx";

/** Memory that keeps the newest, and a ring of files. */
export function RecordingDrawing({ alt }: { readonly alt: string }) {
  const { packets, memory, save, file, filter, ring } = words().recording;
  return (
    <Drawing height={232} alt={alt}>
      <Box x={8} y={84} width={96} height={44} lines={[packets]} />
      <Arrow points={[at(104, 98), at(136, 98), at(136, 60), at(184, 60)]} />
      <Arrow points={[at(104, 114), at(136, 114), at(136, 158), at(184, 158)]} />
      <Box x={184} y={32} width={320} height={56} lines={[]} look="own" />
      <Lines x={344} y={22} lines={[memory]} look="dim" />
      {[210, 243, 276, 309, 342, 375, 408, 441, 474].map((x, index) => (
        <Packet key={x} x={x} y={60} look={index === 0 ? "missing" : "plain"} />
      ))}
      <Arrow points={[at(504, 60), at(616, 60)]} look="other" />
      <Lines x={556} y={50} lines={[save]} look="dim" />
      <Box x={616} y={38} width={96} height={44} lines={[file]} />
      <Box x={184} y={136} width={96} height={44} lines={[filter]} />
      <Arrow points={[at(280, 158), at(336, 158)]} />
      {[1, 2, 3, 4].map((number) => (
        <Box
          key={number}
          x={336 + (number - 1) * 96}
          y={136}
          width={84}
          height={44}
          lines={[`${file} ${number}`]}
          look={number === 1 ? "dim" : "plain"}
        />
      ))}
      <Arrow points={[at(666, 180), at(666, 200), at(378, 200), at(378, 182)]} look="other" />
      <Lines x={522} y={220} lines={[ring]} look="dim" />
    </Drawing>
  );
}

function at(x: number, y: number) {
  return { x, y };
}
