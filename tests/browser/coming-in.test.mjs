// Coming in where people are real: by an invitation, with a password and a code, with a recovery
// code, and by a new link. Whatever is wrong is said in the same words.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { browser, person, press, watched, whole, words } from './lib/browser.mjs';
import {
  PASSWORD, choosePassword, giveCode, givePassword, invite, reset, secret, settle, signOut,
} from './lib/invited.mjs';
import { app } from './lib/device.mjs';
import { realBook, serve } from './lib/homeward.mjs';

const real = await realBook();
const { book, port, origin } = real;
const served = await serve(book, { port });
const chrome = await browser();
after(async () => {
  await chrome.close();
  await served.stop();
});

test('an invitation leads to a password, a code of one’s own and recovery codes', async () => {
  const { email, link } = await invite(real);
  const { context, page } = await person(chrome);
  const wrong = watched(page, origin);
  await page.goto(link);
  assert.match(await words(page), new RegExp(`You come in as ${email}`));
  await whole(page);
  await page.goto(link);
  await choosePassword(page, PASSWORD);
  await page.getByRole('img', { name: /square code/ }).waitFor();
  await whole(page);
  const phone = app(await secret(page));
  await giveCode(page, await phone.code(), 'Finish');
  assert.match(await words(page), /Keep your recovery codes/);
  const codes = await page.locator('.hw-codes code').allInnerTexts();
  assert.equal(new Set(codes).size, 10);
  await whole(page);
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await page.getByRole('heading', { name: /Invented Person/, level: 1 }).waitFor();
  await page.goto(`${origin}/account`);
  assert.match(await words(page), /Yes, and 10 recovery codes left/);
  await whole(page);
  await page.getByRole('link', { name: /Make new codes/ }).click();
  await whole(page);
  await page.getByRole('button', { name: 'Make new codes' }).click();
  const anew = await page.locator('.hw-codes code').allInnerTexts();
  assert.equal(new Set([...codes, ...anew]).size, 20, 'another ten');
  await whole(page);
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await signOut(page);
  assert.match(await words(page), /You are signed out/);
  await page.goBack();
  await page.reload();
  assert.match(page.url(), /\/sign-in\?next=/, 'going back shows nothing');
  await givePassword(page, origin, email, PASSWORD);
  await whole(page);
  await giveCode(page, await phone.code());
  assert.equal(page.url(), `${origin}/`);
  wrong.nothing();
  await context.close();
});

test('what is wrong with a new password is said beside it', async () => {
  const { email, link } = await invite(real);
  const { context, page } = await person(chrome);
  await page.goto(link);
  for (const [chosen, again, said] of [
    ['short', 'short', /12 characters/],
    ['passwordpassword', 'passwordpassword', /./],
    [`${email}`, `${email}`, /./],
    [PASSWORD, `${PASSWORD} not`, /not the same/],
  ]) {
    await choosePassword(page, chosen, again);
    assert.match(await page.getByRole('alert').innerText(), /There is a problem/);
    assert.match(await page.locator('.govuk-error-message').first().innerText(), said);
    assert.match(await page.title(), /^Error: /);
  }
  await whole(page);
  await choosePassword(page, PASSWORD);
  await giveCode(page, app(await secret(page)).wrong(), 'Finish');
  assert.match(await words(page), /That code is not right/);
  await context.close();
});

test('a link that was used, replaced or never made says so in the same plain words', async () => {
  const used = await invite(real);
  const replaced = await invite(real);
  const { context, page } = await person(chrome);
  await settle(page, used.link);
  await reset(real, replaced.email);
  const said = [];
  for (const link of [used.link, replaced.link, `${origin}/welcome/nothing`]) {
    const answer = await page.goto(link);
    assert.equal(answer.status(), 422);
    said.push(await words(page));
  }
  assert.match(said[0], /This link has been used or has ended/);
  assert.equal(new Set(said).size, 1);
  await whole(page);
  await context.close();
});

test('a wrong password and an unknown address are told apart by nothing', async () => {
  const { email, link } = await invite(real);
  const { context, page } = await person(chrome);
  await settle(page, link);
  await signOut(page);
  const said = [];
  for (const [who, password] of [[email, 'not the right words'], ['nobody@example.org', PASSWORD]]) {
    await givePassword(page, origin, who, password);
    assert.match(page.url(), /\/sign-in$/);
    assert.equal(await page.getByLabel('E-mail address').inputValue(), who, 'what was typed is kept');
    assert.equal(await page.getByLabel('Password', { exact: true }).inputValue(), '');
    said.push(await words(page));
  }
  assert.match(said[0], /The e-mail address or the password is not right/);
  assert.equal(said[0], said[1]);
  await whole(page);
  await context.close();
});

test('a code does once, and a recovery code does once in its place', async () => {
  const { email, link } = await invite(real);
  const { context, page } = await person(chrome);
  const { phone, recovery } = await settle(page, link);
  await signOut(page);
  const code = await phone.code();
  await givePassword(page, origin, email, PASSWORD);
  await giveCode(page, code);
  assert.equal(page.url(), `${origin}/`);
  await signOut(page);
  await givePassword(page, origin, email, PASSWORD);
  await giveCode(page, code);
  assert.match(await words(page), /That code is not right, or was used already/);
  await giveCode(page, recovery[0]);
  assert.equal(page.url(), `${origin}/`);
  await page.goto(`${origin}/account`);
  assert.match(await words(page), /9 recovery codes left/);
  await signOut(page);
  await givePassword(page, origin, email, PASSWORD);
  await giveCode(page, recovery[0]);
  assert.match(await words(page), /That code is not right, or was used already/);
  await giveCode(page, recovery[1]);
  assert.equal(page.url(), `${origin}/`);
  await context.close();
});

test('a new link sets a new password and signs out wherever one was', async () => {
  const { email, link } = await invite(real);
  const before = await person(chrome);
  await settle(before.page, link);
  const { context, page } = await person(chrome);
  const { phone } = await settle(page, await reset(real, email), 'other plain invented words');
  await before.page.goto(`${origin}/account`);
  assert.match(before.page.url(), /\/sign-in\?next=%2Faccount/);
  await page.goto(`${origin}/`);
  await signOut(page);
  await givePassword(page, origin, email, PASSWORD);
  assert.match(await words(page), /is not right/);
  await givePassword(page, origin, email, 'other plain invented words');
  await giveCode(page, await phone.code());
  assert.equal(page.url(), `${origin}/`);
  await before.context.close();
  await context.close();
});

test('one is led on to where one was going, and never to another site', async () => {
  const { email, link } = await invite(real);
  const { context, page } = await person(chrome);
  const { phone } = await settle(page, link);
  await signOut(page);
  await page.goto(`${origin}/account`);
  assert.match(page.url(), /next=%2Faccount/);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await press(page, 'Sign in');
  await giveCode(page, await phone.code());
  assert.equal(page.url(), `${origin}/account`);
  await signOut(page);
  await page.goto(`${origin}/sign-in?next=//elsewhere.example/`);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await press(page, 'Sign in');
  await giveCode(page, await phone.code());
  assert.equal(page.url(), `${origin}/`);
  await context.close();
});

test('guessing a password soon has to wait, and another person does not', async () => {
  const guessed = await invite(real);
  const other = await invite(real);
  const { context, page } = await person(chrome);
  await settle(page, guessed.link);
  await signOut(page);
  let said = '';
  for (let tries = 0; tries < 8 && !/Too many tries/.test(said); tries += 1) {
    await givePassword(page, origin, guessed.email, `guess number ${tries} of many`);
    said = await words(page);
  }
  assert.match(said, /Too many tries/);
  assert.match(said, /Wait \d+ (seconds|minutes)/);
  await givePassword(page, origin, other.email, 'not the right words');
  assert.match(await words(page), /is not right/);
  await context.close();
});
