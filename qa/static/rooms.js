// The three parts of the page: one is shown. The address says which, so that going back works.
(() => {
  const ROOMS = ["ask", "earlier", "archive"];
  const named = () => ROOMS.find((room) => `#${room}` === location.hash) ?? "ask";
  let shown = "";

  function show(room) {
    document.documentElement.dataset.room = room;
    for (const button of document.querySelectorAll("[data-room]:is(button)")) {
      if (button.dataset.room === room) button.setAttribute("aria-current", "page");
      else button.removeAttribute("aria-current");
    }
    if (room === shown) return;
    if (shown || room !== "ask") document.dispatchEvent(new CustomEvent("dateline:room", { detail: room }));
    shown = room;
  }

  function room(name) {
    if (name === named()) return show(name);
    history.pushState(null, "", name === "ask" ? location.pathname + location.search : `#${name}`);
    show(name);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button[data-room]");
    if (button) room(button.dataset.room);
  });
  addEventListener("popstate", () => show(named()));
  document.documentElement.dataset.room = named();
  window.dateline = { ...window.dateline, room, rooms: () => show(named()) };
})();
