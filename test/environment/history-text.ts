/** All that a history holds as one text, its payloads decoded, to search for what must not be in it. */
export function historyText(history: object): string {
  const json = JSON.stringify(history);
  return json.replaceAll(
    /"data":"([A-Za-z0-9+/=]*)"/g,
    (_whole, data: string) => `"data":${JSON.stringify(Buffer.from(data, 'base64').toString('utf8'))}`,
  );
}
