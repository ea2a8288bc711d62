// What is sent at once: files of kinds that can be read, as many a request as the server takes. Pure.
export const KINDS = ['.txt', '.html', '.htm', '.pdf', '.docx', '.jsonl'] as const;
export const MOST_FILES = 20; // a request, as serve/inbox.py has it
export const MOST_BYTES = 24 * 1024 * 1024; // a request, with room for what stands around the files

export interface Named {
  name: string;
  size: number;
}

export interface Refusal {
  name: string;
  why: string;
  next: string;
}

export const kind = (name: string): string => /\.[^./\\]+$/.exec(name)?.[0].toLowerCase() ?? '';

/** Why a file can't be sent at all; null: it can. */
export function refusal({ name, size }: Named): Refusal | null {
  if (!(KINDS as readonly string[]).includes(kind(name)))
    return {
      name,
      why: `It is of no kind that can be read (${kind(name) || 'no ending'}).`,
      next: 'Save it as text, HTML, PDF or .docx, or paste its words.',
    };
  if (size === 0) return { name, why: 'It is empty.', next: 'Check that it was saved or fetched in full.' };
  if (size > MOST_BYTES)
    return {
      name,
      why: `It has ${String(Math.ceil(size / 1024 / 1024))} MB; a request takes 24.`,
      next: 'Paste its words, or add it in the terminal: recount add FILE.',
    };
  return null;
}

/** Names told apart: two files of one name from two folders would be one to whoever reads what failed. */
export function apart(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const end = kind(name);
    const stem = end ? name.slice(0, -end.length) : name;
    let free = name;
    for (let n = 2; taken.has(free); n += 1) free = `${stem} (${String(n)})${end}`;
    taken.add(free);
    return free;
  });
}

/** Files in order, cut into requests. */
export function requests<T extends Named>(files: readonly T[]): T[][] {
  const made: T[][] = [];
  let bytes = 0;
  for (const file of files) {
    const last = made.at(-1);
    if (!last || last.length >= MOST_FILES || bytes + file.size > MOST_BYTES) {
      made.push([file]);
      bytes = file.size;
    } else {
      last.push(file);
      bytes += file.size;
    }
  }
  return made;
}
