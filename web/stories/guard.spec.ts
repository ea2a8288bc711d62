// The stories' own guard works: what reaches beyond this machine is stopped and seen.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, watch } from './story';
import { environment } from './recount';

test('a page that reaches for another host is stopped, and the story knows', async ({ browser, exhibit }) => {
  const faults: string[] = [];
  const context = await browser.newContext();
  await watch(context, faults);
  const page = await context.newPage();
  await page.goto(exhibit.url);
  await page.evaluate(() => {
    const image = new Image();
    image.src = 'http://127.0.0.1:9/pixel.png'; // another port is another program's
    document.body.append(image);
    return image.decode().catch(() => null);
  });
  await page.goto('http://example.org/').catch(() => null);
  await context.close();
  expect(faults.join('\n')).toContain('http://example.org/');
  expect(faults.join('\n')).toMatch(/127\.0\.0\.1:9|Content Security Policy/);
});

test('a server that reaches for another host is stopped, and the story knows', ({ exhibit }) => {
  const python = process.env.RECOUNT?.split(' ')[0]?.replace(/recount$/, 'python') ?? '../.venv/bin/python';
  const tried =
    'import socket\ntry: socket.create_connection(("example.org", 80))\nexcept PermissionError: print("stopped")';
  const env = { ...environment(exhibit.folder), RECOUNT_REACHED: join(exhibit.folder, 'tried') };
  expect(execFileSync(python, ['-c', tried], { env }).toString()).toBe('stopped\n');
  expect(readFileSync(join(exhibit.folder, 'tried'), 'utf8')).toContain('example.org');
});
