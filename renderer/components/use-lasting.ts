import { useEffect, useState } from "react";

/** Whether a value has been the same for some time; null never has. What is soon over is not worth a word. */
export function useLasting(value: unknown, ms: number): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (value === null) return;
    const timer = setTimeout(() => setLasting(true), ms);
    return () => {
      clearTimeout(timer);
      setLasting(false);
    };
  }, [value, ms]);
  return lasting;
}
