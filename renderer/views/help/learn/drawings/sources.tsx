import { words } from "../words/words.ts";
import { Arrow, Box, Drawing, Lines } from "./parts.tsx";

/** Two senders to one group; one of them is asked for, or both. */
export function SourcesDrawing({ alt }: { readonly alt: string }) {
  const { sender, anySource, oneSource, kept } = words().sources;
  return (
    <Drawing height={212} alt={alt}>
      <Box x={8} y={24} width={128} height={52} lines={[`${sender} A`, "10.0.0.7"]} />
      <Box x={8} y={136} width={128} height={52} lines={[`${sender} B`, "10.0.0.9"]} />
      <Box x={272} y={66} width={128} height={80} lines={["239.1.2.3:5004"]} look="dim" />
      <Box x={576} y={24} width={136} height={52} lines={anySource} look="own" />
      <Box x={576} y={136} width={136} height={52} lines={oneSource} look="own" />
      <Arrow points={[at(136, 44), at(272, 90)]} />
      <Arrow points={[at(136, 168), at(272, 122)]} look="other" />
      <Arrow points={[at(400, 82), at(576, 40)]} />
      <Arrow points={[at(400, 94), at(576, 60)]} look="other" />
      <Arrow points={[at(400, 118), at(576, 152)]} />
      <Arrow points={[at(400, 132), at(486, 176)]} look="stops" />
      <Lines x={486} y={200} lines={[kept]} look="dim" />
      <Lines x={212} y={58} lines={["A"]} />
      <Lines x={212} y={162} lines={["B"]} />
      <Lines x={486} y={50} lines={["A"]} />
      <Lines x={512} y={88} lines={["B"]} />
      <Lines x={506} y={130} lines={["A"]} />
      <Lines x={434} y={168} lines={["B"]} />
    </Drawing>
  );
}

function at(x: number, y: number) {
  return { x, y };
}
