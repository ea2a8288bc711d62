/** Is the key meant for a field, or held with a key of the browser's own? Then it is no key of ours. */
export function typing(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return true;
  const at = event.target;
  return (
    at instanceof HTMLElement &&
    (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT|DIALOG)$/.test(at.tagName) || at.closest('dialog') !== null)
  );
}

/** What the help says of keys: two blanks between keys that do alike. */
export const KEYS: readonly [string, string][] = [
  ['/', 'search the record'],
  ['j  k', 'next, previous row; next, previous claim in a report'],
  ['Enter', 'open the row'],
  ['Backspace', 'go back'],
  ['y  n  u  1  2', 'in review: the answers, each under its own key; Enter saves, Esc leaves it'],
  ['s  k', 'in review: skip, the question before'],
  ['c  a  x', 'in review: correct, accept, reject the first claim shown'],
  ['w', 'in review: put right with the words that are selected'],
  ['e  z', 'in review: open the report; undo your last decision'],
  ['?', 'how to read the record, and these keys'],
  ['Esc', 'close what is open'],
];
