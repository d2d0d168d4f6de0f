import type { ContentSource } from '../../services/content/content';

const STORIES = [
  ['New songs', 'Twelve of them, written on the road between Brest and Lyon, and recorded in one room in nine days.'],
  [
    'On tour',
    'Twenty-three evenings from March to June. The small halls first, because that is where songs learn to walk.',
  ],
  [
    'Behind the door',
    'How the third song lost its drums, why the fifth was sung at six in the morning, and who played the saw.',
  ],
  [
    'The record',
    'Pressed on black vinyl in a sleeve that was printed by hand; the first five hundred carry a number and a word of thanks, each a different one.',
  ],
] as const;

const story = ([title, text]: (typeof STORIES)[number]): string => `
  <tr><td style="padding:16px 24px;font-family:Georgia,'Times New Roman',serif;color:#1f2937">
    <h2 style="margin:0 0 8px;font-size:20px;line-height:1.3;font-weight:600;color:#111827">${title}</h2>
    <p style="margin:0 0 12px;font-size:16px;line-height:1.6">${`${text} `.repeat(6)}</p>
  </td></tr>`;

/** About 9 kB once it is a message: text and HTML, personal in three places, one tracked link, a pixel. */
export const newsletter: ContentSource = {
  subject: '{{ contact.firstName | default: "Hello" }}, news of {{ artist.name | default: "the band" }}',
  preheader: 'Twelve songs and twenty-three evenings',
  html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>News</title></head>
<body style="margin:0;background-color:#f3f4f6">
<table role="presentation" width="600" align="center" cellpadding="0" cellspacing="0" style="background-color:#ffffff">
  <tr><td style="padding:24px;font-family:Georgia,serif;font-size:18px">Dear {{ contact.firstName | default: "friend" }}{% if contact.city %} in {{ contact.city }}{% endif %},</td></tr>
  ${STORIES.map(story).join('')}
  <tr><td align="center" style="padding:24px"><a href="https://halftones.example/tour?from=mail" style="padding:12px 24px;background-color:#111827;color:#ffffff;text-decoration:none">See all dates</a></td></tr>
  <tr><td style="padding:24px;font-size:12px;color:#6b7280">{{ sender.name }}, {{ organization.name }}<br><a href="{{ links.unsubscribe }}">Unsubscribe</a></td></tr>
</table></body></html>`,
  sender: { name: 'The Halftones', email: 'news@halftones.example' },
  trackingEnabled: true,
  transactional: false,
};
