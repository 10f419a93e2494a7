// Inviting people who are not invented, and coming in as they do.

import { press } from './browser.mjs';
import { app } from './device.mjs';
import { asked, homeward } from './homeward.mjs';

export const PASSWORD = 'three plain invented words';
const AS = ['--as', 'intermediary:admin'];
let count = 0;

/** A service sees what other programs recorded within a second, and at once when asked how it is. */
const follow = (origin) => fetch(`${origin}/health`);

/** Adds a person with the command line; gives their address and the link they are sent. */
export async function invite({ book, origin }, { organisation = 'payer', role = 'contract-manager', email } = {}) {
  count += 1;
  const address = email ?? `invented.person${count}@example.org`;
  const words = ['--name', `Invented Person ${count}`, '--email', address, '--organisation', organisation];
  const added = asked(book, 'user', 'add', ...words, '--role', role, ...AS);
  await follow(origin);
  return { email: address, ...added };
}

/** A new link for someone who lost the way in. */
export async function reset({ book, origin }, email) {
  const { link } = asked(book, 'user', 'reset', email, ...AS);
  await follow(origin);
  return link;
}

/** Lets someone go. */
export const letGo = ({ book }, email) => homeward(book, 'user', 'leave', email, ...AS);

/** Follows an invitation to its end: a password, the app, the recovery codes. */
export async function settle(page, link, password = PASSWORD) {
  await page.goto(link);
  await choosePassword(page, password);
  const phone = app(await secret(page));
  await giveCode(page, await phone.code(), 'Finish');
  const recovery = await page.locator('.hw-codes code').allInnerTexts();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await page.getByRole('heading', { name: 'Waiting for you' }).waitFor();
  return { phone, recovery, password };
}

/** Chooses a password on the first page of a link. */
export async function choosePassword(page, password, again = password) {
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByLabel('The same again', { exact: true }).fill(again);
  await press(page, 'Continue');
}

/** The secret in letters, for an app that cannot scan. */
export async function secret(page) {
  await page.getByText('I cannot scan it').click();
  return page.locator('details code').innerText();
}

/** Types a code. */
export async function giveCode(page, code, button = 'Continue') {
  await page.locator('input[name="code"]').fill(code);
  await press(page, button);
}

/** Types an address and a password on the sign-in page. */
export async function givePassword(page, origin, email, password) {
  await page.goto(`${origin}/sign-in`);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await press(page, 'Sign in');
}

/** Signs out. */
export async function signOut(page) {
  await press(page, 'Sign out');
  await page.getByRole('heading', { name: 'Sign in', exact: true }).waitFor();
}
