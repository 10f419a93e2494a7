// A mail server on this machine: it takes what it is sent and keeps it.

import net from 'node:net';

/** Starts one; `letters` grows as they come. */
export async function mailServer() {
  const letters = [];
  const server = net.createServer((socket) => {
    let letter;
    let rest = '';
    const say = (line) => socket.write(`${line}\r\n`);
    say('220 here');
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      rest += chunk;
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (letter?.open) {
          if (line === '.') {
            letter.open = false;
            letters.push(letter);
            say('250 taken');
          } else letter.text += `${line}\n`;
        } else if (/^DATA/i.test(line)) {
          letter.open = true;
          say('354 go on');
        } else if (/^QUIT/i.test(line)) {
          say('221 bye');
          socket.end();
        } else {
          if (/^MAIL FROM/i.test(line)) letter = { to: [], text: '' };
          if (/^RCPT TO/i.test(line)) letter.to.push(/<(.*)>/.exec(line)[1]);
          say('250 well');
        }
      }
    });
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    letters,
    address: `smtp://127.0.0.1:${server.address().port}`,
    stop: () => new Promise((closed) => server.close(closed)),
  };
}
