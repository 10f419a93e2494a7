// The work with families, as a tired therapist does it: on a phone, without scripts, twice by
// mistake, and where there is no connection. And every page of the work and the teams, whole.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { DESK, TELEPHONE, browser, comeIn, entry, faults, person, press, sideways, watched, whole, words } from './lib/browser.mjs';
import { inventedBook, serve } from './lib/homeward.mjs';

const served = await serve(inventedBook());
const { origin } = served;
const chrome = await browser();
after(async () => {
  await chrome.close();
  await served.stop();
});

/** A therapist with an open case: who, at the page of today’s families. */
async function therapist(settings = {}) {
  for (const number of [1, 2, 4, 5, 6, 8]) {
    const { context, page } = await person(chrome, settings);
    await comeIn(page, origin, `U-THERAPIST${number}`);
    await page.goto(`${origin}/families`);
    if (await page.getByRole('button', { name: /^Log contact/ }).count() > 0) return { context, page };
    await context.close();
  }
  throw new Error('no therapist of the demonstration has an open case');
}

/** Opens the form of the first family, and fills in what is not filled in already. */
async function fillIn(page, minutes = '60 minutes') {
  await page.goto(`${origin}/families`);
  await page.getByRole('button', { name: /^Log contact/ }).first().click();
  await page.waitForURL(/\/families\/C-[^/]+\/contact$/);
  await page.getByLabel('A visit').check();
  await page.getByLabel(minutes, { exact: true }).check();
}

/** The first family’s page, as words. */
async function family(page) {
  await page.goto(`${origin}/families`);
  await page.locator('main h2 a').first().click();
  await page.waitForURL(/\/families\/C-[^/]+$/);
  return words(page);
}

test('on a phone without scripts a contact is logged in four presses', async () => {
  const { context, page } = await therapist({ viewport: TELEPHONE, javaScriptEnabled: false });
  const before = await entry(page);
  const button = page.getByRole('button', { name: /^Log contact/ }).first();
  const { height, width } = await button.boundingBox();
  assert.ok(height >= 44 && width >= 44, `a thumb needs more than ${width} × ${height}`);
  await button.click();
  await page.waitForURL(/\/contact$/);
  await page.getByText('A visit', { exact: true }).click();
  await page.getByText('60 minutes', { exact: true }).click();
  await page.getByRole('button', { name: 'Log this contact' }).click();
  await page.waitForURL(`${origin}/families`);
  assert.equal(await entry(page), before + 1);
  await context.close();
});

test('the same form sent twice is one contact', async () => {
  const { context, page } = await therapist();
  await fillIn(page);
  const before = await entry(page);
  const form = await page.locator('[data-kept-until-sent] form').evaluate((one) => Object.fromEntries(new FormData(one)));
  const at = page.url();
  const send = () => context.request.post(at, { form, maxRedirects: 0 });
  assert.deepEqual((await Promise.all([send(), send(), send()])).map((answer) => answer.status()), [303, 303, 303]);
  await page.goto(`${origin}/families`);
  assert.equal(await entry(page), before + 1);
  await context.close();
});

test('what is typed where there is no connection is kept on the page, and sent once there is one', async () => {
  const { context, page } = await therapist({ viewport: TELEPHONE });
  await fillIn(page, '90 minutes');
  await page.getByLabel('A few words, if you like').fill('an invented note from a car park');
  const before = await entry(page);
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Log this contact' }).click();
  await page.getByText('No connection. What you typed is kept on this page').waitFor();
  assert.equal(await page.getByLabel('A few words, if you like').inputValue(), 'an invented note from a car park');
  const kept = await page.evaluate(async () => ({
    local: localStorage.length, session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
  assert.deepEqual(kept, { local: 0, session: 0, databases: 0, workers: 0 }, 'nothing is kept on the phone');
  await context.setOffline(false);
  await page.waitForURL(`${origin}/families`);
  assert.equal(await entry(page), before + 1, 'sent by itself, once');
  const said = await family(page);
  assert.equal(said.match(/an invented note from a car park/g)?.length, 1);
  const answer = await page.goto(page.url());
  assert.equal(answer.headers()['cache-control'], 'no-store');
  await context.close();
});

test('what is missing in the form is said beside it, with scripts too', async () => {
  const { context, page } = await therapist();
  await page.getByRole('button', { name: /^Log contact/ }).first().click();
  await page.waitForURL(/\/contact$/);
  await press(page, 'Log this contact');
  assert.match(await words(page), /Say how you were in contact/);
  assert.match(await words(page), /Say how many minutes it took/);
  await whole(page);
  await context.close();
});

test('the pages of a family are whole, at a desk and on a phone', async () => {
  const { context, page } = await therapist();
  const wrong = watched(page, origin);
  await whole(page);
  await family(page);
  const at = page.url();
  await whole(page);
  for (const rest of ['contact', 'goals/new', 'plan', 'safety-plan', 'behaviours/new', 'consultations/new',
    'questionnaires/new', 'history/new', 'follow-ups/new', 'stories/new']) {
    const answer = await page.goto(`${at}/${rest}`);
    assert.equal(answer.status(), 200, rest);
    assert.deepEqual(await faults(page), [], rest);
  }
  wrong.nothing();
  await context.close();
});

test('the pages of the teams are whole, at a desk and on a phone', async () => {
  const { context, page } = await person(chrome);
  const wrong = watched(page, origin);
  await comeIn(page, origin, 'U-SUPERVISOR1');
  await whole(page);
  for (const address of ['/missing', '/missing/follow-ups', '/team', '/team/posts', '/team/posts/new', '/team/posts/ending',
    '/team/away/new', '/team/teams/new', '/team/on-call', '/team/on-call/new', '/team/places', '/team/length',
    '/team/out-of-hours', '/team/pack', '/team/fidelity']) {
    const answer = await page.goto(`${origin}${address}`);
    assert.equal(answer.status(), 200, address);
    assert.deepEqual(await faults(page), [], address);
    assert.doesNotMatch(await words(page), /£/, address);
  }
  wrong.nothing();
  await context.close();
});

test('a caseload is seen on any day, and taken away', async () => {
  const { context, page } = await person(chrome);
  await comeIn(page, origin, 'U-MANAGER');
  await page.goto(`${origin}/team?day=2014-06-02`);
  const said = await words(page);
  assert.match(said, /on 2 June 2014/);
  assert.match(said, /At least 4/);
  assert.match(said, /At most 6/);
  await page.setViewportSize(TELEPHONE);
  assert.deepEqual(await sideways(page), []);
  await page.setViewportSize(DESK);
  const csv = await context.request.get(`${origin}/team.csv?day=2014-06-02`);
  assert.match(await csv.text(), /T01/);
  assert.equal((await context.request.get(`${origin}/team/pack.xlsx`)).status(), 200);
  await context.close();
});

test('business support works from one list and enters a score where it leads', async () => {
  const { context, page } = await person(chrome);
  await comeIn(page, origin, 'U-SUPPORT1');
  await page.goto(`${origin}/missing?kind=adherence`);
  await page.locator('main tbody a').first().click();
  await page.waitForURL(/\/adherence\/new\?item=\d+$/);
  await whole(page);
  await page.getByLabel('The score').fill('1.7');
  await press(page, 'Enter this score');
  assert.match(await words(page), /An adherence score is from 0 to 1|had not reached that month|was in no therapist/);
  assert.equal(await page.getByLabel('The score').inputValue(), '1.7');
  await context.close();
});
