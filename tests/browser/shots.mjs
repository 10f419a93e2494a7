// Pictures of the main pages for people to look at: at a desk, on a telephone, in the dark and on
// paper.
//
//   node tests/browser/shots.mjs [FOLDER] [ROLE…]

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DESK, TELEPHONE, browser, comeIn, person, stepUp } from './lib/browser.mjs';
import { links, shape } from './lib/crawl.mjs';
import { app } from './lib/device.mjs';
import { inventedBook, realBook, serve } from './lib/homeward.mjs';
import { choosePassword, giveCode, invite, secret } from './lib/invited.mjs';

const [folder = 'target/shots', ...wanted] = process.argv.slice(2);
const who = wanted.length > 0 ? wanted : [
  'U-DIRECTOR', 'U-CONTRACT', 'U-THERAPIST1', 'U-SUPERVISOR1', 'U-PANELNORTH', 'U-INVESTOR',
  'U-PROTECTION', 'U-ADMIN', 'U-EXPERT', 'U-FAMILY',
];
mkdirSync(folder, { recursive: true });
const chrome = await browser();
let made = 0;

/** A page in every dress. */
async function shoot(page, name) {
  const file = (dress) => path.join(folder, `${name}.${dress}.png`);
  await page.screenshot({ path: file('desk'), fullPage: true });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: file('dark'), fullPage: true });
  await page.emulateMedia({ colorScheme: 'light', media: 'print' });
  await page.screenshot({ path: file('paper'), fullPage: true });
  await page.emulateMedia({ media: 'screen' });
  await page.setViewportSize(TELEPHONE);
  await page.screenshot({ path: file('telephone'), fullPage: true });
  await page.setViewportSize(DESK);
  made += 4;
}

/** A name for an address, without what varies in it. */
const named = (address) => shape(address).replaceAll('/', '-').replaceAll('*', 'x').slice(1) || 'home';

const invented = await serve(inventedBook());
for (const one of who) {
  const { context, page } = await person(chrome);
  await page.goto(`${invented.origin}/sign-in`);
  if (one === who[0]) await shoot(page, 'sign-in');
  await comeIn(page, invented.origin, one);
  if (one === who[0]) {
    await page.goto(`${invented.origin}/step-up`);
    await shoot(page, 'step-up');
  }
  await stepUp(page, invented.origin);
  const seen = new Set();
  const waiting = [`${invented.origin}/`, `${invented.origin}/account`];
  for (let address = waiting.shift(); address; address = waiting.shift()) {
    if (seen.has(shape(address))) continue;
    seen.add(shape(address));
    const answer = await page.goto(address);
    if (answer.status() !== 200) continue;
    await shoot(page, `${one.slice(2).toLowerCase()}.${named(address)}`);
    waiting.push(...links(await answer.text(), address));
  }
  await context.close();
}
await invented.stop();

// The way in of someone who is not invented.
const real = await realBook();
const served = await serve(real.book, { port: real.port });
const { page } = await person(chrome);
const { link } = await invite(real);
await page.goto(`${real.origin}/sign-in`);
await shoot(page, 'real.sign-in');
await page.goto(link);
await shoot(page, 'real.welcome');
await choosePassword(page, 'short');
await shoot(page, 'real.welcome-wrong');
await choosePassword(page, 'three plain invented words');
await shoot(page, 'real.welcome-code');
const phone = app(await secret(page));
await giveCode(page, await phone.code(), 'Finish');
await shoot(page, 'real.recovery-codes');
await page.goto(`${real.origin}/account`);
await shoot(page, 'real.account');
await page.goto(`${real.origin}/account/passkeys`);
await shoot(page, 'real.passkeys');
await page.goto(`${real.origin}/nothing`);
await shoot(page, 'real.no-such-page');
await chrome.close();
await served.stop();
console.log(`${made} pictures in ${folder}`);
