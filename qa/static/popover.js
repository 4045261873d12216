// Who says it and in which words, at a glance: shown while a citation is hovered, or focused by keyboard.
(() => {
  const CITED = 'a[href^="#src-"]';
  let box, timer, cited;

  function made() {
    box = document.createElement("div");
    box.id = "glance";
    box.setAttribute("role", "tooltip");
    box.hidden = true;
    box.addEventListener("mouseenter", () => clearTimeout(timer));
    box.addEventListener("mouseleave", () => later(hide, 150));
    document.querySelector(".gradio-container").append(box);
    return box;
  }

  function show(link) {
    const card = document.getElementById(link.getAttribute("href").slice(1));
    if (!card) return;
    const quote = document.createElement("p");
    quote.className = "quote";
    quote.textContent = card.querySelector("mark")?.textContent ?? "";
    (box ?? made()).replaceChildren(card.querySelector(".meta").cloneNode(true), quote);
    box.hidden = false;
    place(link);
    cited?.removeAttribute("aria-describedby");
    cited = link;
    link.setAttribute("aria-describedby", box.id);
  }

  function place(link) {
    const spot = link.getClientRects()[0] ?? link.getBoundingClientRect();
    const width = Math.min(360, innerWidth - 16);
    box.style.width = `${width}px`;
    box.style.left = `${Math.max(8, Math.min(innerWidth - width - 8, spot.left - 24))}px`;
    const above = spot.top - box.offsetHeight - 8;
    box.style.top = `${above > 8 ? above : spot.bottom + 8}px`;
  }

  function hide() {
    clearTimeout(timer);
    if (!box || box.hidden) return false;
    box.hidden = true;
    cited?.removeAttribute("aria-describedby");
    return true;
  }

  const later = (act, wait) => {
    clearTimeout(timer);
    timer = setTimeout(act, wait);
  };
  const over = (event) => event.target.closest?.(CITED);

  document.addEventListener("mouseover", (event) => {
    const link = matchMedia("(hover: hover)").matches && over(event);
    if (link) later(() => link.isConnected && show(link), 120);
  });
  document.addEventListener("mouseout", (event) => over(event) && later(hide, 200));
  document.addEventListener("focusin", (event) => {
    const link = over(event);
    if (link?.matches(":focus-visible")) show(link);
    else hide();
  });
  document.addEventListener("click", (event) => over(event) && hide());
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide() && event.stopPropagation());
  // A citation that the keyboard leads to is scrolled into view: the box goes with it.
  function scrolled(event) {
    if (event.target !== document || !box || box.hidden) return;
    const { top, bottom } = cited.getBoundingClientRect();
    if (cited.matches(":focus-visible") && bottom > 0 && top < innerHeight) place(cited);
    else hide();
  }
  addEventListener("scroll", scrolled, { capture: true, passive: true });
})();
