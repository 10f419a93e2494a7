// What is beyond one's reach does not exist: the same answer as an address nobody ever made.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { browser, comeIn, person, whole } from './lib/browser.mjs';
import { inventedBook, serve } from './lib/homeward.mjs';

const served = await serve(inventedBook());
const { origin } = served;
const chrome = await browser();
after(async () => {
  await chrome.close();
  await served.stop();
});

/** Asks as somebody for an address, and gives status and page. */
async function asks(context, address, method = 'get') {
  const answer = await context.request[method](`${origin}${address}`, { maxRedirects: 0 });
  return { status: answer.status(), page: await answer.text() };
}

/** A few young people by number, as someone who sees them all finds them. */
async function children() {
  const { context, page } = await person(chrome);
  await comeIn(page, origin, 'U-CONTRACT');
  await page.goto(`${origin}/young-people`);
  const links = await page.locator('main a[href^="/young-people/C-"]').evaluateAll(
    (anchors) => anchors.map((anchor) => new URL(anchor.href).pathname),
  );
  await context.close();
  assert.ok(links.length > 10, 'a list of young people');
  return [...new Set(links)];
}

async function findNothing(who, addresses) {
  const { context, page } = await person(chrome);
  await comeIn(page, origin, who);
  const nonsense = await asks(context, '/no-such-thing-at-all');
  assert.equal(nonsense.status, 404);
  assert.match(nonsense.page, /There is no such page/);
  for (const address of addresses) {
    assert.deepEqual(await asks(context, address), nonsense, `${who} asks for ${address}`);
  }
  await page.goto(`${origin}${addresses[0]}`);
  await whole(page);
  await context.close();
}

test('pages out of reach are as if they were not there', async () => {
  await findNothing('U-INVESTOR', [
    '/young-people', '/young-people.csv', '/young-people.xlsx', '/measurement', '/findings', '/record',
    '/people', '/reads', '/access', '/concerns', '/child-first',
  ]);
  await findNothing('U-THERAPIST1', ['/statements', '/statements/2014-Q3', '/findings', '/people', '/reads']);
  await findNothing('U-SUPERVISOR1', ['/statements', '/statements.csv', '/record']);
  await findNothing('U-PANELNORTH', ['/statements', '/measurement', '/people', '/access']);
  await findNothing('U-FAMILY', ['/statements', '/totals', '/measurement', '/people', '/concerns', '/reads']);
  await findNothing('U-ADMIN', ['/young-people', '/statements', '/measurement', '/totals']);
});

test('an investor reaches no child by any address', async () => {
  const few = (await children()).slice(0, 5);
  const addresses = few.flatMap((child) => [
    child, `${child}/quarters/1`, `${child}/record.csv`, `${child}/record.xlsx`, `${child}/reads`,
  ]);
  await findNothing('U-INVESTOR', ['/young-people/C-NOBODY', ...addresses]);
});

test('a therapist reaches their own families and nobody else’s', async () => {
  const all = await children();
  const { context, page } = await person(chrome);
  await comeIn(page, origin, 'U-THERAPIST1');
  const nonsense = await asks(context, '/young-people/C-NOBODY');
  let own = 0;
  for (const child of all) {
    const answer = await asks(context, child);
    if (answer.status === 200) own += 1;
    else assert.deepEqual(answer, nonsense);
  }
  assert.ok(own < all.length / 2, 'most are beyond a therapist');
  await context.close();
});

test('who is not signed in is shown the door, wherever they knock', async () => {
  const { context } = await person(chrome);
  for (const address of ['/', '/account', '/account/passkeys', '/step-up']) {
    const answer = await context.request.get(`${origin}${address}`, { maxRedirects: 0 });
    assert.equal(answer.status(), 303, address);
    assert.match(answer.headers().location, /^\/sign-in\?next=/);
  }
  await context.close();
});

test('every answer keeps itself to itself', async () => {
  const { context } = await person(chrome);
  for (const address of ['/sign-in', '/', '/no-such-thing', '/health']) {
    const headers = (await context.request.get(`${origin}${address}`, { maxRedirects: 0 })).headers();
    assert.match(headers['content-security-policy'], /default-src 'none'/, address);
    assert.doesNotMatch(headers['content-security-policy'], /unsafe/);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['cache-control'], 'no-store');
    assert.equal(headers['referrer-policy'], 'same-origin');
  }
  await context.close();
});
