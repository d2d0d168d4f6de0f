import type { Formats } from 'use-intl';

/** The few ways dates and numbers are written in the product. */
export const formats = {
  dateTime: {
    day: { day: 'numeric', month: 'short', year: 'numeric' },
    moment: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
    precise: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit' },
    time: { hour: '2-digit', minute: '2-digit' },
  },
  number: {
    percent: { style: 'percent', maximumFractionDigits: 1 },
    compact: { notation: 'compact', maximumFractionDigits: 1 },
  },
} satisfies Formats;
