// Walking through the service by its links, as far as a person with some patience would. Every
// address is asked for; of addresses that differ in a number alone the first is opened and
// looked at.

import assert from 'node:assert/strict';
import { barriers, tooWide, whole } from './browser.mjs';

const DEPTH = 3;
const ADDRESSES = 60;

/** What is kept as a file, or leads away. */
const FILE = /\.(csv|xlsx|json|pdf)$/;

/** An address without what varies in it. */
export function shape(address) {
  const parts = new URL(address).pathname.split('/');
  return parts.map((part) => (/[\dA-Z]/.test(part) ? '*' : part)).join('/');
}

/** Follows the links from somebody's own page. Gives the addresses that were opened. */
export async function crawl(page, origin) {
  const found = new Map([[`${origin}/`, 0]]);
  const asked = new Set();
  const opened = new Map();
  const next = () => {
    const waiting = [...found].filter(([address]) => !asked.has(address));
    return waiting.find(([address]) => !opened.has(shape(address))) ?? waiting[0];
  };
  for (let at = next(); at && asked.size < ADDRESSES; at = next()) {
    const [address, depth] = at;
    asked.add(address);
    if (opened.has(shape(address))) {
      const answer = await page.context().request.get(address);
      assert.equal(answer.status(), 200, address);
      continue;
    }
    opened.set(shape(address), address);
    const answer = await page.goto(address);
    assert.equal(answer.status(), 200, address);
    assert.equal(await page.locator('h1').count(), 1, `one heading on ${address}`);
    await whole(page);
    if (depth < DEPTH) {
      for (const link of await links(page, origin)) {
        if (!found.has(link)) found.set(link, depth + 1);
      }
    }
  }
  return [...opened.values()];
}

/** The addresses here that a page leads to, other than files. */
async function links(page, origin) {
  const all = await page.locator('a[href]:not([download])').evaluateAll(
    (anchors) => anchors.map((anchor) => anchor.href.split('#')[0]),
  );
  const ours = all.filter((link) => link.startsWith(`${origin}/`) && !FILE.test(new URL(link).pathname));
  return new Set(ours);
}

/** The same pages without scripts, on a telephone. */
export async function plainly(page, addresses) {
  for (const address of addresses) {
    const answer = await page.goto(address);
    assert.equal(answer.status(), 200, `${address} without scripts`);
    assert.equal(await page.locator('h1').count(), 1, `one heading on ${address} without scripts`);
    assert.equal(await tooWide(page), 0, `${address} scrolls sideways without scripts`);
  }
}

/** The same pages in the dark. */
export async function inTheDark(page, addresses) {
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const address of addresses) {
    await page.goto(address);
    assert.deepEqual(await barriers(page), [], `axe on ${address} in the dark`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}
