// The tour: what is where, on the incidents that are there. `target` is what a step points at.
export interface Step {
  page: 'record' | 'incident';
  target: string;
  title: string;
  text: string;
}

export const STEPS: readonly Step[] = [
  {
    page: 'record',
    target: 'section[aria-label="Incidents"]',
    title: 'Every row is one incident',
    text: 'What happened, where, when, and how many people were killed, low to high. Its shape says how well it is borne out.',
  },
  {
    page: 'record',
    target: 'section.map',
    title: 'A place is an area',
    text: 'A circle is as wide as the words allow. Marks on a rim are incidents somewhere inside it: nobody named a point.',
  },
  {
    page: 'record',
    target: 'section[aria-label="Timeline"]',
    title: 'Days narrow everything',
    text: 'Drag over the timeline to choose days. Bars are full up to the low figure and pale up to the high one.',
  },
  {
    page: 'record',
    target: '[role="search"]',
    title: 'Search, and choose whose rules count',
    text: 'Search the words of reports, filter, and choose the method of the numbers. The address keeps the view: send it, or bookmark it.',
  },
  {
    page: 'incident',
    target: 'section[aria-labelledby="numbers"]',
    title: 'Every number leads to its words',
    text: 'Choose a number: below it are the claims that carry it, and those left out, each with the reason.',
  },
  {
    page: 'incident',
    target: 'section[aria-labelledby="voices"]',
    title: 'Who says what',
    text: 'Each voice with its own numbers, on one scale: where they disagree, you see it here.',
  },
  {
    page: 'incident',
    target: 'section[aria-labelledby="sources"]',
    title: 'Down to the reports',
    text: 'Copies are folded under what they copy, and count once. Open a report to see every claim marked in its text.',
  },
];
