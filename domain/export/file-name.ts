import type { ExportFormat } from './export';

const MAX_NAME_LENGTH = 100;

/** The name of a file as every file system takes it: `Fans de Lyon 2026-11-22.csv`. */
export function exportFileName(subject: string, day: string, format: ExportFormat): string {
  const plain = subject
    .replaceAll(/[^\p{L}\p{N} ._()-]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '')
    .slice(0, MAX_NAME_LENGTH)
    .trim();
  return `${plain === '' ? 'contacts' : plain} ${day}.${format}`;
}

export const contentTypes: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
};
