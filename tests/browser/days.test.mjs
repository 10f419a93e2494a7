// From the matrix of cohorts and quarters to one day of one young person, and why it counts.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { browser, comeIn, person, watched, whole, words } from './lib/browser.mjs';
import { inventedBook, serve } from './lib/homeward.mjs';

const served = await serve(inventedBook());
const { origin } = served;
const chrome = await browser();
after(async () => {
  await chrome.close();
  await served.stop();
});

/** Follows the first link of a page whose address looks like this. */
async function follow(page, like) {
  const link = page.locator('main a[href]').and(page.locator(`[href^="${like}"]`)).first();
  await link.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(new RegExp(like));
}

test('the contract manager goes from the matrix to a day and its clause', async () => {
  const { context, page } = await person(chrome);
  const wrong = watched(page, origin);
  await comeIn(page, origin, 'U-CONTRACT');
  await page.getByRole('navigation').getByRole('link', { name: 'Days', exact: true }).click();
  await page.waitForURL(`${origin}/measurement`);
  await whole(page);
  assert.doesNotMatch(await words(page), /£/, 'days are measured without a price');

  await follow(page, '/measurement/');
  assert.match(page.url(), /\/measurement\/[^/]+\/\d+$/);
  await whole(page);

  // The cell leads to one young person's days of that quarter, and those to all thirty months.
  await follow(page, '/young-people/C-');
  const [child] = /\/young-people\/C-[^/]+/.exec(page.url());
  await page.goto(`${origin}${child}`);
  await whole(page);

  await follow(page, `${child}/quarters/`);
  const said = await words(page);
  assert.match(said, /Because\s+Term\s+Reported in/, 'each day says why');
  assert.match(said, /The contract’s terms behind these days/);
  await whole(page);
  wrong.nothing();
  await context.close();
});
