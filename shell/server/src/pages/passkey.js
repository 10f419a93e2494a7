// A passkey in the browser: asks the service for a challenge, the device for its answer, and
// goes on where the service says. Without it the other ways of signing in are there.
(() => {
  "use strict";
  const post = (address, body) =>
    fetch(address, {
      method: "POST",
      credentials: "same-origin",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify(body),
    });
  const use = async (form) => {
    const challenge = await post(form.dataset.challenge, {});
    if (!challenge.ok) throw new Error("Wait a moment, then try again.");
    const options = (await challenge.json()).publicKey;
    const made = form.dataset.passkey === "create";
    const credential = made
      ? await navigator.credentials.create({
          publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
        })
      : await navigator.credentials.get({
          publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
        });
    const answer = JSON.stringify(credential.toJSON());
    const sent = await post(form.dataset.answer, {
      answer,
      next: form.dataset.next || "/",
      name: form.elements.name ? form.elements.name.value : "",
    });
    const said = await sent.json().catch(() => ({}));
    if (!sent.ok) throw new Error(said.problem || "That did not work. Use another way.");
    window.location.assign(said.next || "/");
  };
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const problem = form.querySelector("[data-passkey-problem]");
      problem.hidden = true;
      use(form).catch((error) => {
        problem.textContent =
          error.name === "NotAllowedError" ? "It was cancelled, or took too long." : error.message;
        problem.hidden = false;
      });
    });
  }
})();
