// One quarter from proposed to paid, with two sides each at their own screen: a query, a correction
// that voids what was signed, a dispute, two signatures, an invoice, its payment in parts; and the
// reminders that went out meanwhile.

import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { browser, comeIn, person, press, stepUp, watched, whole, words } from './lib/browser.mjs';
import { asked, homeward, openBook, serve } from './lib/homeward.mjs';
import { mailServer } from './lib/mail.mjs';

const QUARTER = '2014-Q3';
const LATER = '2014-11-14';
const STATEMENT = `/statements/${QUARTER}`;
const mail = await mailServer();
const book = openBook(QUARTER);
appendFileSync(path.join(book, 'homeward.toml'), '\n[serve]\nmail_from = "Homeward <no-reply@invented.example>"\n');
// The invented programme stands at the day of its last entry: the first serving invents its people,
// and two weeks later the second finds that the statement still waits.
await (await serve(book)).stop();
homeward(book, '--today', LATER, 'user', 'add', '--name', 'Invented Latecomer', '--email', 'late@invented.example', '--organisation', 'payer', '--role', 'data-officer', '--as', 'intermediary:admin');
const served = await serve(book, { environment: { HOMEWARD_SMTP: mail.address } });
const { origin } = served;
const chrome = await browser();
after(async () => {
  await chrome.close();
  await served.stop();
  await mail.stop();
});

/** Someone with a screen of their own, who has just shown that it is they. */
async function at(who) {
  const { page } = await person(chrome);
  const wrong = watched(page, origin);
  await comeIn(page, origin, who);
  await stepUp(page, origin);
  const go = async (to) => {
    await page.goto(`${origin}${to}`);
    return words(page);
  };
  /** Presses the button whose words begin so, and waits for the page it leads to. */
  const presses = async (begins) => {
    const button = page.getByRole('button', { name: begins });
    await Promise.all([page.waitForEvent('load'), button.click()]);
    return words(page);
  };
  return { page, wrong, go, presses };
}

const sign = async (side) => {
  await side.go(`${STATEMENT}/agreement`);
  return side.presses(/^Sign £/);
};

test('whoever has kept a statement waiting is reminded by e-mail, once, with no amount', async () => {
  const reminders = () => mail.letters.filter(({ text }) => /^Subject: .*waits? for you/m.test(text));
  const told = (who) => reminders().filter(({ to }) => to.includes(`${who}@invented.example`));
  for (let tries = 0; tries < 50 && !told('u-contract').length; tries += 1) {
    await new Promise((soon) => setTimeout(soon, 200));
  }
  assert.deepEqual([told('u-board').length, told('u-contract').length], [1, 1]);
  for (const { text } of reminders()) assert.doesNotMatch(text, /£|=C2=A3|C-[A-Z2-7]{8}/);
  assert.match(told('u-board')[0].text.replaceAll('=\n', ''), new RegExp(STATEMENT));
});

test('a quarter goes from proposed to paid between two signed-in sides', async () => {
  const [director, council, board, finance, expert] = await Promise.all(
    ['U-DIRECTOR', 'U-CONTRACT', 'U-BOARD', 'U-FINANCE', 'U-EXPERT'].map(at),
  );
  assert.match(await director.go('/due'), /is to be agreed or disputed/);
  await whole(director.page);
  assert.match(await director.go(`/quarters/${QUARTER}`), /What is complete[\s\S]*What waits/);
  await whole(director.page);

  // The council asks; the SIB Director finds it on their own page and answers; the council closes it.
  await council.go(`${STATEMENT}/queries`);
  await whole(council.page);
  await council.page.getByLabel('What you ask about').selectOption({ index: 1 });
  await council.page.getByLabel('Who is to answer').selectOption({ label: 'The SIB Director' });
  await council.page.getByLabel('What you want to know').fill('Which quarters settled late?');
  await press(council.page, 'Ask');
  assert.match(await words(council.page), /Waits for the SIB Director/);
  await director.go('/');
  const query = director.page.getByRole('link', { name: 'A query to answer' }).last();
  await Promise.all([director.page.waitForEvent('load'), query.click()]);
  await whole(director.page);
  await director.page.getByLabel('Your answer').fill('They are in the appendix.');
  assert.match(await director.presses('Answer'), /They are in the appendix/);

  // The board signs; an open query is named and stands in nobody's way.
  assert.match(await board.go(`${STATEMENT}/agreement`), /not answered or closed yet/);
  await whole(board.page);
  assert.match(await board.presses(/^Sign £/), /Signed with key/);
  await whole(board.page);

  // An expert determines a child-quarter disputed before: what was signed rests on it, so it is void
  // and says why, until the statement is proposed again.
  const inDispute = asked(book, 'status').waiting.map(({ what }) => /^Quarter (\d+) of case (C-\S+) is in dispute/.exec(what)).find(Boolean);
  homeward(book, '--today', LATER, 'dispute', 'determine', '--case', inDispute[2], '--tracking-quarter', inDispute[1], '--care-days', '1', '--why', 'looked at both', '--as', 'expert:e.adviser');
  await fetch(`${origin}/health`);
  assert.match(await council.go(`${STATEMENT}/agreement`), /The proposal is void: an expert determined/);
  await director.go(`${STATEMENT}/proposal`);
  await director.presses(/^Propose £/);
  assert.doesNotMatch(await board.go(STATEMENT), /Signed with key/);

  // The council disputes one child-quarter: the lower amount goes ahead, the difference is held.
  const before = await board.go(STATEMENT);
  const { key, k } = childQuarter();
  await council.go(`${STATEMENT}/dispute`);
  await council.page.getByLabel('Case').fill(key);
  await council.page.getByLabel('Tracking quarter').fill(String(k));
  await council.page.getByLabel('Care days').fill('60');
  await council.page.getByLabel('Why').fill('our own count');
  await council.presses('Check what you dispute');
  const disputed = await council.presses('Dispute these days');
  assert.match(disputed, /[Hh]eld/);
  const amount = (said) => /£([\d,]+\.\d\d) is due|pays? £([\d,]+\.\d\d)|£([\d,]+\.\d\d)/.exec(said)[0];
  assert.notEqual(amount(disputed), amount(before));

  // Both sign the lower amount, and it is settled, invoiced, and paid in two parts.
  await sign(council);
  const settled = await sign(board);
  assert.equal(settled.match(/Signed with key/g).length, 2);
  await whole(board.page);
  await board.go(`${STATEMENT}/invoice`);
  await whole(board.page);
  await board.presses(/^Raise the invoice/);
  await whole(board.page);
  const invoice = new URL(board.page.url()).pathname;
  assert.match(invoice, /^\/invoices\/CSSL-\d{4}$/);
  await finance.go(invoice);
  await finance.page.getByLabel('Purchase order').fill('PO-77001');
  await finance.presses('Name the purchase order');
  await finance.go(`${invoice}/payments`);
  await whole(finance.page);
  await finance.page.getByLabel('Amount received').fill('10.00');
  assert.match(await finance.presses('Record a payment'), /Part paid/);
  await finance.go(`${invoice}/payments`);
  assert.match(await finance.presses('Record a payment'), /Paid[\s\S]*PO-77001[\s\S]*Receipt 2/);
  await finance.go('/invoices');
  await whole(finance.page);

  // The expert determines what was held; the next statement releases it by the same formula.
  assert.match(await director.go('/due'), /in dispute/);
  await expert.go('/disputes');
  await whole(expert.page);
  for (const one of [director, council, board, finance, expert]) one.wrong.nothing();
});

/** A child-quarter new in the statement, by the case's number: with few care days, so that more are less saved. */
function childQuarter() {
  const { rows } = asked(book, 'explain', QUARTER, '--as', 'intermediary:me');
  const [key, k] = rows.find(([, , , , care, home, , , , , standing]) => care < 5 && home > 70 && /^settled/.test(standing));
  return { key, k };
}
