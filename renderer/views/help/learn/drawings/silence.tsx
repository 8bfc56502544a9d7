import { words } from "../words/words.ts";
import { Arrow, Box, Bracket, Drawing, Lines, Mark } from "./parts.tsx";

const box = { width: 96, height: 44, gap: 26, y: 48 };

/** The places that a packet passes, and what keeps it there. */
export function SilenceDrawing({ alt }: { readonly alt: string }) {
  const { network, computer, places, reasons } = words().silence;
  const left = (index: number): number => 8 + index * (box.width + box.gap);
  const middle = box.y + box.height / 2;
  return (
    <Drawing height={184} alt={alt}>
      <Bracket from={left(0)} to={left(2) + box.width} y={28} text={network} />
      <Bracket from={left(3)} to={left(5) + box.width} y={28} text={computer} />
      {places.map((place, index) => (
        <g key={place}>
          <Box
            x={left(index)}
            y={box.y}
            width={box.width}
            height={box.height}
            lines={[place]}
            look={index < 3 ? "plain" : "own"}
          />
          {index < 5 && (
            <Arrow
              points={[
                { x: left(index) + box.width, y: middle },
                { x: left(index + 1), y: middle },
              ]}
            />
          )}
          <Mark is="lost" x={left(index) + box.width / 2} y={box.y + box.height + 24} />
          <Lines
            x={left(index) + box.width / 2}
            y={box.y + box.height + 54}
            lines={reasons[index] ?? []}
            look="dim"
          />
        </g>
      ))}
    </Drawing>
  );
}
