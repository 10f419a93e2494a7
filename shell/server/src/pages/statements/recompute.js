// Calculates a quarter again from a file of evidence, here in the browser: the file is read by
// this page and sent nowhere. The program is the same core, compiled for browsers.
(() => {
  "use strict";
  const box = document.querySelector("[data-recompute]");
  const answer = document.querySelector("[data-recomputed]");
  if (!box || !answer || typeof WebAssembly === "undefined") return;
  box.hidden = false;

  let program;
  const load = async () => {
    const sent = await fetch(box.dataset.recompute, { credentials: "same-origin" });
    if (!sent.ok) throw new Error("The program did not come. Reload the page.");
    const { instance } = await WebAssembly.instantiate(await sent.arrayBuffer(), {});
    return instance.exports;
  };
  const put = (bytes) => {
    const at = program.room(bytes.length);
    new Uint8Array(program.memory.buffer, at, bytes.length).set(bytes);
    return at;
  };
  const run = async (one, other) => {
    program ??= await load();
    const first = new Uint8Array(await one.arrayBuffer());
    const second = other ? new Uint8Array(await other.arrayBuffer()) : new Uint8Array(0);
    const [at, beside] = [put(first), put(second)];
    const said = program.run(at, first.length, beside, second.length);
    const length = program.length();
    const words = new TextDecoder().decode(new Uint8Array(program.memory.buffer, said, length));
    return JSON.parse(words);
  };

  const element = (name, kind, words) => {
    const made = document.createElement(name);
    made.className = kind;
    made.textContent = words;
    return made;
  };
  const show = ({ title, agrees, words }) => {
    const heading = element("h2", "govuk-heading-m", title);
    heading.dataset.agrees = String(agrees);
    answer.replaceChildren(heading, ...words.map((line) => element("p", "govuk-body", line)));
  };

  box.querySelector("[data-press]").addEventListener("click", async () => {
    const [one, other] = ["evidence", "against"].map((id) => document.getElementById(id).files[0]);
    if (!one) {
      show({ title: "Choose the file first", agrees: false, words: [] });
      return;
    }
    answer.replaceChildren(element("p", "govuk-body", "Counting every day again…"));
    try {
      show(await run(one, other));
    } catch (error) {
      program = undefined;
      show({ title: "It could not be calculated", agrees: false, words: [error.message] });
    }
  });
})();
