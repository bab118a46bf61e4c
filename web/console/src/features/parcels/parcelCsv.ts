import { fullTime } from '@shared/format';
import type { ParcelRow } from '@shared/types';

/** A cell that a spreadsheet will show and never calculate. */
export function csvCell(text: string) {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export interface CsvWords {
  heads: string[];
  anomaly: (type: ParcelRow['anomalies'][number]) => string;
}

export function parcelCsv(rows: ParcelRow[], words: CsvWords) {
  const lines = rows.map((row) =>
    [
      row.number,
      row.carrierName,
      row.statusName,
      row.substatusName,
      row.anomalies.map(words.anomaly).join('、'),
      row.place,
      row.estimate ? fullTime(row.estimate.to) : '',
      row.orderNumber ?? '',
      row.shop ?? '',
      row.buyerMasked ?? '',
      fullTime(row.updatedAt),
    ]
      .map(csvCell)
      .join(','),
  );
  // The mark in front tells spreadsheets that this is UTF-8.
  return `\uFEFF${[words.heads.map(csvCell).join(','), ...lines].join('\r\n')}\r\n`;
}

export function download(name: string, text: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
}
