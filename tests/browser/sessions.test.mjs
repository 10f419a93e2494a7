// Where one is signed in: listed, ended from elsewhere, kept over a restart, gone with a leaver.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { browser, comeIn, person, press, words } from './lib/browser.mjs';
import { PASSWORD, giveCode, givePassword, invite, letGo, settle } from './lib/invited.mjs';
import { inventedBook, realBook, serve } from './lib/homeward.mjs';

const real = await realBook();
const { book, port, origin } = real;
let served = await serve(book, { port });
const chrome = await browser();
after(async () => {
  await chrome.close();
  await served.stop();
});

/** Someone signed in on two devices. */
async function onTwoDevices() {
  const { email, link } = await invite(real);
  const desk = await person(chrome);
  const { phone } = await settle(desk.page, link);
  const telephone = await person(chrome, {
    userAgent: 'Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0',
  });
  await givePassword(telephone.page, origin, email, PASSWORD);
  await giveCode(telephone.page, await phone.code());
  assert.equal(telephone.page.url(), `${origin}/`);
  const close = () => Promise.all([desk.context.close(), telephone.context.close()]);
  return { email, phone, desk: desk.page, telephone: telephone.page, close };
}

test('another device’s session is listed and ended at once', async () => {
  const { desk, telephone, close } = await onTwoDevices();
  await desk.goto(`${origin}/account`);
  const said = await words(desk);
  assert.match(said, /This device/);
  assert.match(said, /Firefox on Android/);
  await desk.getByRole('button', { name: /^Sign out there/ }).click();
  await desk.waitForURL(`${origin}/account`);
  await telephone.goto(`${origin}/account`);
  assert.match(telephone.url(), /\/sign-in\?next=%2Faccount/);
  await desk.reload();
  assert.equal(desk.url(), `${origin}/account`, 'one’s own goes on');
  assert.doesNotMatch(await words(desk), /Firefox on Android/);
  await close();
});

test('a new password ends every other session', async () => {
  const { desk, telephone, close } = await onTwoDevices();
  await desk.goto(`${origin}/account/password`);
  await desk.getByLabel('New password').fill('yet more invented words');
  await desk.getByLabel('The same again', { exact: true }).fill('yet more invented words');
  await press(desk, 'Change the password');
  assert.equal(desk.url(), `${origin}/account`);
  await telephone.goto(`${origin}/account`);
  assert.match(telephone.url(), /\/sign-in/);
  await close();
});

test('a session outlives a restart of the service', async () => {
  const { desk, close } = await onTwoDevices();
  await served.stop();
  served = await serve(book, { port });
  await desk.goto(`${origin}/account`);
  assert.equal(desk.url(), `${origin}/account`);
  assert.match(await words(desk), /Firefox on Android/);
  await close();
});

test('a leaver is out at once, on every device, and cannot come back', async () => {
  const { email, phone, desk, telephone, close } = await onTwoDevices();
  letGo(real, email);
  const gone = Date.now() + 3_000;
  for (const page of [desk, telephone]) {
    let status = 200;
    while (status === 200 && Date.now() < gone) {
      status = (await page.context().request.get(`${origin}/account`, { maxRedirects: 0 })).status();
    }
    assert.equal(status, 303, 'still in after three seconds');
  }
  await givePassword(desk, origin, email, PASSWORD);
  assert.match(await words(desk), /The e-mail address or the password is not right/);
  assert.ok(await phone.code());
  await close();
});

test('the page that shows again that it is they takes a code, and no wrong one', async () => {
  const { desk, phone, close } = await onTwoDevices();
  await desk.goto(`${origin}/step-up?next=/account/password`);
  await giveCode(desk, phone.wrong());
  assert.match(await words(desk), /That is not right, or was used already/);
  await giveCode(desk, await phone.code());
  assert.equal(desk.url(), `${origin}/account/password`);
  await close();
});

test('what binds asks again that it is they, and goes on to where they were going', async () => {
  const invented = await serve(inventedBook());
  const { context, page } = await person(chrome);
  await comeIn(page, invented.origin, 'U-ADMIN');
  await page.goto(`${invented.origin}/people/new`);
  assert.match(page.url(), /\/step-up\?next=%2Fpeople%2Fnew$/);
  await press(page, 'It is me');
  assert.equal(page.url(), `${invented.origin}/people/new`);
  await page.goto(`${invented.origin}/account/password`);
  assert.equal(page.url(), `${invented.origin}/account/password`, 'not asked again so soon');
  await context.close();
  await invented.stop();
});

test('nobody comes in without proof where people are real', async () => {
  const { context, page } = await person(chrome);
  await page.goto(`${origin}/sign-in`);
  assert.doesNotMatch(await words(page), /invented/i);
  const { person: number } = await invite(real);
  const answer = await context.request.post(`${origin}/sign-in/demo`, { form: { person: number } });
  assert.equal(answer.status(), 404);
  await context.close();
});
