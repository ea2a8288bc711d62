// What the help page says beyond the codebook: docs/numbers.md and docs/safety.md have the whole of it.
export const CODES: readonly { section: string; title: string }[] = [
  { section: 'event_type', title: 'What happened' },
  { section: 'stance', title: 'What a voice does with what is said' },
  { section: 'toll_kind', title: 'What happened to people' },
  { section: 'population', title: 'Who they were' },
  { section: 'group', title: 'Who among them' },
  { section: 'wording', title: 'How a number is put' },
  { section: 'loss_kind', title: 'What happened to things' },
  { section: 'loss_class', title: 'What kind of thing' },
  { section: 'harm', title: 'Harm to civilians' },
  { section: 'attribution', title: 'Who is said to have done it' },
  { section: 'status', title: 'What a reviewer should look at' },
  { section: 'place_precision', title: 'How exactly a place is known' },
  { section: 'date_precision', title: 'How exactly a day is known' },
  { section: 'date_basis', title: 'How a day is known' },
  { section: 'decision', title: 'What people decide' },
];

export const COUNTS: readonly string[] = [
  'Nothing is averaged, and nobody is counted twice: a total stands beside the incidents that it sums up, and is not added to them.',
  'A later number of the same voice replaces its earlier one. Copies of one story are one witness.',
  'A place is as wide as its words, a day as exact as its words; what is not known stays unknown.',
  'Sums on the map, the timeline and the dashboard add up what is recorded. What no report told is not in them.',
];

export const SAFE: readonly string[] = [
  'The workbench runs on this machine alone and asks nothing of any other. Nothing you read or write here leaves it.',
  'Whoever can use this machine can open it: it has no accounts, and names of those who decide are believed.',
  'The ledger holds names of victims and witnesses, and whole texts. Do not give the file away: export or publish, under the safety rules.',
  'Decisions are kept with name, day and reason, and can be taken back. Withdrawing a report takes a command, recount withdraw, which shows first what hangs on it.',
  'This record looks back. It is no tool for finding people, and must not be used to aim at any.',
];
