// What the server hands over: a file to save, or a text to copy. The note stands beside the button that asked for it.
(() => {
  let pressed = null;
  let last = "";

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.('[data-act="take"]');
    if (!button) return;
    pressed = button;
    const menu = button.closest("details.menu");
    if (menu) window.dateline.shut(menu, true);
  });

  function taken() {
    requestAnimationFrame(() => {
      const given = document.querySelector("[data-taken]");
      if (!given || given.dataset.key === last) return;
      last = given.dataset.key;
      const { note, copy } = window.dateline;
      const { problem, name, mime } = given.dataset;
      if (problem) return note(pressed, problem, true);
      const text = JSON.parse(given.textContent);
      if (!name) return copy(pressed, text, "Copied");
      save(text, name, mime);
      note(pressed, `Saved as ${name}`);
    });
  }

  function save(text, name, type) {
    const address = URL.createObjectURL(new Blob([text], { type }));
    const link = Object.assign(document.createElement("a"), { href: address, download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  }

  window.dateline = { ...window.dateline, taken };
})();
