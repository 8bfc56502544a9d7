/** The browser's storage; one that is full or forbidden costs the settings, never the window. */
export const safeStorage = {
  getItem(key: string): string | null {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  setItem(key: string, value: string): void {
    try {
      localStorage.setItem(key, value);
    } catch {
      // The sizes last for this window only.
    }
  },
};
