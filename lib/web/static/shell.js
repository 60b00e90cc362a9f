// Runs in the page before Streamlit does: keeps the visitor's theme and fetches ahead what the map will need.
"use strict";

(() => {
  const KEY = "dora-theme";
  const DARK = "(prefers-color-scheme: dark)";
  const native = window.matchMedia.bind(window);
  const system = native(DARK);
  const listeners = new Set();
  const stored = () => { try { return localStorage.getItem(KEY); } catch { return null; } };
  let chosen = stored();
  const isDark = () => (chosen ? chosen === "dark" : system.matches);

  // Streamlit's own theme menu is in English only and hidden; what it does follow is the system's preference,
  // so the choice of theme is answered there, and nothing of Streamlit's own storage is touched.
  const preference = {
    media: DARK,
    onchange: null,
    get matches() { return isDark(); },
    addEventListener: (type, listener) => { if (type === "change") listeners.add(listener); },
    removeEventListener: (type, listener) => listeners.delete(listener),
    addListener: (listener) => listeners.add(listener),
    removeListener: (listener) => listeners.delete(listener),
    dispatchEvent: () => true,
  };
  window.matchMedia = (query) => (query === DARK ? preference : native(query));
  const mark = () => { document.documentElement.dataset.theme = isDark() ? "dark" : "light"; };
  mark();
  const tell = () => {
    mark();
    listeners.forEach((listener) => {
      const event = { matches: isDark(), media: DARK, type: "change" };
      if (typeof listener === "function") listener.call(preference, event); else listener.handleEvent(event);
    });
  };
  system.addEventListener("change", () => { if (!chosen) tell(); });

  document.addEventListener("click", (event) => {
    if (!event.target.closest(".st-key-theme-switch button, .switch-theme")) return;
    chosen = isDark() ? "light" : "dark";
    try { localStorage.setItem(KEY, chosen); } catch { /* private window: the choice lasts as long as the page */ }
    tell();
  }, true);

  const go = (address) => {
    if (address === location.href) return;
    history.pushState({}, "", address);
    window.dispatchEvent(new PopStateEvent("popstate"));
  };

  // A link marked as soft changes the address and lets Streamlit answer as it answers the back button:
  // the page stays, only what depends on the address is drawn again.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-soft]");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(link.href);
  });

  // A mark that stands for an area, among hundreds, carries only its id: a click on it changes that key of the address.
  document.addEventListener("click", (event) => {
    const mark = event.target.closest("[data-area]");
    if (!mark) return;
    const address = new URL(location.href);
    address.searchParams.set("area", mark.dataset.area);
    go(address.href);
  });

  const script = document.currentScript;
  const ahead = JSON.parse(script.dataset.ahead || "[]");
  for (const address of ahead) fetch(address, { priority: "low" }).catch(() => {});
})();
