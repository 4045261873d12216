// What stands under an answer and needs no server: editing a question, printing one turn, a link, menus, short notes.
(() => {
  const bar = (element) => element.closest(".after");
  const make = (tag, given) => Object.assign(document.createElement(tag), given);

  // -- what the reader is told: read out, and shown beside what was pressed for some seconds

  let region;
  function say(words) {
    region ??= document.body.appendChild(make("div", { className: "aloud" }));
    region.setAttribute("role", "status");
    region.textContent = "";
    setTimeout(() => (region.textContent = words), 60); // the same words again are a change, too
  }

  function note(button, words, failed = false) {
    say(words);
    const beside = button?.closest("details.menu") ?? button;
    if (!beside?.isConnected) return;
    beside.parentNode.querySelector(".note")?.remove();
    const shown = make("span", { className: failed ? "note failed" : "note", textContent: words });
    shown.setAttribute("aria-hidden", "true");
    beside.after(shown);
    setTimeout(() => shown.remove(), failed ? 12000 : 5000);
  }

  // -- the clipboard; where the browser refuses it, the text to copy by hand

  async function copy(button, text, told) {
    if (await copied(text)) return note(button, told);
    const long = text.includes("\n");
    const box = make(long ? "textarea" : "input", { readOnly: true, value: text });
    box.setAttribute("aria-label", "To be copied by hand");
    const offered = make("p", { className: "offered" });
    offered.append(make("span", { textContent: "This browser does not copy. Here it is:" }), box);
    const done = make("button", { type: "button", className: "quiet", textContent: "Close" });
    const close = () => (offered.remove(), button?.focus());
    done.addEventListener("click", close);
    offered.addEventListener("keydown", (event) => event.key === "Escape" && (event.stopPropagation(), close()));
    offered.append(done);
    const place = button?.closest(".bar, .earlier li") ?? document.querySelector("main") ?? document.body;
    place.parentNode.querySelector(".offered")?.remove();
    place.after(offered);
    box.focus();
    box.select();
    say("This browser does not copy. The text is selected.");
  }

  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return commanded(text);
    }
  }

  function commanded(text) { // a page that is not served over HTTPS has no clipboard but this
    const left = document.activeElement;
    const box = document.body.appendChild(make("textarea", { className: "aloud", value: text, readOnly: true }));
    box.select();
    let done = false;
    try {
      done = document.execCommand("copy");
    } catch {}
    box.remove();
    left?.focus?.({ preventScroll: true });
    return done;
  }

  // -- asking anew: the turns after it go, which are counted where they stand

  const count = (turn) => Number(turn.id.replace("turn-", "")) || 0;

  function gone(number) {
    const many = [...document.querySelectorAll(".turn")].filter((turn) => count(turn) > Number(number)).length;
    return many > 1 ? `the ${many} questions after it go` : many ? "the question after it goes" : "";
  }

  // What the button says of that was true when the answer came.
  function renamed(button) {
    const words = gone(bar(button).dataset.turn);
    for (const name of ["aria-label", "title"]) {
      if (words) button.setAttribute(name, `${button.textContent}: ${words}`);
      else button.removeAttribute(name);
    }
  }

  function ask(from, text) {
    const instead = Number(bar(from).dataset.turn);
    document.querySelector("#question textarea")?.focus({ preventScroll: true }); // what was pressed is about to go
    document.dispatchEvent(new CustomEvent("dateline:ask", { detail: { text, instead } }));
  }

  function again(button) {
    const words = gone(bar(button).dataset.turn);
    if (!words || button.dataset.sure) return ask(button, bar(button).dataset.question);
    const shown = button.textContent;
    button.dataset.sure = "yes";
    button.textContent = `Really? ${words[0].toUpperCase()}${words.slice(1)}`;
    button.removeAttribute("aria-label");
    say(button.textContent);
    setTimeout(() => {
      delete button.dataset.sure;
      button.textContent = shown;
      renamed(button);
    }, 6000);
  }

  function edit(from, draft) {
    const under = bar(from);
    const heading = document.getElementById(`q-${under.dataset.turn}`);
    if (!heading || heading.hidden) return;
    const form = editor(under, draft ?? under.dataset.question);
    const box = form.querySelector("textarea");
    const reopened = new MutationObserver(() => {
      if (form.isConnected) return; // the page was written anew around it
      reopened.disconnect();
      const anew = [...document.querySelectorAll(".after")].find((one) => same(one, under));
      if (anew) edit(anew, box.value);
    });
    const close = () => {
      reopened.disconnect();
      form.remove();
      heading.hidden = false;
    };
    const cancel = () => (close(), under.querySelector('[data-after="edit"]').focus());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!box.value.trim()) return box.focus();
      close();
      ask(under, box.value);
    });
    form.querySelector("[data-cancel]").addEventListener("click", cancel);
    box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") return event.stopPropagation(), cancel();
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit();
    });
    heading.hidden = true;
    heading.after(form);
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
    reopened.observe(document.body, { childList: true, subtree: true });
  }

  const same = (one, other) => ["turn", "question"].every((name) => one.dataset[name] === other.dataset[name]);

  function editor(under, text) {
    const form = make("form", { className: "edit" });
    const box = make("textarea", { value: text, rows: 2, maxLength: Number(under.dataset.most) });
    box.setAttribute("aria-label", "Edit the question");
    form.append(box);
    const words = gone(under.dataset.turn);
    if (words) {
      form.append(make("p", { id: `drops-${under.dataset.turn}`, textContent: `Asked anew, ${words}.` }));
      box.setAttribute("aria-describedby", form.lastChild.id);
    }
    const cancel = make("button", { type: "button", className: "plain", textContent: "Cancel" });
    cancel.dataset.cancel = "";
    form.append(make("button", { type: "submit", className: "plain first", textContent: "Ask" }), cancel);
    return form;
  }

  // -- one turn on paper; its link

  function print(button) {
    const turn = button.closest(".turn");
    const off = () => {
      document.body.classList.remove("one-turn");
      turn.classList.remove("printed");
    };
    document.body.classList.add("one-turn");
    turn.classList.add("printed");
    addEventListener("afterprint", off, { once: true });
    window.print();
    addEventListener("pointerdown", off, { once: true }); // not every browser says when it has printed
  }

  function link(button) {
    const { origin, pathname } = location;
    const query = new URLSearchParams(JSON.parse(bar(button).dataset.link));
    return copy(button, `${origin}${pathname}?${query}`, "Link copied");
  }

  // -- where the focus goes when what was pressed is written anew

  function stay(id) { // until the reader moves on: a part may be written twice in a row
    let left = document.getElementById(id);
    const watch = setInterval(() => {
      const now = document.getElementById(id);
      const focused = document.activeElement;
      const lost = focused === document.body || (now !== left && now?.parentNode.contains(focused));
      left = now;
      if (lost) now?.focus({ preventScroll: true });
    }, 50);
    const off = () => clearInterval(watch);
    setTimeout(off, 8000);
    for (const act of ["pointerdown", "keydown"]) addEventListener(act, off, { once: true, capture: true });
  }

  function shut(menu, focused) {
    menu.open = false;
    if (focused) menu.querySelector("summary").focus();
  }

  const acts = { edit, again, print, link };
  document.addEventListener("click", (event) => {
    const menus = [...document.querySelectorAll("details.menu[open]")];
    menus.filter((menu) => !menu.contains(event.target)).forEach((menu) => shut(menu, false));
    const pressed = event.target.closest?.("[data-after]");
    if (pressed) acts[pressed.dataset.after]?.(pressed);
    const staying = event.target.closest?.("button[data-stay]");
    if (staying) stay(staying.dataset.stay);
  });
  for (const over of ["focusin", "pointerover"]) {
    document.addEventListener(over, (event) => {
      const button = event.target.closest?.('[data-after="edit"], [data-after="again"]');
      if (button && !button.dataset.sure) renamed(button);
    });
  }
  document.addEventListener("submit", (event) => event.target.dataset.stay && stay(event.target.dataset.stay), true);
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && event.target.closest?.("details.menu[open]");
    if (menu) shut(menu, true);
  });
  window.dateline = { ...window.dateline, note, copy, shut, gone, say };
})();
