// The page of the docs with a picture of every page: made here, and never written by hand.
import { PAGES } from './pages';
import { SCHEMES, SIZES, type Size } from './sight';
import { SITE_PAGES } from './sitepages';

type Scheme = (typeof SCHEMES)[number];

export const fileOf = (name: string, size: Size, scheme: Scheme): string => `${name}-${size}-${scheme}.webp`;

const LOOKS = (Object.keys(SIZES) as Size[]).flatMap((size) => SCHEMES.map((scheme) => ({ size, scheme })));
const HEADING = `| page | ${LOOKS.map(({ size, scheme }) => `${size}, ${scheme}`).join(' | ')} |`;
const RULE = `|---|${'---|'.repeat(LOOKS.length)}`;

const labelled = (name: string): string => {
  const words = name.replace(/^site-/, '').replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

function row(name: string): string {
  const cells = LOOKS.map(({ size, scheme }) => {
    const file = `screens/${fileOf(name, size, scheme)}`;
    return `[![${labelled(name)}, ${size}, ${scheme}](${file})](${file})`;
  });
  return `| ${labelled(name)} | ${cells.join(' | ')} |`;
}

/** The text of `docs/screens.md`, and the names of its pictures. */
export function album(): { text: string; files: Set<string> } {
  const workbench = PAGES.map(({ name }) => name);
  const site = SITE_PAGES.filter(({ odd }) => !odd).map(({ name }) => name);
  const text = `# Every page, in pictures

Made by \`make screenshots\` from the invented reports, on a desk (${width('desktop')} pixels wide) and a phone (${width('phone')}), by
day and by night. A picture is written anew only where people would see a difference. What the pages are for:
[the workbench](workbench.md), [a published site](publishing.md#a-site).

## The workbench

${HEADING}
${RULE}
${workbench.map(row).join('\n')}

## A published site

${HEADING}
${RULE}
${site.map(row).join('\n')}
`;
  const looks = [...workbench, ...site].flatMap((name) => LOOKS.map(({ size, scheme }) => fileOf(name, size, scheme)));
  return { text, files: new Set(looks) };
}

const width = (size: Size): string => String(SIZES[size].viewport.width);
