// A therapist leaves, and eight cases move in one step: as their supervisor does it, with scripts
// and without.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  TELEPHONE, browser, comeIn, person, press, watched, whole, words,
} from './lib/browser.mjs';
import { inventedBook, serve } from './lib/homeward.mjs';

const served = await serve(inventedBook());
const { origin } = served;
const chrome = await browser();
const people = {};
before(async () => {
  const who = { referrer: 'U-REFERRER', panel: 'U-PANELSOUTH', supervisor: 'U-SUPERVISOR2' };
  for (const [name, id] of Object.entries(who)) {
    people[name] = await person(chrome);
    await comeIn(people[name].page, origin, id);
  }
});
after(async () => {
  await chrome.close();
  await served.stop();
});

/** Fills in a form as its page has it, sends it, and says where it leads. */
async function send({ context }, path, fields = {}) {
  const page = await (await context.request.get(origin + path)).text();
  const hidden = (name) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
  const day = Object.fromEntries(['day', 'month', 'year'].map((part) => {
    const field = new RegExp(`<input[^>]*name="on-${part}"[^>]*>`).exec(page)?.[0] ?? '';
    return [`on-${part}`, /value="([^"]*)"/.exec(field)?.[1] ?? ''];
  }));
  const form = { csrf: hidden('csrf'), form: hidden('form'), ...day, ...fields };
  const sent = await context.request.post(origin + path, { form, headers: { origin }, maxRedirects: 0 });
  assert.equal(sent.status(), 303, `${path}: ${(await sent.text()).replace(/<[^>]*>|\s+/g, ' ').slice(0, 600)}`);
  return sent.headers().location;
}

/** Takes a referral from the social worker to an open case of T05. */
async function opened(n) {
  const { referrer, panel, supervisor } = people;
  const who = await send(referrer, '/referrals/new');
  const why = await send(referrer, who, {
    name: `Invented Mover ${n}`, 'born-day': `${n}`, 'born-month': '2', 'born-year': '2001', quadrant: 'South', source: 'social worker',
  });
  const check = await send(referrer, why, { criteria: 'school' });
  const referral = await send(referrer, check);
  await send(panel, `${referral}/endorse`, { why: 'One invented member stands for the whole panel' });
  await send(supervisor, `${referral}/assess`, { suitable: 'yes', words: 'It suits' });
  await send(supervisor, `${referral}/accept`);
  await send(supervisor, `${referral}/open`, { team: 'South and West', therapist: 'T05', case: `MST-97${n}0` });
}

test('eight cases are given to those who stay, and all of them pass on at once', async () => {
  for (let n = 1; n <= 8; n += 1) await opened(n);
  const { page } = people.supervisor;
  await page.goto(`${origin}/team`);
  await page.locator('a[href="/team/handover?from=T05"]').click();
  await whole(page);
  assert.match(await words(page), /8 cases of Invented MST therapist Five \(T05\)/);
  await press(page, 'Pass all 8 cases on');
  assert.match(await words(page), /Say who has this case next/);
  await whole(page);
  await page.getByLabel('Case MST-9710').selectOption('T06');
  await page.getByLabel('Everyone not chosen above').selectOption('T08');
  await press(page, 'Pass all 8 cases on');
  assert.match(page.url(), /\/team$/);
  const text = await words(page);
  assert.match(text, /\(T06\)[\s\S]*MST-9710/);
  for (let n = 2; n <= 8; n += 1) assert.match(text, new RegExp(`\\(T08\\), South and West[\\s\\S]*MST-97${n}0`));
});

test('without scripts, on a telephone, it is the same', async () => {
  const { context, page } = await person(chrome, { javaScriptEnabled: false, viewport: TELEPHONE });
  await comeIn(page, origin, 'U-SUPERVISOR2');
  await page.goto(`${origin}/team/handover?from=T06`);
  await page.getByLabel('Case MST-9710').selectOption('T08');
  await page.getByRole('button', { name: 'Pass the case on' }).click();
  await page.goto(`${origin}/team/handover?from=T06`);
  assert.match(await words(page), /No open case here is theirs/);
  await context.close();
});

test('the pages made for it are whole, and nothing went wrong on them', async () => {
  const { page } = people.supervisor;
  const wrong = watched(page, origin);
  for (const path of ['/team/licences', '/pathway', '/pathway/engagement']) {
    await page.goto(origin + path);
    await whole(page);
  }
  wrong.nothing();
});
