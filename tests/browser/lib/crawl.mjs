// Walking through the service by its links, as far as a person with some patience would. Every
// address is asked for; of addresses that differ in a number alone the first is opened and
// looked at.

import { barriers, faults, sideways } from './browser.mjs';

const DEPTH = 3;
const ADDRESSES = 60;

/** Pages of one build are checked once, whoever is shown them. */
const checked = new Set();

/** What is kept as a file, or leads away. */
const FILE = /(\.(csv|xlsx|json|pdf|zip|ics)|\/pdf)$/;

/** An address without what varies in it. */
export function shape(address) {
  const parts = new URL(address).pathname.split('/');
  return parts.map((part) => (/[\dA-Z]/.test(part) ? '*' : part)).join('/');
}

/** Follows the links from somebody's own page. Gives what was opened, and what was wrong. */
export async function crawl(page, origin) {
  const found = new Map([[`${origin}/`, 0]]);
  const asked = new Set();
  const opened = new Map();
  const wrong = [];
  const next = () => {
    const waiting = [...found].filter(([address]) => !asked.has(address));
    return waiting.find(([address]) => !opened.has(shape(address))) ?? waiting[0];
  };
  for (let at = next(); at && asked.size < ADDRESSES; at = next()) {
    const [address, depth] = at;
    asked.add(address);
    const looks = !opened.has(shape(address));
    const answer = looks ? await page.goto(address) : await page.context().request.get(address);
    if (answer.status() !== 200) {
      wrong.push(`${address} answers ${answer.status()}`);
    } else if (looks) {
      opened.set(shape(address), address);
      const look = await isNew(page) ? faults : sideways;
      wrong.push(...(await looked(page, look)).map((fault) => `${address}: ${fault}`));
    }
    const leads = depth < DEPTH ? links(await answer.text(), address) : [];
    leads.filter((link) => !found.has(link)).forEach((link) => found.set(link, depth + 1));
  }
  return { opened: [...opened.values()], wrong };
}

/** Whether nothing built like this page's own content was checked yet. */
async function isNew(page) {
  const build = await page.locator('body').evaluate((body) => {
    const of = (element) => {
      const said = ['class', 'role', 'type', 'scope'].map((name) => element.getAttribute(name) ?? '');
      const within = [...element.children].map(of);
      return `${element.localName}(${said})[${within.filter((one, at) => one !== within[at - 1])}]`;
    };
    return of(body.querySelector('main') ?? body);
  });
  const news = !checked.has(build);
  checked.add(build);
  return news;
}

/** The addresses here that a page leads to, other than files. */
export function links(html, address) {
  const anchors = [...html.matchAll(/<a\b[^>]*?\shref="([^"]*)"[^>]*>/g)].filter(([tag]) => !/\sdownload\b/.test(tag));
  const all = anchors.map(([, href]) => new URL(href.replaceAll('&amp;', '&'), address));
  const ours = all.filter((link) => link.origin === new URL(address).origin && !FILE.test(link.pathname));
  return [...new Set(ours.map((link) => link.href.split('#')[0]))];
}

/** What is wrong with a page, whatever it is looked at for. */
async function looked(page, look) {
  const headings = await page.locator('h1').count();
  return [...(headings === 1 ? [] : [`has ${headings} first headings`]), ...await look(page)];
}

/** Opens the pages again as the browser now is, and says what is wrong with them. */
export async function again(page, addresses, look) {
  const wrong = [];
  for (const address of addresses) {
    const answer = await page.goto(address);
    if (answer.status() !== 200) wrong.push(`${address} answers ${answer.status()}`);
    wrong.push(...(await looked(page, look)).map((fault) => `${address}: ${fault}`));
  }
  return wrong;
}

/** What is wrong with the pages in the dark. */
export async function inTheDark(page, addresses) {
  await page.emulateMedia({ colorScheme: 'dark' });
  const wrong = await again(page, addresses, (dark) => barriers(dark, 'color-contrast'));
  await page.emulateMedia({ colorScheme: 'light' });
  return wrong;
}
