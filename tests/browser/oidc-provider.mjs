// An organisation's sign-in to test against: a certified OpenID provider on this machine only,
// with invented people and nothing kept.
//
//   node oidc-provider.mjs [--port N] [--thin] [--lie JSON] [--forge] [--with-parent]
//
// Prints "ready <issuer>" once it listens. Its client is `homeward` with the secret `invented`,
// and visitors may be sent back to any address of this machine. The page at the organisation is
// one form: a field `login`, the button "Sign in" and a link "Cancel".
//
//   --thin         name and address are told only when asked for, not in the ID token
//   --lie          claims that take the place of the true ones in the ID token
//   --forge        the ID token is signed with a key that is not published
//   --with-parent  ends when its standard input does

import http from 'node:http';
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import * as jose from 'jose';
import { Provider } from 'oidc-provider';

const { values: options } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    thin: { type: 'boolean', default: false },
    lie: { type: 'string', default: '{}' },
    forge: { type: 'boolean', default: false },
    'with-parent': { type: 'boolean', default: false },
  },
});

// Invented: the officer's organisation asks for a second factor, the worker's does not.
const people = {
  'invented.officer': {
    name: 'Invented Officer',
    email: 'invented.officer@example.org',
    email_verified: true,
    tid: '0f0f0f0f-0000-4000-8000-000000000001',
    oid: '0f0f0f0f-0000-4000-8000-000000000002',
    amr: ['pwd', 'mfa'],
  },
  'invented.worker': {
    name: 'Invented Worker',
    email: 'invented.worker@example.org',
    email_verified: false,
    amr: ['pwd'],
  },
};

const kid = randomUUID();
const key = await jose.generateKeyPair('RS256', { extractable: true });
const published = { ...(await jose.exportJWK(key.privateKey)), kid, alg: 'RS256', use: 'sig' };

const server = http.createServer();
await new Promise((listening) => server.listen(Number(options.port), '127.0.0.1', listening));
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: [{
    client_id: 'homeward',
    client_secret: 'invented',
    redirect_uris: ['http://127.0.0.1/back'],
  }],
  claims: {
    openid: ['sub', 'tid', 'oid', 'amr'],
    email: ['email', 'email_verified'],
    profile: ['name'],
  },
  conformIdTokenClaims: options.thin,
  cookies: { keys: [randomUUID()] },
  features: { devInteractions: { enabled: false } },
  findAccount: (_, id) => people[id] && {
    accountId: id,
    claims: () => ({ sub: id, ...people[id] }),
  },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  jwks: { keys: [published] },
  // Whoever signs in agrees to what is asked: the organisation has agreed for its people.
  loadExistingGrant: async (ctx) => {
    const grant = new ctx.oidc.provider.Grant({
      accountId: ctx.oidc.session.accountId,
      clientId: ctx.oidc.client.clientId,
    });
    grant.addOIDCScope('openid email profile');
    await grant.save();
    return grant;
  },
  pkce: { required: () => true },
  ttl: {
    AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600,
  },
});

// A server under test listens on whatever port is free.
const { Client } = provider;
const allowed = Client.prototype.redirectUriAllowed;
Client.prototype.redirectUriAllowed = function redirectUriAllowed(value) {
  const local = ['127.0.0.1', 'localhost'].includes(new URL(value).hostname);
  return local || allowed.call(this, value);
};

const page = (uid, words) => `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Sign in at the Invented Council</title>
<main><h1>Sign in at the Invented Council</h1>
<p>Everybody here is invented.</p>${words}
<form method="post" action="/interaction/${uid}">
<label for="login">User name</label>
<input id="login" name="login" value="invented.officer" autocomplete="off">
<button>Sign in</button></form>
<p><a href="/interaction/${uid}/cancel">Cancel</a></p></main></html>`;

async function interaction(ctx) {
  const [, , uid, cancel] = ctx.path.split('/');
  if (cancel) {
    const stopped = { error: 'access_denied', error_description: 'The visitor stopped' };
    return provider.interactionFinished(ctx.req, ctx.res, stopped);
  }
  if (ctx.method !== 'POST') {
    ctx.type = 'html';
    ctx.body = page(uid, '');
    return undefined;
  }
  let body = '';
  for await (const chunk of ctx.req) body += chunk;
  const login = new URLSearchParams(body).get('login');
  const person = people[login];
  if (!person) {
    ctx.type = 'html';
    ctx.body = page(uid, '<p role="alert">There is nobody of this name.</p>');
    return undefined;
  }
  ctx.respond = false;
  return provider.interactionFinished(ctx.req, ctx.res, {
    login: { accountId: login, amr: person.amr },
  });
}

// Says of the person what was asked to be said, signed like the truth, or signs with another key.
async function retold(token) {
  const claims = { ...jose.decodeJwt(token), ...JSON.parse(options.lie) };
  const other = options.forge ? await jose.generateKeyPair('RS256') : key;
  return new jose.SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid: options.forge ? 'unpublished' : kid })
    .sign(other.privateKey);
}

provider.use(async (ctx, next) => {
  if (ctx.path.startsWith('/interaction/')) return interaction(ctx);
  await next();
  if (ctx.path === '/token' && ctx.body?.id_token && (options.forge || options.lie !== '{}')) {
    ctx.body.id_token = await retold(ctx.body.id_token);
  }
  return undefined;
});

server.on('request', provider.callback());
console.log(`ready ${issuer}`);
if (options['with-parent']) process.stdin.on('end', () => process.exit(0)).resume();
