/** What was copied last within the page, for browsers that keep the clipboard to themselves. */
let copied = '';

/** Puts a text on the clipboard, and keeps it for this page. @returns whether other pages can paste it too. */
export async function writeClipboard(text: string): Promise<boolean> {
  copied = text;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** What is on the clipboard; what was copied in this page where the browser does not tell. */
export async function readClipboard(): Promise<string> {
  try {
    return await navigator.clipboard.readText();
  } catch {
    return copied;
  }
}

/** Remembers what a key press copied, which the browser itself puts on the clipboard. */
export const rememberCopied = (text: string): void => {
  copied = text;
};
