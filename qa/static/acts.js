// Buttons and forms that tell the server something: their data-* attributes, and the fields of a form.
(() => {
  const WAIT = 5000;

  // The first click asks back on the button itself; the second, within some seconds, acts.
  function confirmed(button) {
    if (!button.dataset.confirm || button.dataset.asked) return true;
    const words = button.innerHTML;
    button.dataset.asked = "yes";
    button.textContent = button.dataset.confirm;
    setTimeout(() => {
      if (!button.isConnected || !button.dataset.asked) return;
      button.innerHTML = words;
      delete button.dataset.asked;
    }, WAIT);
    return false;
  }

  function sent(element) {
    const { act, confirm, asked, ...data } = element.dataset;
    return { do: act, ...data };
  }

  function fields(form) {
    const data = new FormData(form);
    return Object.fromEntries([...new Set(data.keys())].map((name) => {
      const values = data.getAll(name).filter((value) => typeof value === "string");
      return [name, values.length > 1 ? values : values[0]];
    }));
  }

  // What an event handler of a Gradio HTML part calls once: `tell` sends to the server.
  function acts(element, tell) {
    element.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-act]");
      if (button && !button.disabled && confirmed(button)) tell("act", sent(button));
    });
    element.addEventListener("submit", (event) => {
      const form = event.target.closest("form[data-act]");
      if (!form) return;
      event.preventDefault();
      tell(form.dataset.act, { ...sent(form), ...fields(form) });
    });
  }
  window.dateline = { ...window.dateline, acts };
})();
