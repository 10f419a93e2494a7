// Homeward itself, as a test runs it: a book in a folder of its own, served on this machine and
// ended by its number.

import { execFileSync, spawn } from 'node:child_process';
import { cpSync, appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const program = process.env.HOMEWARD_BIN ?? path.join(root, 'target/debug/homeward');
const running = new Set();

/** Runs the command line on a book and gives what it printed. */
export const homeward = (book, ...words) =>
  execFileSync(program, ['--data', book, ...words], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** Runs the command line for a program's eyes. */
export const asked = (book, ...words) => JSON.parse(homeward(book, ...words, '--json'));

/** A port nobody listens on. */
export async function freePort() {
  const server = net.createServer();
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** A folder that is removed when the tests of this file end. */
export function folder() {
  const made = mkdtempSync(path.join(os.tmpdir(), 'homeward-browser-'));
  process.on('exit', () => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** A book of invented people, copied from the one made for all tests, or made here. */
export function inventedBook() {
  const book = path.join(folder(), 'demo');
  if (process.env.HOMEWARD_DEMO) {
    cpSync(process.env.HOMEWARD_DEMO, book, { recursive: true });
  } else {
    execFileSync(program, ['demo', '--folder', book, '--until', '2015-Q1'], { stdio: 'ignore' });
  }
  return path.join(book, 'book');
}

/** A book of invented people whose statement of a quarter is proposed and agreed by nobody. */
export function openBook(quarter) {
  const book = path.join(folder(), 'demo');
  const words = ['demo', '--folder', book, '--until', quarter, '--leave-open', '--no-serve'];
  execFileSync(program, words, { stdio: 'ignore' });
  return path.join(book, 'book');
}

/** A book of people who are not invented: empty, with the organisations that sign their own in. */
export async function realBook(organisations = []) {
  const book = path.join(folder(), 'book');
  const port = await freePort();
  homeward(book, 'init', '--contract', path.join(root, 'contracts/essex'), '--as', 'intermediary:admin');
  const origin = `http://localhost:${port}`;
  const settings = [`\n[serve]\nlisten = "127.0.0.1:${port}"\norigin = "${origin}"\n`];
  for (const { id, organisation, issuer } of organisations) {
    settings.push(`\n[[serve.organisations]]\nid = "${id}"\norganisation = "${organisation}"\n`
      + `issuer = "${issuer}"\nclient_id = "homeward"\n`);
  }
  appendFileSync(path.join(book, 'homeward.toml'), settings.join(''));
  return { book, port, origin };
}

/** Serves a book until it is stopped or killed. */
export async function serve(book, { port, environment = {} } = {}) {
  const at = port ?? await freePort();
  const words = ['--data', book, 'serve', '--listen', `127.0.0.1:${at}`];
  const child = await started(program, words, /Homeward is at (\S+)/, environment);
  return { ...child, book, port: at, origin: `http://localhost:${at}` };
}

/** An organisation's own sign-in, on this machine. */
export async function organisation(...words) {
  const provider = path.join(root, 'tests/browser/oidc-provider.mjs');
  const child = await started(process.execPath, [provider, ...words], /ready (\S+)/);
  return { ...child, issuer: child.said };
}

/** Starts a program and waits until it says that it is ready. */
async function started(command, words, ready, environment = {}) {
  const child = spawn(command, words, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const ended = new Promise((done) => child.once('exit', () => {
    running.delete(child);
    done();
  }));
  let printed = '';
  const said = await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${command} is not ready:\n${printed}`)), 60_000);
    const listen = (chunk) => {
      printed += chunk;
      const found = ready.exec(printed);
      if (found) {
        clearTimeout(late);
        resolve(found[1]);
      }
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${command} ended with ${code}:\n${printed}`)));
  });
  // A test that fails leaves it running: that keeps nobody from ending, and then it is ended too.
  const handles = [child, child.stdout, child.stderr];
  handles.forEach((handle) => handle.unref());
  const end = (signal) => {
    child.ref();
    child.kill(signal);
    return ended;
  };
  return { said, stop: () => end('SIGTERM'), kill: () => end('SIGKILL'), log: () => printed };
}

const endAll = () => running.forEach((child) => child.kill('SIGKILL'));
process.on('exit', endAll);
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => process.exit(1));
}
