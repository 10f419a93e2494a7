// What is sent: from another site, twice, too large, by the wrong way, or to a service that is
// killed while it writes. A plain page says so, and nothing is half recorded.

import assert from 'node:assert/strict';
import http from 'node:http';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { browser, comeIn, entry, person, press, whole, words } from './lib/browser.mjs';
import { PASSWORD, giveCode, givePassword, invite, settle } from './lib/invited.mjs';
import { homeward, inventedBook, realBook, serve } from './lib/homeward.mjs';

const real = await realBook();
const { book, port, origin } = real;
let served = await serve(book, { port });
const chrome = await browser();
let officer;
before(async () => {
  const { email, link } = await invite(real);
  officer = { email, ...await person(chrome) };
  Object.assign(officer, await settle(officer.page, link));
});
after(async () => {
  await chrome.close();
  await served.stop();
});

/** The form on which a password is changed, as it would be sent. */
async function passwordForm(page, chosen) {
  await page.goto(`${origin}/account/password`);
  const hidden = await page.locator('main form').first().evaluate(
    (form) => Object.fromEntries(new FormData(form)),
  );
  return { ...hidden, password: chosen, again: chosen };
}

/** Sends a form by itself, and gives how it was answered. */
const send = (form, headers = {}) => officer.context.request.post(
  `${origin}/account/password`, { form, headers, maxRedirects: 0 },
);

/** Says that so many bytes will come, and gives how that was answered before any did. */
const announced = (address, bytes) => new Promise((resolve, reject) => {
  const headers = { 'content-length': bytes, 'content-type': 'application/x-www-form-urlencoded' };
  const request = http.request(`${origin}${address}`, { method: 'POST', headers }, (answer) => {
    let page = '';
    answer.on('data', (chunk) => { page += chunk; });
    answer.on('end', () => {
      request.destroy();
      resolve({ status: answer.statusCode, page });
    });
  });
  request.once('error', reject);
  request.flushHeaders();
});

async function recorded() {
  await officer.page.goto(`${origin}/account`);
  return entry(officer.page);
}

test('a form from another site is turned away, and nothing is recorded', async () => {
  const before = await recorded();
  const form = await passwordForm(officer.page, 'chosen by another site');
  for (const headers of [{ origin: 'https://elsewhere.example' }, { 'sec-fetch-site': 'cross-site' }]) {
    const answer = await send(form, headers);
    assert.equal(answer.status(), 403);
    assert.match(await answer.text(), /This form was not made for you here/);
  }
  assert.equal(await recorded(), before);
});

test('another site’s page cannot send one from a person’s browser', async () => {
  const before = await recorded();
  const form = await passwordForm(officer.page, 'chosen by another site');
  const fields = Object.entries(form).map(([name, value]) => `<input name="${name}" value="${value}">`);
  const other = http.createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html');
    answer.end(`<!doctype html><title>Elsewhere</title>
      <form method="post" action="${origin}/account/password">${fields.join('')}<button>Win</button></form>`);
  });
  await new Promise((listening) => other.listen(0, '127.0.0.1', listening));
  const page = await officer.context.newPage();
  await page.goto(`http://127.0.0.1:${other.address().port}/`);
  await press(page, 'Win');
  assert.match(await words(page), /This form was not made for you here/);
  await page.close();
  other.close();
  assert.equal(await recorded(), before);
});

test('a form without its proof, or with another person’s, is turned away', async () => {
  const before = await recorded();
  const form = await passwordForm(officer.page, 'chosen without the proof');
  const { csrf, ...without } = form;
  assert.ok(csrf.length > 40);
  for (const sent of [without, { ...form, csrf: '' }, { ...form, csrf: csrf.replace(/^./, (c) => (c === '0' ? '1' : '0')) }]) {
    assert.equal((await send(sent)).status(), 403);
  }
  assert.equal(await recorded(), before);
});

test('a form sent twice is done once', async () => {
  const before = await recorded();
  const form = await passwordForm(officer.page, PASSWORD);
  assert.equal((await send(form)).status(), 303);
  assert.equal(await recorded(), before + 1);
  await send(form);
  await Promise.all([send(form), send(form), send(form)]);
  assert.equal(await recorded(), before + 1);
  // Who goes back and types something else means something else.
  const other = 'other words in the same form';
  assert.equal((await send({ ...form, password: other, again: other })).status(), 303);
  assert.equal(await recorded(), before + 2);
  await send(await passwordForm(officer.page, PASSWORD));
});

test('a form pressed twice in haste is done once', async () => {
  const before = await recorded();
  const { page } = officer;
  await page.goto(`${origin}/account/password`);
  await page.getByLabel('New password').fill(PASSWORD);
  await page.getByLabel('The same again', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Change the password' }).dblclick();
  await page.waitForURL(`${origin}/account`);
  assert.equal(await recorded(), before + 1);
});

test('a form that came after the session ended leads back to its page', async () => {
  const { context, page } = await person(chrome);
  await givePassword(page, origin, officer.email, PASSWORD);
  await giveCode(page, await officer.phone.code());
  await page.goto(`${origin}/account/password`);
  await page.getByLabel('New password').fill(PASSWORD);
  await page.getByLabel('The same again', { exact: true }).fill(PASSWORD);
  await context.clearCookies();
  await press(page, 'Change the password');
  assert.match(page.url(), /\/sign-in\?next=%2Faccount%2Fpassword$/);
  await context.close();
});

test('what cannot be read gets a plain page', async () => {
  const { page, context } = officer;
  const before = await recorded();
  const form = await passwordForm(page, PASSWORD);
  const large = await send({ ...form, more: 'x'.repeat(300 * 1024) });
  assert.equal(large.status(), 400);
  assert.match(await large.text(), /larger than any form of ours/);
  const odd = await context.request.post(`${origin}/account/password`, { data: { not: 'a form' } });
  assert.equal(odd.status(), 400);
  assert.match(await odd.text(), /Nothing was recorded/);
  const huge = await announced('/account/password', 65 * 1024 * 1024);
  assert.equal(huge.status, 413);
  assert.match(huge.page, /larger than anything we take/);
  assert.equal(await recorded(), before);
});

test('an address or a way there is not gets a plain page', async () => {
  const { page, context } = officer;
  for (const address of ['/nothing', '/young-people/C-NOBODY', '/statements/9999-Q9', '/people/U-NOBODY', '/%00', '/a/../b']) {
    const answer = await context.request.get(`${origin}${address}`);
    assert.equal(answer.status(), 404, address);
    assert.match(await answer.text(), /There is no such page/);
  }
  for (const [method, address] of [['post', '/'], ['delete', '/account'], ['put', '/sign-in'], ['get', '/sign-out']]) {
    const answer = await context.request[method](`${origin}${address}`);
    assert.equal(answer.status(), 405, `${method} ${address}`);
    assert.match(await answer.text(), /That cannot be done here/);
  }
  await page.goto(`${origin}/nothing`);
  await whole(page);
});

test('a service killed while it writes has recorded all of it or nothing, and goes on', async () => {
  for (const patience of [0, 15, 40, 80, 160]) {
    const before = await recorded();
    const form = await passwordForm(officer.page, PASSWORD);
    const answer = send(form).then((answered) => answered.status(), () => 'broken off');
    await wait(patience);
    await served.kill();
    const answered = await answer;
    served = await serve(book, { port });
    const now = await recorded();
    assert.ok([before, before + 1].includes(now), `${now - before} entries for one form`);
    if (answered === 303) assert.equal(now, before + 1, 'what was acknowledged is recorded');
    await send(form);
    assert.equal(await recorded(), before + 1, 'sent again, it is done once');
  }
  assert.match(homeward(book, 'verify'), /./);
});

test('of two people who write about one thing the second is shown what the first wrote', async () => {
  const invented = await serve(inventedBook());
  const first = await person(chrome);
  const second = await person(chrome);
  for (const { page } of [first, second]) {
    await comeIn(page, invented.origin, 'U-MANAGER');
    await page.goto(`${invented.origin}/concerns/K-DEMO0001/review`);
  }
  const write = async ({ page }, text) => {
    await page.getByLabel('What you found or did').fill(text);
    await page.getByLabel('Look at it again').check();
    await press(page, 'Record this review');
  };
  await write(first, 'A third therapist is on call from Monday.');
  await write(second, 'I have asked the agency for cover.');
  const said = await words(second.page);
  assert.match(said, /Someone else reviewed this while you were writing/);
  assert.match(said, /A third therapist is on call from Monday/);
  assert.equal(await second.page.getByLabel('What you found or did').inputValue(), 'I have asked the agency for cover.');
  await whole(second.page);
  await Promise.all([first.context.close(), second.context.close()]);
  await invented.stop();
});
