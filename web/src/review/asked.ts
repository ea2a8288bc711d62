// A question as it is read: what is asked stands out, and what speaks for it stands below.

/** The text up to its first question mark that ends a sentence, and what comes after it. */
export function asked(text: string): { question: string; after: string } {
  const end = /\?(?=\s|$)/u.exec(text);
  if (!end) return { question: text, after: '' };
  return { question: text.slice(0, end.index + 1), after: text.slice(end.index + 1).trim() };
}
