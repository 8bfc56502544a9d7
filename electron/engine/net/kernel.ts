import type { Kernel, RouteQuestion } from "../system/kernel.ts";
import { ipTool } from "../system/linux/ip-tool.ts";
import { type System, thisSystem } from "../system/system.ts";
import { nodeKernel } from "./node-kernel.ts";

/**
 * The system's lists without the native path: Linux' own tool where it is there and prints what can
 * be read, else what Node tells.
 */
export function kernelOfTools(
  system: Pick<System, "run" | "platform"> = thisSystem,
  node: Kernel = nodeKernel(),
): Kernel {
  if (system.platform !== "linux") return node;
  const tool = ipTool(system);
  /** Missing, or of another making: it will not be another one the next time. */
  let missing = false;
  const withTool = async <T>(ask: (kernel: Kernel) => Promise<T>): Promise<T> => {
    if (missing) return ask(node);
    try {
      return await ask(tool);
    } catch (error) {
      missing = isMissing(error);
      return ask(node);
    }
  };
  return {
    links: () => withTool((kernel) => kernel.links()),
    routes: (questions: readonly RouteQuestion[]) => withTool((kernel) => kernel.routes(questions)),
  };
}

/** Not there, or one that knows no JSON (BusyBox): other failures may pass. */
function isMissing(error: unknown): boolean {
  if (error instanceof SyntaxError) return true;
  const code = error instanceof Error && "code" in error ? error.code : null;
  return code === "ENOENT" || code === 1 || code === 255;
}
