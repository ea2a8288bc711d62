/** What each kind of question is called, in the order in which the list offers them. */
export const KINDS: readonly (readonly [code: string, name: string])[] = [
  ['same_event', 'One event or two'],
  ['toll', 'A number'],
  ['part', 'Part of another number'],
  ['claim', 'A whole claim'],
  ['when', 'The day'],
  ['event_type', 'What happened'],
  ['place', 'Which place'],
  ['party', 'Which party'],
  ['copy', 'A copy or a report of its own'],
  ['dispute', 'Told and denied'],
  ['contradiction', 'Two people differ'],
  ['changed', 'Accepted, then changed'],
  ['lost', 'A decision that lost its claim'],
];
