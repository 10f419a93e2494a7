// A passkey: added on a device, coming in with it, showing with it that it is they, and taking it
// away again.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { browser, person, press, watched, whole, words } from './lib/browser.mjs';
import { fingerprintReader } from './lib/device.mjs';
import { invite, settle, signOut } from './lib/invited.mjs';
import { realBook, serve } from './lib/homeward.mjs';

const real = await realBook();
const { book, port, origin } = real;
const served = await serve(book, { port });
const chrome = await browser();
after(async () => {
  await chrome.close();
  await served.stop();
});

test('a passkey is added, lets one in without a password, and can be taken away', async () => {
  const { link } = await invite(real);
  const { context, page } = await person(chrome);
  const wrong = watched(page, origin);
  const device = await fingerprintReader(page);
  await settle(page, link);
  await page.goto(`${origin}/account/passkeys`);
  assert.match(await words(page), /You have no passkey yet/);
  await whole(page);
  await press(page, 'Add a passkey for this device');
  assert.equal(await device.keys(), 1);
  assert.doesNotMatch(await words(page), /You have no passkey yet/);
  await page.goto(`${origin}/account`);
  assert.match(await words(page), /1 passkey\b/);
  await signOut(page);

  await press(page, 'Use a passkey');
  assert.equal(page.url(), `${origin}/`);
  await page.goto(`${origin}/step-up?next=/account/passkeys`);
  await press(page, 'Use a passkey');
  assert.equal(page.url(), `${origin}/account/passkeys`);
  await whole(page);
  wrong.nothing();

  await page.getByRole('button', { name: /^Remove it/ }).click();
  await page.getByText('You have no passkey yet').waitFor();
  await page.goto(`${origin}/account`);
  await signOut(page);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  const problem = page.locator('[data-passkey-problem]');
  await problem.waitFor();
  assert.match(await problem.innerText(), /not known here/);
  await context.close();
});

test('a device whose owner is not there lets nobody in', async () => {
  const { link } = await invite(real);
  const { context, page } = await person(chrome);
  const device = await fingerprintReader(page);
  await settle(page, link);
  await page.goto(`${origin}/account/passkeys`);
  await press(page, 'Add a passkey for this device');
  await page.goto(`${origin}/`);
  await signOut(page);
  await device.someoneElse();
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  const problem = page.locator('[data-passkey-problem]');
  await problem.waitFor();
  assert.match(page.url(), /\/sign-in/);
  await device.owner();
  await press(page, 'Use a passkey');
  assert.equal(page.url(), `${origin}/`);
  await context.close();
});
