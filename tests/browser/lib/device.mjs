// A person's own device: the authenticator app that shows codes (RFC 6238), and the keys that a
// browser's virtual authenticator holds.

import { createHmac } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const STEP = 30_000;

/** The app, once the secret is typed in. */
export function app(typed) {
  const key = bytes(typed.replaceAll(' ', ''));
  const used = new Set();
  const at = (step) => {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(step));
    const mac = createHmac('sha1', key).update(counter).digest();
    const from = mac[mac.length - 1] & 15;
    return String((mac.readUInt32BE(from) & 0x7fffffff) % 1_000_000).padStart(6, '0');
  };
  return {
    /** A code that was not used yet; the step before and after are good too. */
    async code() {
      for (;;) {
        const now = Math.floor(Date.now() / STEP);
        const step = [now, now + 1, now - 1].find((one) => !used.has(one));
        // The last second of the oldest step would be over before it is typed.
        if (step !== undefined && (step >= now || Date.now() % STEP < STEP - 3_000)) {
          used.add(step);
          return at(step);
        }
        await wait(500);
      }
    },
    /** A code that is none of those that would do. */
    wrong() {
      const now = Math.floor(Date.now() / STEP);
      const good = [-2, -1, 0, 1, 2].map((by) => at(now + by));
      return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !good.includes(code));
    },
  };
}

function bytes(base32) {
  const bits = [...base32].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
}

/** Gives a page a device with a fingerprint reader, whose owner is there. */
export async function fingerprintReader(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true,
      isUserVerified: true, automaticPresenceSimulation: true,
    },
  });
  const send = (what, more = {}) => session.send(`WebAuthn.${what}`, { authenticatorId, ...more });
  return {
    keys: async () => (await send('getCredentials')).credentials.length,
    someoneElse: () => send('setUserVerified', { isUserVerified: false }),
    owner: () => send('setUserVerified', { isUserVerified: true }),
  };
}
