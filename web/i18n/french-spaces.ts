const NO_BREAK = '\u00a0';

/** A sentence as French sets it: no line begins with what closes a quotation, or ends with what opens one. */
export const holdTogether = (sentence: string): string =>
  sentence.replaceAll('« ', `«${NO_BREAK}`).replace(/ (?=[»:;?!])/g, NO_BREAK);
