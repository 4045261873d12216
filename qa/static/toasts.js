// Gradio's own messages, as when a file is too large: their header claims to be a button, and holds one.
new MutationObserver(() => {
  for (const header of document.querySelectorAll(".toast-header[role]")) {
    header.removeAttribute("role");
    header.removeAttribute("tabindex");
  }
}).observe(document, { childList: true, subtree: true });
