// A whole report, over the page. It opens at what the card quotes; closed, it gives the focus back.
(() => {
  let left = null; // what the article was opened from

  function read() {
    requestAnimationFrame(() => {
      const dialog = document.querySelector("#reader dialog");
      if (!dialog || dialog.open) return;
      dialog.addEventListener("close", () => left?.isConnected && left.focus());
      dialog.showModal();
      (spot(dialog) ?? dialog).scrollIntoView({ block: "center" });
    });
  }

  // The passage that the card marks: an article may be quoted at several places.
  function spot(dialog) {
    const marks = [...dialog.querySelectorAll(".report mark")];
    const quote = left?.closest(".card")?.querySelector("mark")?.textContent ?? "";
    return marks.find((mark) => mark.textContent && quote.startsWith(mark.textContent)) ?? marks[0];
  }

  document.addEventListener("click", (event) => {
    left = event.target.closest?.('[data-act="read"]') ?? left;
    const dialog = event.target.closest?.("dialog.reader");
    if (event.target === dialog || event.target.closest?.("[data-close-article]")) dialog?.close();
  });
  window.dateline = { ...window.dateline, read };
})();
