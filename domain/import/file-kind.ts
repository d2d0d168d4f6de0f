import type { Sentences } from '../locale/locale';

/** First bytes of what people upload by mistake. */
const signatures: readonly { readonly bytes: readonly number[]; readonly kind: FileKind }[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], kind: 'SPREADSHEET' },
  { bytes: [0x50, 0x4b, 0x05, 0x06], kind: 'SPREADSHEET' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], kind: 'SPREADSHEET' },
  { bytes: [0x25, 0x50, 0x44, 0x46], kind: 'DOCUMENT' },
  { bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66], kind: 'DOCUMENT' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], kind: 'BINARY' },
  { bytes: [0xff, 0xd8, 0xff], kind: 'BINARY' },
  { bytes: [0x47, 0x49, 0x46, 0x38], kind: 'BINARY' },
  { bytes: [0x1f, 0x8b], kind: 'BINARY' },
];

export type FileKind = 'SPREADSHEET' | 'DOCUMENT' | 'BINARY' | 'EMPTY';

export const fileKindSentences: Readonly<Record<FileKind, Sentences>> = {
  SPREADSHEET: {
    en: 'This is an Excel workbook or a ZIP archive, not a CSV. In your spreadsheet choose "Save as" and "CSV UTF-8", then send that file.',
    fr: 'Ceci est un classeur Excel ou une archive ZIP, pas un CSV. Dans votre tableur, choisissez « Enregistrer sous » puis « CSV UTF-8 », et envoyez ce fichier.',
  },
  DOCUMENT: {
    en: 'This is a document, not a CSV. Save the list from a spreadsheet as CSV, then send that file.',
    fr: 'Ceci est un document, pas un CSV. Enregistrez la liste en CSV depuis un tableur, puis envoyez ce fichier.',
  },
  BINARY: {
    en: 'This is not a text file, so it cannot be a CSV. Save the list from a spreadsheet as CSV, then send that file.',
    fr: "Ceci n'est pas un fichier texte, ce ne peut donc pas être un CSV. Enregistrez la liste en CSV depuis un tableur, puis envoyez ce fichier.",
  },
  EMPTY: {
    en: 'The file is empty. Send a CSV whose first line names the columns.',
    fr: 'Le fichier est vide. Envoyez un CSV dont la première ligne nomme les colonnes.',
  },
};

/** What a file is, where that keeps it from being a CSV; null when nothing speaks against it. */
export function refusedKind(head: Uint8Array): FileKind | null {
  if (head.length === 0) return 'EMPTY';
  const known = signatures.find(({ bytes }) => bytes.every((byte, at) => head[at] === byte));
  return known?.kind ?? null;
}

/** Text has no zero characters, and few controls. */
export function looksBinary(text: string): boolean {
  let controls = 0;
  for (let at = 0; at < Math.min(text.length, 8_192); at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0) return true;
    if (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d && code !== 0x0c) controls += 1;
  }
  return controls > 16;
}
