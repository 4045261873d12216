// The conversation: turns come in templates and stay, so that a long conversation costs no more than a short one.
(() => {
  const TALK = "dateline-talk"; // of this tab, so that a reload finds its conversation again
  let shared = new URLSearchParams(location.search);

  const kept = () => { try { return sessionStorage.getItem(TALK) ?? ""; } catch { return ""; } };
  const keep = (id) => { try { id ? sessionStorage.setItem(TALK, id) : sessionStorage.removeItem(TALK); } catch {} };
  const number = (turn) => Number(turn.id?.replace("turn-", "")) || 0;

  function feed(html) {
    const carrier = document.createElement("template");
    carrier.innerHTML = html;
    const template = carrier.content.querySelector("template");
    const log = document.querySelector("#log .turns");
    if (!template || !log) return;
    const { since, only, most, talk, room } = template.dataset;
    begin();
    const come = template.content.cloneNode(true);
    keep(talk || (since === "0" ? "" : kept()));
    if (room) window.dateline.room(room);
    window.dateline.rooms(); // at first: the page may have been opened in another room
    if (only) {
      document.getElementById(`turn-${only}`)?.replaceWith(come);
    } else {
      for (const turn of [...log.children]) if (number(turn) >= Number(since) || turn.matches(".start")) turn.remove();
      log.append(come);
      while (log.children.length > Number(most)) log.firstElementChild.remove();
      if (since !== "0") window.dateline.follow();
      else scrollTo(0, 0);
    }
    ask();
  }

  // What is asked before the page knows its conversation waits for it: that would take the place of it.
  let waiting = false;
  let begun = false;

  function begin() {
    begun = true;
    if (waiting) setTimeout(() => document.querySelector("#question .submit-button")?.click());
    waiting = false;
  }

  function early(event) {
    const asks = event.type === "click" ? ".submit-button" : event.key === "Enter" && !event.shiftKey && "textarea";
    if (begun || !asks || !event.target.closest?.(`#question ${asks}`)) return;
    event.preventDefault();
    event.stopPropagation();
    waiting = true;
  }
  for (const act of ["keydown", "keypress", "click"]) document.addEventListener(act, early, true);
  addEventListener("load", () => setTimeout(begin, 8000)); // even if it never learns of one

  // A link that holds a question asks it, once.
  function ask() {
    const text = shared?.get("q");
    const limits = {
      start: shared?.get("from"), end: shared?.get("to"), as_of: shared?.get("as-of"), publishers: shared?.getAll("publisher"),
    };
    shared = null;
    if (!text) return;
    history.replaceState(null, "", location.pathname);
    window.dateline.room("ask");
    document.dispatchEvent(new CustomEvent("dateline:ask", { detail: { text, limits } }));
  }

  window.dateline = { ...window.dateline, feed, talk: () => (shared?.get("q") ? "" : kept()) };
})();
