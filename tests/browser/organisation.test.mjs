// Coming in with one's organisation's own sign-in: the first time by the address it vouches for,
// from then on by the subject it knows one by.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { browser, entry, person, press, whole, words } from './lib/browser.mjs';
import { invite, letGo } from './lib/invited.mjs';
import { organisation, realBook, serve } from './lib/homeward.mjs';

const OFFICER = 'invented.officer@example.org';
const SECOND = 'invented.second@example.org';
const claims = (said) => organisation('--lie', JSON.stringify(said));

// The council's two tenants, one of which asks for a password alone, and another organisation's
// that vouches for an address of the council's.
const council = await organisation();
const alone = await claims({ amr: ['pwd'], oid: 'second', email: SECOND });
const provider = await claims({ oid: 'other' });
const real = await realBook([
  { id: 'council', organisation: 'payer', issuer: council.issuer },
  { id: 'council-alone', organisation: 'payer', issuer: alone.issuer },
  { id: 'provider', organisation: 'provider', issuer: provider.issuer },
]);
const { book, port, origin } = real;
const environment = Object.fromEntries(
  ['COUNCIL', 'COUNCIL_ALONE', 'PROVIDER'].map((id) => [`HOMEWARD_SECRET_${id}`, 'invented']),
);
const served = await serve(book, { port, environment });
const chrome = await browser();
after(async () => {
  await chrome.close();
  await Promise.all([served, council, alone, provider].map((one) => one.stop()));
});

/** Leaves for the organisation's page and signs in there. */
async function signIn(page, id, login = 'invented.officer') {
  await page.context().clearCookies();
  await page.goto(`${origin}/sign-in?next=/account`);
  await page.getByRole('button', { name: `Continue with ${id}`, exact: true }).click();
  await page.getByLabel('User name').fill(login);
  await press(page, 'Sign in');
}

const STRANGER = /Your organisation knows you, but you have no place in this programme/;

test('a stranger is told that the organisation knows them and we do not', async () => {
  const { context, page } = await person(chrome);
  await page.goto(`${origin}/sign-in`);
  await whole(page);
  for (const login of ['invented.officer', 'invented.worker']) {
    await signIn(page, 'council', login);
    assert.match(await words(page), STRANGER);
  }
  await whole(page);
  await context.close();
});

test('the first time the address binds, from then on the subject; nobody vouches for another’s', async () => {
  await invite(real, { email: OFFICER });
  const { context, page } = await person(chrome);
  await signIn(page, 'provider');
  assert.match(await words(page), STRANGER, 'the provider does not vouch for the council’s people');

  await signIn(page, 'council');
  assert.equal(page.url(), `${origin}/account`);
  assert.match(await words(page), new RegExp(OFFICER));
  assert.match(await words(page), /Your organisation’s own sign-in/);
  const bound = await entry(page);

  await signIn(page, 'council');
  assert.equal(page.url(), `${origin}/account`);
  assert.equal(await entry(page), bound, 'nothing is bound twice');
  await context.close();
});

test('who came in with a password alone is asked again, there, before what binds', async () => {
  await invite(real, { email: SECOND });
  const { context, page } = await person(chrome);
  await signIn(page, 'council-alone');
  assert.match(await words(page), new RegExp(SECOND));
  await page.goto(`${origin}/account/passkeys`);
  assert.match(page.url(), /\/step-up\?next=%2Faccount%2Fpasskeys/);
  await whole(page);
  await page.getByRole('button', { name: /Sign in again with council-alone/ }).click();
  const login = page.getByLabel('User name');
  if (await login.isVisible()) {
    await login.fill('invented.officer');
    await press(page, 'Sign in');
  }
  await page.waitForURL(`${origin}/account/passkeys`);
  await context.close();
});

test('who turns back at the organisation is told what to do', async () => {
  const { context, page } = await person(chrome);
  await page.goto(`${origin}/sign-in`);
  await page.getByRole('button', { name: 'Continue with council', exact: true }).click();
  await page.getByRole('link', { name: 'Cancel' }).click();
  await page.waitForURL(/\/sign-in\/organisation\/council\/back/);
  assert.doesNotMatch(await words(page), /Something went wrong on our side/);
  await whole(page);
  await context.close();
});

test('an answer that comes twice, or from nowhere, lets nobody in', async () => {
  const { context, page } = await person(chrome);
  let back = '';
  page.on('request', (request) => {
    if (request.url().includes('/council/back')) back = request.url();
  });
  await signIn(page, 'council');
  assert.equal(page.url(), `${origin}/account`);
  await context.clearCookies();
  for (const address of [back, `${origin}/sign-in/organisation/council/back?code=x&state=y`]) {
    const answer = await page.goto(address);
    assert.equal(answer.status(), 422);
    await page.goto(`${origin}/account`);
    assert.match(page.url(), /\/sign-in/);
  }
  await context.close();
});

test('who left is out, whatever their organisation says', async () => {
  letGo(real, OFFICER);
  const { context, page } = await person(chrome);
  await signIn(page, 'council');
  assert.match(await words(page), STRANGER);
  await context.close();
});
