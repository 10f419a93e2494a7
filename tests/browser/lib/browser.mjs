// A browser as a person has it, and what a page must never do in it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const axeScript = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SETTINGS = [
  '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--no-first-run',
];
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The window of a desk, and of an old telephone. */
export const DESK = { width: 1000, height: 800 };
export const TELEPHONE = { width: 320, height: 640 };

/** Opens the browser. */
export const browser = () => chromium.launch({
  executablePath: process.env.HOMEWARD_CHROMIUM ?? '/usr/bin/chromium',
  args: SETTINGS,
});

/** Someone new at the browser: no cookies of anyone else's. */
export async function person(chrome, settings = {}) {
  const context = await chrome.newContext({ viewport: DESK, ...settings });
  context.setDefaultTimeout(20_000);
  return { context, page: await context.newPage() };
}

/** Comes in as one of the invented people. */
export async function comeIn(page, origin, who) {
  await page.goto(`${origin}/sign-in`);
  await page.locator(`form:has(input[name="person"][value="${who}"]) button`).click();
  await page.waitForURL(`${origin}/`);
}

/** Presses a button that leads to a page, and waits for it. */
export async function press(page, name) {
  const button = page.getByRole('button', { name, exact: true });
  await Promise.all([page.waitForEvent('load'), button.click()]);
}

/** Someone invented shows again that it is they. */
export async function stepUp(page, origin) {
  await page.goto(`${origin}/step-up`);
  await press(page, 'It is me');
}

/** The words of a page's own content. */
export const words = (page) => page.locator('main').innerText();

/** The entry of the record a page rests on, as its foot says. */
export async function entry(page) {
  const foot = await page.locator('footer').innerText();
  return Number(/As of entry ([\d,]+)/.exec(foot)[1].replaceAll(',', ''));
}

/** Writes down whatever goes wrong on a page while it is used. */
export function watched(page, origin) {
  const wrong = [];
  const at = () => page.url().replace(origin, '');
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) wrong.push(`${at()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => wrong.push(`${at()}: ${error}`));
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText;
    // Whoever leaves a page gives up what was still coming.
    if (why !== 'net::ERR_ABORTED') wrong.push(`${at()}: ${request.url()} failed: ${why}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`)) wrong.push(`${at()} asks ${request.url()}`);
  });
  return { nothing: () => assert.deepEqual(wrong, []) };
}

/** What the accessibility checker finds, a line each; of one rule, if one is named. */
export async function barriers(page, rule) {
  await page.evaluate(axeScript);
  const found = await page.evaluate(async (runOnly) => {
    const { violations } = await globalThis.axe.run(document, { runOnly, resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => ({
      id, nodes: nodes.slice(0, 3).map((node) => `${node.target} ${node.failureSummary}`),
    }));
  }, rule ? [rule] : STANDARDS);
  return found.map(({ id, nodes }) => `${id}: ${nodes.join('; ')}`);
}

/** What sticks out of the window on the right, a line each; nothing where nothing scrolls. */
export const sideways = (page) => page.evaluate(() => {
  const edge = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= edge) return [];
  const clipped = ({ parentElement: around }) => around !== document.body
    && (getComputedStyle(around).overflowX !== 'visible' || clipped(around));
  const out = [...document.body.querySelectorAll('*')].filter(
    (element) => element.getBoundingClientRect().right > edge + 0.5 && !clipped(element),
  );
  const said = out.slice(0, 3).map((element) => `${element.outerHTML.slice(0, 120)}`);
  return [`scrolls sideways by ${document.documentElement.scrollWidth - edge}: ${said.join(' | ')}`];
});

/** Whatever of a page is in anyone's way, at a desk or on a telephone, a line each. */
export async function faults(page) {
  const found = await barriers(page);
  await page.setViewportSize(TELEPHONE);
  found.push(...await sideways(page));
  await page.setViewportSize(DESK);
  return found;
}

/** A page that is whole: nothing in the way of anyone. */
export async function whole(page) {
  assert.deepEqual(await faults(page), [], page.url());
}
