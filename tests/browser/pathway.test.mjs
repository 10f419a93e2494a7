// A referral travels from a social worker through panel, supervisor and therapist to a closed
// case, with five people signed in; and the referrer hears of each decision.

import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import {
  TELEPHONE, browser, comeIn, person, press, watched, whole, words,
} from './lib/browser.mjs';
import { inventedBook, serve } from './lib/homeward.mjs';
import { mailServer } from './lib/mail.mjs';

const mail = await mailServer();
const book = inventedBook();
appendFileSync(path.join(book, 'homeward.toml'), '\n[serve]\nmail_from = "Homeward <no-reply@invented.example>"\n');
const served = await serve(book, { environment: { HOMEWARD_SMTP: mail.address } });
const { origin } = served;
const chrome = await browser();
const people = {};
before(async () => {
  const who = {
    referrer: 'U-REFERRER', panel: 'U-PANELNORTH', supervisor: 'U-SUPERVISOR1', support: 'U-SUPPORT1', therapist: 'U-THERAPIST2',
  };
  for (const [name, id] of Object.entries(who)) {
    people[name] = await person(chrome, name === 'therapist' ? { viewport: TELEPHONE } : {});
    people[name].wrong = watched(people[name].page, origin);
    await comeIn(people[name].page, origin, id);
  }
});
after(async () => {
  await chrome.close();
  await served.stop();
  await mail.stop();
});

const NAME = 'Invented Traveller';
let referral;

/** Goes to the page of the referral, as its own list leads there. */
async function open(page) {
  await page.goto(`${origin}/referrals`);
  await page.getByRole('link', { name: referral, exact: true }).click();
  await page.waitForLoadState();
}

test('the social worker refers in three short pages, saved as they go', async () => {
  const { page } = people.referrer;
  await page.goto(`${origin}/referrals/new`);
  await whole(page);
  await press(page, 'Start');
  await page.getByLabel('Their name').fill(NAME);
  await press(page, 'Save and finish later');
  assert.match(await words(page), /Begun, not sent yet[\s\S]*Invented Traveller/);
  await page.getByRole('link', { name: 'Go on with it' }).first().click();
  await whole(page);
  await press(page, 'Save and go on');
  assert.match(await words(page), /Write their date of birth/);
  for (const [part, value] of [['Day', '4'], ['Month', '5'], ['Year', '2001']]) {
    await page.getByRole('group', { name: 'Date of birth' }).getByLabel(part).fill(value);
  }
  await page.getByLabel('Quadrant').selectOption('North');
  await press(page, 'Save and go on');
  await whole(page);
  await page.getByLabel('Risk of family breakdown').check();
  await page.getByLabel('Going missing').check();
  await page.getByLabel('The family is in crisis').check();
  await page.getByLabel('What the panel should know').fill('Wholly invented.');
  await press(page, 'Save and go on');
  await whole(page);
  assert.match(await words(page), /Check your answers[\s\S]*Invented Traveller[\s\S]*4 May 2001[\s\S]*Risk of family breakdown; Going missing/);
  await press(page, 'Send the referral');
  assert.match(page.url(), /\/referrals\/C-[A-Z0-9]{8}$/);
  [referral] = /R-\d{4}-\d{3}/.exec(await words(page));
  assert.match(await words(page), /Waits for the panel/);
  await whole(page);
});

test('nobody else has it: not another quadrant, not the team, not an investor', async () => {
  const address = people.referrer.page.url();
  const answers = [];
  for (const who of ['U-PANELSOUTH', 'U-SUPERVISOR2', 'U-INVESTOR', 'U-THERAPIST2']) {
    const { context, page } = await person(chrome);
    await comeIn(page, origin, who);
    answers.push((await page.goto(address)).status());
    await context.close();
  }
  assert.deepEqual(answers, [404, 404, 404, 404]);
});

test('the panel asks, the referrer answers, the panel endorses', async () => {
  const [panel, referrer] = [people.panel.page, people.referrer.page];
  await panel.goto(`${origin}/panels/North`);
  await whole(panel);
  assert.doesNotMatch(await words(panel), /£/);
  assert.match(await words(panel), /To decide/);
  await panel.getByRole('link', { name: `Ask for more about ${referral}` }).click();
  await whole(panel);
  await panel.getByLabel('What the panel would like to know').fill('Who else lives at home?');
  await press(panel, 'Ask');
  assert.match(panel.url(), /\/panels\/North$/);
  await open(referrer);
  assert.match(await words(referrer), /Waits for an answer from the referrer/);
  await referrer.getByRole('button', { name: 'Answer the panel' }).click();
  await whole(referrer);
  assert.match(await words(referrer), /Who else lives at home\?/);
  await referrer.getByLabel('Your answer').fill('An invented grandmother.');
  await press(referrer, 'Send the answer');
  await panel.goto(`${origin}/panels/North`);
  await panel.getByRole('button', { name: `Endorse ${referral}` }).click();
  assert.match(await words(panel), /the panel met without its quorum/);
  await panel.getByLabel('Why, where a rule is bent').fill('The second invented member was ill.');
  await press(panel, 'Endorse');
  assert.match(panel.url(), /\/panels\/North$/);
  await open(panel);
  assert.match(await words(panel), /Waits for the supervisor/);
  await whole(panel);
});

test('the supervisor cannot accept before assessing, then accepts', async () => {
  const { page } = people.supervisor;
  await open(page);
  const address = page.url();
  await page.goto(`${address}/accept`);
  await press(page, 'Accept');
  assert.match(await words(page), /Nobody has assessed whether MST suits/);
  await page.goto(address);
  await page.getByRole('button', { name: 'Say whether MST suits' }).click();
  await whole(page);
  await page.getByLabel('MST suits', { exact: true }).check();
  await page.getByLabel('Your note on suitability').fill('Carers at home, and willing.');
  await press(page, 'Save the assessment');
  await page.getByRole('button', { name: 'Accept', exact: true }).click();
  await press(page, 'Accept');
  assert.match(await words(page), /Waits to be opened/);
});

test('business support opens the case, and the therapist has it on their telephone', async () => {
  const [support, therapist] = [people.support.page, people.therapist.page];
  await open(support);
  await support.getByRole('button', { name: 'Open the case' }).click();
  await whole(support);
  await support.getByLabel('Therapist').selectOption('T02');
  await support.getByLabel('Case number').fill('MST-9001');
  await press(support, 'Open the case');
  assert.match(await words(support), /Case MST-9001/);
  await therapist.goto(`${origin}/referrals`);
  assert.match(await words(therapist), new RegExp(referral));
  await open(therapist);
  await therapist.getByRole('button', { name: 'Write the first visit down' }).click();
  await press(therapist, 'Save');
  await therapist.getByRole('button', { name: 'What the family agrees to' }).click();
  await therapist.getByLabel('The family agrees to MST').check();
  await therapist.getByLabel('The family agrees', { exact: true }).check();
  await press(therapist, 'Save');
  assert.match(await words(therapist), /The family agrees to MST[\s\S]*Yes/);
});

test('the case closes, and the referrer reads it and says so', async () => {
  const [supervisor, referrer] = [people.supervisor.page, people.referrer.page];
  await supervisor.goto(`${origin}/referrals`);
  await open(supervisor);
  await supervisor.getByRole('link', { name: 'Close the case' }).click();
  await whole(supervisor);
  await supervisor.getByLabel('Completed by agreement').check();
  await supervisor.getByLabel('At home with family').check();
  await press(supervisor, 'Close the case');
  assert.match(await words(supervisor), /Closed, since/);
  await open(referrer);
  const text = await words(referrer);
  assert.match(text, /It closed: completed by agreement/);
  await whole(referrer);
});

test('each decision reaches the referrer by e-mail, with nothing about anyone in it', async () => {
  const mine = () => mail.letters.filter(({ text }) => text.includes(referral));
  for (let tries = 0; mine().length < 5 && tries < 80; tries += 1) await wait(500);
  assert.ok(mine().length >= 5, `${mine().length} letters`);
  for (const { to, text } of mine()) {
    assert.deepEqual(to, ['u-referrer@invented.example']);
    assert.match(text, new RegExp(`${origin}/referrals/C-`));
    assert.doesNotMatch(text, /Traveller|endorsed|closed|Mst-9001/i);
  }
  const { page } = people.referrer;
  await open(page);
  assert.match(await words(page), /was told of to the referrer: closed by e-mail/);
});

test('the pathway shows it in counts, and its tables can be taken away', async () => {
  const { page } = people.supervisor;
  await page.goto(`${origin}/pathway`);
  await whole(page);
  assert.doesNotMatch(await words(page), /£/);
  const answer = await page.context().request.get(`${origin}/pathway/funnel.csv`);
  assert.equal(answer.status(), 200);
  assert.match(await answer.text(), /opened/);
});

test('without scripts all of it works: a referral is begun and taken as far', async () => {
  const { context, page } = await person(chrome, { javaScriptEnabled: false, viewport: TELEPHONE });
  await comeIn(page, origin, 'U-REFERRER');
  await page.goto(`${origin}/referrals/new`);
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByLabel('Their name').fill('Invented Without Scripts');
  await page.getByRole('button', { name: 'Save and go on' }).click();
  assert.match(await words(page), /Choose the quadrant/);
  assert.equal(await page.getByLabel('Their name').inputValue(), 'Invented Without Scripts');
  await context.close();
});

test('nothing went wrong on the pages of those who were refused nothing', () => {
  [people.panel, people.support, people.therapist].forEach(({ wrong }) => wrong.nothing());
});
