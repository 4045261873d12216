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
