import { memo, useCallback } from "react";
import { useCanvas } from "../details/stream/charts/use-canvas.ts";
import { type DrawnRow, drawRow } from "./draw-row.ts";
import styles from "./overview.module.css";

/** A group's small chart; what it shows is said by the cell around it. */
export const RowChart = memo(function RowChart(row: DrawnRow) {
  const { figures, times, from, to, running, top } = row;
  const draw = useCallback(
    (ground: Parameters<typeof drawRow>[0]) => drawRow(ground, { figures, times, from, to, running, top }),
    [figures, times, from, to, running, top],
  );
  return <canvas ref={useCanvas(draw)} className={styles.canvas} data-live />;
});
