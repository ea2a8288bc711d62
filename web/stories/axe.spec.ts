// No page has anything that axe can find fault with, on a desk or a phone, by day or by night.
import AxeBuilder from '@axe-core/playwright';
import { PAGES } from './pages';
import { SCHEMES, SIZES, type Size } from './sight';
import { expect, test } from './story';

for (const size of Object.keys(SIZES) as Size[]) {
  test.describe(size, () => {
    test.use(SIZES[size]);
    for (const { name, path, ready } of PAGES) {
      test(`axe finds nothing wrong with ${name}`, async ({ page, exhibit }) => {
        await page.emulateMedia({ colorScheme: SCHEMES[0], reducedMotion: 'reduce' });
        await page.goto(exhibit.url + (await path(exhibit)));
        await ready(page);
        for (const colorScheme of SCHEMES) {
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' }); // the page follows while it is open
          const { violations } = await new AxeBuilder({ page }).analyze();
          const found = violations.map((v) => ({
            rule: v.id,
            help: v.help,
            at: v.nodes.map((n) => n.html.slice(0, 300)),
          }));
          expect(found, `${name}, ${colorScheme}`).toEqual([]);
        }
      });
    }
  });
}
