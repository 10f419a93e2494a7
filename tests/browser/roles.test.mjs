// Each role's own page and everything it leads to: it answers, it is open to everyone, it asks
// nobody else, it fits a telephone, and it does without scripts.

import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import {
  TELEPHONE, browser, comeIn, person, sideways, stepUp, watched, whole,
} from './lib/browser.mjs';
import { again, crawl, inTheDark } from './lib/crawl.mjs';
import { inventedBook, serve } from './lib/homeward.mjs';

const served = await serve(inventedBook());
const { origin } = served;
const chrome = await browser();
after(async () => {
  await chrome.close();
  await served.stop();
});

/** Everyone one can come in as: the first of each role, by what their button says. */
async function everyRole() {
  const { context, page } = await person(chrome);
  await page.goto(`${origin}/sign-in`);
  const choices = await page.locator('form:has(input[name="person"])').evaluateAll((forms) => forms.map(
    (form) => [form.querySelector('button').firstChild.textContent.trim(), form.elements.person.value],
  ));
  await context.close();
  return new Map(choices.toReversed());
}

const roles = await everyRole();

test('there is somebody for every role', () => {
  assert.equal(roles.size, 17);
});

test('the page on which anyone begins is whole, in the dark too', async () => {
  const { context, page } = await person(chrome);
  const wrong = watched(page, origin);
  await page.goto(`${origin}/sign-in`);
  await whole(page);
  assert.deepEqual(await inTheDark(page, [`${origin}/sign-in`]), []);
  wrong.nothing();
  await context.close();
});

for (const [role, who] of roles) {
  describe(role, () => {
    test('has a page of their own', async () => {
      const { context, page } = await person(chrome);
      const wrong = watched(page, origin);
      await comeIn(page, origin, who);
      await whole(page);
      await page.goto(`${origin}/account`);
      await whole(page);
      assert.deepEqual(await inTheDark(page, [`${origin}/`, `${origin}/account`]), []);
      wrong.nothing();
      await context.close();
    });

    test('finds everything it leads to, with scripts and without', async () => {
      const { context, page } = await person(chrome);
      const wrong = watched(page, origin);
      await comeIn(page, origin, who);
      await stepUp(page, origin);
      const { opened, wrong: found } = await crawl(page, origin);
      found.push(...(who === 'U-DIRECTOR' ? await inTheDark(page, opened) : []));
      assert.deepEqual(found, []);
      wrong.nothing();
      await context.close();

      const plain = await person(chrome, { javaScriptEnabled: false, viewport: TELEPHONE });
      await comeIn(plain.page, origin, who);
      await stepUp(plain.page, origin);
      assert.deepEqual(await again(plain.page, opened, sideways), []);
      await plain.context.close();
    });
  });
}
