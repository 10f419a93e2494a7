// A quarter's evidence saved, and calculated again in the reader's own browser: the file is sent
// nowhere, the same pence come out, and a day moved is named.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { browser, comeIn, person, stepUp, watched, whole, words } from './lib/browser.mjs';
import { inventedBook, serve } from './lib/homeward.mjs';

const served = await serve(inventedBook());
const { origin } = served;
const chrome = await browser();
after(async () => {
  await chrome.close();
  await served.stop();
});

// Built by scripts/wasm where Rust's target for browsers can be had.
const built = existsSync(join(dirname(process.env.HOMEWARD_BIN), 'homeward.wasm'));

test('the finance officer proves a statement from its page', async (t) => {
  const { context, page } = await person(chrome, { acceptDownloads: true });
  const wrong = watched(page, origin);
  await comeIn(page, origin, 'U-FINANCE');
  await stepUp(page, origin);
  await page.goto(`${origin}/statements/2014-Q3/proof`);
  await whole(page);
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Save the evidence of 2014-Q3' }).click(),
  ]);
  const text = readFileSync(await saved.path(), 'utf8');
  assert.equal(JSON.parse(text).evidence.quarter, '2014-Q3');

  await page.goto(`${origin}/statements/2014-Q3/as-known`);
  await whole(page);
  await page.goto(`${origin}/recompute`);
  await whole(page);
  if (!built) {
    assert.match(await words(page), /set up without the program/);
    t.diagnostic('scripts/wasm built no program here: the page gives the command');
    await context.close();
    return;
  }
  const answer = page.locator('[data-recomputed]');
  const choose = async (words) => {
    const file = { name: 'evidence.json', mimeType: 'application/json', buffer: Buffer.from(words) };
    await page.locator('#evidence').setInputFiles(file);
    await page.getByRole('button', { name: 'Calculate it again' }).click();
  };
  await choose(text);
  await answer.getByRole('heading', { name: /^It agrees: £[\d,.]+ follows from it$/ }).waitFor();
  await choose(text.replace(/"start":"2013-\d\d-\d\d"/, '"start":"2013-04-02"'));
  await answer.getByRole('heading', { name: 'It cannot be used' }).waitFor();
  assert.match(await answer.innerText(), /first differs at case C-\w+/);
  wrong.nothing();
  await context.close();
});
