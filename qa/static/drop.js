// Files that are dropped anywhere on the page of the archive go where chosen ones go.
(() => {
  const input = () => document.querySelector("#room-archive input[type=file]");
  const open = () => document.querySelector("#upload")?.checkVisibility() ?? false;
  const holds = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  const mark = (on) => document.documentElement.classList.toggle("dropping", on);

  addEventListener("dragover", (event) => {
    if (!holds(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = open() ? "copy" : "none";
    mark(open());
  });
  addEventListener("dragleave", (event) => event.relatedTarget ?? mark(false));
  addEventListener("drop", (event) => {
    if (!holds(event)) return;
    event.preventDefault(); // else the browser would leave the page for the file
    mark(false);
    const field = input();
    if (!field || !open()) return;
    field.files = event.dataTransfer.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });
})();
