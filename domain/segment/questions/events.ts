/** Events that the questions count beside the documents' own; `POST /events` records them. */
export const questionEvents = {
  /** With `{ city, venue }`. */
  concertAttended: 'CONCERT_ATTENDED',
  /** With `{ album, percent }`: how much of a private preview was heard. */
  previewListened: 'PREVIEW_LISTENED',
  /** With `{ city }`. */
  accreditationGranted: 'ACCREDITATION_GRANTED',
  /** With `{ outlet }`. */
  articlePublished: 'ARTICLE_PUBLISHED',
  /** With `{ album }`. */
  presaveMade: 'PRESAVE_MADE',
  /** With `{ album }`. */
  albumListened: 'ALBUM_LISTENED',
  /** With `{ number, status, amount, currency }`. */
  invoiceUpdated: 'INVOICE_UPDATED',
  /** With `{ amount, currency }`. */
  donationMade: 'DONATION_MADE',
} as const;
