// Names from any script inside a sentence of ours, as `vocab/said.py` has it.
const RIGHTWARD = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const MARKS = /[\u202a-\u202e\u2066-\u2069]/gu;

/** A name with letters from right to left between Unicode's isolates, so that what stands beside it stays there; any other as it is. */
export const isolated = (name: string): string =>
  RIGHTWARD.test(name) ? `\u2068${name.replace(MARKS, '')}\u2069` : name;
