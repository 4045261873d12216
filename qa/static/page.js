// The page without this still answers: it only moves the focus, so that a citation leads to its source and back.
(() => {
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  let left = null; // the citation that was followed last

  function go(target) {
    document.querySelectorAll(".card.on").forEach((card) => card.classList.remove("on"));
    if (target.classList.contains("card")) target.classList.add("on");
    const field = target.hasAttribute("tabindex") ? target : target.querySelector("textarea") ?? target;
    field.focus({ preventScroll: true });
    target.scrollIntoView({ block: "nearest", behavior: calm() ? "auto" : "smooth" });
  }

  function back(question) {
    const turn = question.closest(".turn");
    const card = turn.querySelector(".card.on");
    const cited = card && turn.querySelector(`a.cite[href="#${card.id}"]`);
    go(left?.isConnected && turn.contains(left) ? left : cited || question);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#"]');
    const target = link && document.getElementById(link.getAttribute("href").slice(1));
    if (!target) return;
    event.preventDefault(); // Gradio's <base> would make the fragment a page load
    if (!target.checkVisibility()) window.dateline.room("ask");
    if (target.classList.contains("card")) left = link;
    if (link.matches(".back")) back(target);
    else go(target);
  });

  // A new turn starts at the top of the view, until the reader does something.
  let followed = "";
  let acted = false;
  for (const act of ["wheel", "touchmove", "pointerdown", "keydown"]) {
    addEventListener(act, () => (acted = true), { passive: true });
  }
  window.dateline = {
    ...window.dateline,
    follow: () =>
      requestAnimationFrame(() => {
        const turn = [...document.querySelectorAll("#log .turn, #now .turn")].pop();
        if (!turn || (turn.id === followed && acted)) return;
        turn.scrollIntoView({ block: "start" });
        if (turn.id !== followed) acted = false;
        followed = turn.id;
      }),
  };
})();
