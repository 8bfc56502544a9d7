import styles from "./table.module.css";

interface FigureProps {
  readonly value: number;
  readonly text: string;
}

/** A number whose zero steps back, so that anything else stands out. */
export function Figure({ value, text }: FigureProps) {
  return <span className={value === 0 ? styles.zero : undefined}>{text}</span>;
}
