// The form of limits: opened by a button that knows what holds now, filled from it, sent for a turn or for what comes.
(() => {
  let opener = null;
  const dialog = () => document.querySelector("dialog.limiting");
  const DAYS = { start: "start", end: "end", as_of: "asOf" };

  function open(button) {
    const form = dialog().querySelector("form");
    const chosen = new Set(JSON.parse(button.dataset.publishers || "[]"));
    opener = button;
    for (const [name, key] of Object.entries(DAYS)) form.elements[name].value = button.dataset[key] ?? "";
    for (const box of form.querySelectorAll("[name=publishers]")) box.checked = chosen.has(box.value);
    const search = form.querySelector("[data-narrow]");
    if (search) search.value = "";
    narrow(form, "");
    const gone = button.dataset.turn ? window.dateline.gone(button.dataset.turn) : "";
    form.querySelector(".gone").textContent = gone && `Asked anew, ${gone}.`;
    dialog().showModal();
  }

  function narrow(form, words) {
    const wanted = words.trim().toLowerCase();
    for (const item of form.querySelectorAll("li")) item.hidden = !item.textContent.toLowerCase().includes(wanted);
  }

  function of(button) {
    return {
      start: button.dataset.start, end: button.dataset.end, as_of: button.dataset.asOf,
      publishers: JSON.parse(button.dataset.publishers || "[]"),
    };
  }

  function filled(form) {
    const data = new FormData(form);
    return {
      start: data.get("start"), end: data.get("end"), as_of: data.get("as_of"), publishers: data.getAll("publishers"),
    };
  }

  // Another reading at a click; where later questions would go, the button asks back first.
  function sure(button) {
    const gone = window.dateline.gone(button.dataset.turn);
    if (!gone || button.dataset.asked) return true;
    const [words, name] = [button.textContent, button.getAttribute("aria-label")];
    button.dataset.asked = "yes";
    button.textContent = `Really? ${gone[0].toUpperCase()}${gone.slice(1)}`;
    button.removeAttribute("aria-label");
    window.dateline.say(button.textContent);
    setTimeout(() => {
      delete button.dataset.asked;
      button.textContent = words;
      button.setAttribute("aria-label", name);
    }, 6000);
    return false;
  }

  // For a turn: it is asked again. Else: for the questions to come.
  function send(button, limits) {
    const instead = button.dataset.turn;
    if (instead) document.querySelector("#question textarea")?.focus({ preventScroll: true }); // the button goes
    const detail = instead ? { instead, limits } : limits;
    document.dispatchEvent(new CustomEvent(instead ? "dateline:ask" : "dateline:limit", { detail }));
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-limits]");
    if (button) return "atOnce" in button.dataset ? sure(button) && send(button, of(button)) : open(button);
    const inside = event.target.closest?.("dialog.limiting");
    if (!inside) return;
    if (event.target === inside || event.target.matches("[data-close]")) inside.close();
    if (event.target.matches("[data-clear]")) {
      const form = inside.querySelector("form");
      form.reset();
      narrow(form, "");
    }
  });
  document.addEventListener("input", (event) => {
    if (event.target.matches?.("[data-narrow]")) narrow(event.target.form, event.target.value);
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.closest?.("dialog.limiting")) return;
    const [button, limits] = [opener, filled(event.target)];
    setTimeout(() => { // when it is closed: closing moves the focus, too
      if (button.isConnected) button.focus();
      send(button, limits);
    });
  });
})();
