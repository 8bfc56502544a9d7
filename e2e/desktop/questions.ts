import type { ElectronApplication } from "@playwright/test";

/** A question that the program asked in a box of the system's. */
interface Asked {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
}

/** Has the system's questions wait for an answer of the test, in place of a box that nobody could press. */
export async function catchQuestions(program: ElectronApplication) {
  await program.evaluate(({ dialog }) => {
    const asked: { question: Asked; answer: (response: number) => void }[] = [];
    Object.assign(globalThis, { castscopeQuestions: asked });
    const ask = (question: Asked) =>
      new Promise((resolve) =>
        asked.push({ question, answer: (response) => resolve({ response, checkboxChecked: false }) }),
      );
    dialog.showMessageBox = ask as unknown as typeof dialog.showMessageBox;
  });
  return {
    /** Those that wait, the oldest first. */
    open: () =>
      program.evaluate(() =>
        (globalThis as unknown as { castscopeQuestions: { question: Asked }[] }).castscopeQuestions.map(
          ({ question }) => question,
        ),
      ),
    /** Presses a button of the oldest. */
    press: (button: string) =>
      program.evaluate((_electron, wanted) => {
        const { castscopeQuestions: all } = globalThis as unknown as {
          castscopeQuestions: { question: Asked; answer: (response: number) => void }[];
        };
        const oldest = all.shift();
        const response = oldest?.question.buttons.indexOf(wanted) ?? -1;
        if (response < 0) throw new Error(`no question has a button ${wanted}`);
        // In a turn of its own: the answer may end the program.
        setTimeout(() => oldest?.answer(response));
      }, button),
  };
}
