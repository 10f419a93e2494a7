// By the keyboard alone: past the navigation in one press, to the main action in few, and always
// in sight.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { browser, comeIn, person } from './lib/browser.mjs';
import { inventedBook, serve } from './lib/homeward.mjs';

const served = await serve(inventedBook());
const { origin } = served;
const chrome = await browser();
after(async () => {
  await chrome.close();
  await served.stop();
});

/** What has the focus: its words, whether it is seen, and how thick the ring around it is. */
const focused = (page) => page.evaluate(() => {
  const element = document.activeElement;
  const box = element.getBoundingClientRect();
  const seen = (style) => (style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth));
  const ring = [element, element.closest('.homeward-card')].filter(Boolean)
    .map((one) => seen(getComputedStyle(one)));
  return {
    words: element.innerText || element.getAttribute('aria-label') || element.name || '',
    inSight: box.width > 1 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    inMain: Boolean(element.closest('main')),
    ring: Math.max(...ring),
  };
});

test('the first press of Tab offers to skip to the page itself', async () => {
  const { context, page } = await person(chrome);
  await comeIn(page, origin, 'U-DIRECTOR');
  await page.keyboard.press('Tab');
  const skip = await focused(page);
  assert.match(skip.words, /Skip to main content/);
  assert.ok(skip.inSight, 'the link is seen once it has the focus');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.ok((await focused(page)).inMain, 'the next press is within the page');
  await context.close();
});

test('whatever has the focus is in sight with a thick ring, and nothing holds it', async () => {
  const { context, page } = await person(chrome);
  await comeIn(page, origin, 'U-DIRECTOR');
  for (const address of ['/', '/account', '/sign-in']) {
    await page.goto(`${origin}${address}`);
    const within = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
    const there = await page.locator(within).filter({ visible: true }).count();
    const reached = new Set();
    for (let press = 0; press < there; press += 1) {
      await page.keyboard.press('Tab');
      const now = await focused(page);
      assert.ok(now.inSight, `${now.words} on ${address} is out of sight`);
      assert.ok(now.ring >= 2, `${now.words} on ${address} has no ring`);
      reached.add(await page.evaluate(() => {
        document.activeElement.dataset.reached ??= String(Math.random());
        return document.activeElement.dataset.reached;
      }));
    }
    assert.equal(reached.size, there, `every control of ${address} is reached once`);
  }
  await context.close();
});

test('one comes in, finds what waits and leaves without a mouse', async () => {
  const { context, page } = await person(chrome);
  await page.goto(`${origin}/sign-in`);
  const press = async (wanted, most) => {
    for (let tries = 0; tries < most; tries += 1) {
      await page.keyboard.press('Tab');
      if (wanted.test((await focused(page)).words)) return page.keyboard.press('Enter');
    }
    throw new Error(`${wanted} is not reached in ${most} presses`);
  };
  await press(/^MST therapist/, 30);
  await page.waitForURL(`${origin}/`);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const first = await focused(page);
  assert.match(first.words, /^(Your families today|Case )/, 'what waits comes first');
  await page.goto(`${origin}/account`);
  await press(/^Sign out$/, 6);
  await page.waitForURL(/\/sign-in/);
  await context.close();
});
