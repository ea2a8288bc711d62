/** Is the key meant for a field, or held with a key of the browser's own? Then it is no key of ours. */
export function typing(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return true;
  const at = event.target;
  return (
    at instanceof HTMLElement &&
    (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT|DIALOG)$/.test(at.tagName) || at.closest('dialog') !== null)
  );
}
