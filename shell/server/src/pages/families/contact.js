// A contact is typed where there may be no connection. What was typed stays on the open page, is
// sent as soon as it can be, and is recorded once, by the form's own number. Nothing is kept
// anywhere else: when the page is left, it is gone.
(() => {
  "use strict";
  const AGAIN = 10_000;
  for (const form of document.querySelectorAll("[data-kept-until-sent] form")) {
    const says = form.querySelector("[data-kept-says]");
    let sending = false;
    let waiting = 0;

    const leaving = (event) => event.preventDefault();
    const wait = (words) => {
      says.textContent = words;
      window.addEventListener("beforeunload", leaving);
      clearTimeout(waiting);
      waiting = setTimeout(send, AGAIN);
    };
    const go = (address) => {
      window.removeEventListener("beforeunload", leaving);
      window.location.assign(address);
    };

    const send = async () => {
      if (sending) return;
      sending = true;
      clearTimeout(waiting);
      try {
        const answer = await fetch(form.action, {
          method: "POST",
          credentials: "same-origin",
          body: new URLSearchParams(new FormData(form)),
        });
        if (new URL(answer.url).pathname.startsWith("/sign-in")) {
          says.textContent =
            "You were signed out. What you typed is kept here: sign in on another tab, then press the button again.";
        } else if (answer.redirected && answer.ok) {
          go(answer.url);
        } else if (answer.status >= 500) {
          wait("It could not be recorded yet. What you typed is kept on this page and is sent again.");
        } else {
          // Something is to be put right: the page that says what.
          window.removeEventListener("beforeunload", leaving);
          form.submit();
        }
      } catch {
        wait("No connection. What you typed is kept on this page and is sent as soon as there is one.");
      } finally {
        sending = false;
      }
    };

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send();
    });
    window.addEventListener("online", () => {
      if (waiting) send();
    });
  }
})();
