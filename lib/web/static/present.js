// Presenter mode, in the page: which step is seen, the keys of a clicker, the clock, and the line to those who follow.
// All steps of the story are in the page already; what is seen is an attribute of its root, so that going on needs no
// server and survives without one.
"use strict";

(() => {
  const root = document.documentElement;
  const ROOM = "dora-room";
  const CLOCK = "dora-clock";
  const ME = Math.random().toString(36).slice(2, 12);
  const [BEAT, LONGEST_WAIT, LITTLE_LATE] = [10_000, 8_000, 120];
  const store = {
    get: (name) => { try { return JSON.parse(localStorage.getItem(name)); } catch { return null; } },
    set: (name, value) => { try { localStorage.setItem(name, JSON.stringify(value)); } catch { /* private window */ } },
  };

  // The address says what is told: the story itself, or a live page on the way.

  const query = () => new URLSearchParams(location.search);
  const told = () => {
    if (/\/present\/?$/.test(location.pathname)) return "story";
    return query().get("present") === "1" ? "live" : "";
  };
  const asked = () => Math.max(1, Number.parseInt(query().get("step") ?? "1", 10) || 1);
  const isSpeaker = () => query().get("role") === "speaker";

  const visit = (address) => {
    if (address === location.href) return;
    history.pushState({}, "", address);
    window.dispatchEvent(new PopStateEvent("popstate"));
  };

  // The deck of steps, once Streamlit has drawn it.

  let deck = null;
  let story = { total: 1, planned: [], live: [], words: {} };
  let step = asked();
  const part = (selector) => deck?.querySelector(selector);
  const section = () => part(`.step[data-step="${step}"]`);
  const say = (word, places = {}) =>
    (story.words[word] ?? "").replace(/\{(\w+)\}/g, (whole, name) => places[name] ?? whole);

  const meet = () => {
    const found = document.querySelector(".deck");
    if (found === deck) return;
    deck = found;
    if (!deck) return;
    story = JSON.parse(deck.dataset.deck);
    const clamped = Math.min(asked(), story.total);
    show(clamped);
    for (const place of deck.querySelectorAll(".map-place")) {
      for (const { address } of JSON.parse(place.dataset.map).layers) if (address) fetch(address, { priority: "low" }).catch(() => {});
    }
    tick();
    reveal();
    tell();
  };

  const show = (number) => {
    step = number;
    root.dataset.step = String(step);
    if (!deck) return;
    const count = say("count", { step, total: story.total });
    part(".count").textContent = count;
    part(".said").textContent = `${count}. ${section()?.querySelector("h1")?.textContent ?? ""}`;
    part(".track i").style.width = `${(100 * step) / story.total}%`;
    for (const [button, off] of [[".go-back", step <= 1], [".go-on", step >= story.total]]) part(button).disabled = off;
    dress();
    drawMap();
    tick();
  };

  // Pictures come in the colours of the theme: the one that is seen first, the others ahead.
  const dress = () => {
    const theme = root.dataset.theme === "dark" ? "dark" : "light";
    const pictures = [...(deck?.querySelectorAll("img.picture") ?? [])];
    const distance = (picture) => Math.abs(Number(picture.closest(".step").dataset.step) - step - 0.1);
    pictures.sort((one, other) => distance(one) - distance(other));
    for (const picture of pictures) {
      const address = picture.dataset[theme];
      if (picture.getAttribute("src") !== address) picture.src = address;
    }
  };
  new MutationObserver(dress).observe(root, { attributes: true, attributeFilter: ["data-theme"] });

  // One map stays mounted for all steps; its frame is told what to show.
  const drawMap = () => {
    const place = section()?.querySelector(".map-place");
    root.dataset.stage = place ? "map" : "other";
    const frame = document.querySelector(".st-key-present-map iframe")?.contentWindow;
    if (place && frame?.presentMap) frame.presentMap(JSON.parse(place.dataset.map));
  };
  document.addEventListener("dora-map", drawMap);

  // Going from step to step. `quietly`: the room said so, and need not be told.

  const go = (number, quietly = false) => {
    const next = Math.min(Math.max(number, 1), deck ? story.total : number);
    if (next === step) return;
    if (next > step && !started() && leads()) start();
    const address = new URL(location.href);
    address.searchParams.set("step", String(next));
    history.pushState({}, "", address);
    show(next);
    if (!quietly) publish();
  };

  const openLive = () => {
    const address = story.live[step - 1];
    if (!address) return;
    if (leads()) visit(new URL(address, location.origin).href); else window.open(address, "_blank", "noopener");
  };
  const backToStory = () => document.querySelector("a.back-to-story")?.click();

  // The clock: from the first step forward, against the minutes of the agenda.

  let startedElsewhere = null;
  const tale = () => query().get("story") ?? "";
  const started = () => {
    if (startedElsewhere) return startedElsewhere;
    const kept = store.get(CLOCK);
    return kept?.story === tale() ? kept.started : null;
  };
  const start = () => {
    startedElsewhere = null;
    store.set(CLOCK, { story: tale(), started: Date.now() });
    tick();
  };
  const minutes = (seconds) => {
    const whole = Math.max(0, Math.floor(seconds));
    return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  };
  const tick = () => {
    const clock = part(".clock");
    if (!clock) return;
    const due = 60 * (story.planned[step - 1] ?? 0);
    const since = started();
    const used = since ? (Date.now() - since) / 1000 : 0;
    const word = !since ? "stopped" : used <= due ? "early" : used <= due + LITTLE_LATE ? "late" : "over";
    clock.dataset.state = word;
    clock.querySelector(".word").textContent = say(word);
    clock.querySelector(".time").textContent = `${since ? minutes(used) : "–"} / ${minutes(due)}`;
  };
  setInterval(tick, 1000);

  // The room: who has its key leads, who has its code looks on.

  let line = null;
  let wait = 500;
  let turn = 0;
  let members = 0;
  let met = false;
  const own = () => store.get(ROOM);
  const followed = () => query().get("follow");
  const leads = () => !followed() || followed() === own()?.code;
  const joins = () => Boolean(followed()) && (isSpeaker() || !leads());

  const mine = () => {
    const address = new URL(location.href);
    for (const name of ["lang", "role", "follow"]) address.searchParams.delete(name);
    return address.pathname.replace(/^.*\//, "/") + (address.searchParams.size ? `?${address.searchParams}` : "");
  };
  const send = () => {
    const room = own();
    if (line?.readyState !== WebSocket.OPEN || !room || !leads()) return;
    const address = isSpeaker() ? speakersAddress() : mine();
    line.send(JSON.stringify({ key: room.key, address, started: started(), by: ME }));
  };
  const speakersAddress = () => `/present?step=${step}${tale() ? `&story=${tale()}` : ""}`;
  let shown = "";
  const publish = () => { shown = isSpeaker() ? speakersAddress() : mine(); send(); };

  const roomOf = async () => {
    if (followed()) return followed();
    if (!own()) {
      const answer = await fetch("/rooms", { method: "POST" });
      store.set(ROOM, await answer.json());
    }
    return own()?.code;
  };

  const connect = async () => {
    if (!told() || line) return;
    line = "opening";
    let code = null;
    try { code = await roomOf(); } catch { /* no network: tried again below */ }
    if (!code || !told()) { line = null; if (told()) again(); return; }
    reveal();
    line = new WebSocket(`${location.origin.replace(/^http/, "ws")}/rooms/${code}`);
    let first = true;
    line.onopen = () => { wait = 500; tell(); };
    line.onmessage = ({ data }) => {
      const message = JSON.parse(data);
      ({ members } = message);
      met = true;
      if (first && leads() && !joins()) {
        first = false;
        turn = message.turn ?? 0;
        if (!message.address) publish();
      } else hear(message);
      tell();
    };
    line.onclose = ({ code: reason }) => {
      line = null;
      turn = 0;
      tell();
      if (reason < 4400) again();
    };
  };
  const again = () => { setTimeout(connect, wait); wait = Math.min(2 * wait, LONGEST_WAIT); };
  setInterval(() => { if (told() && leads() && !joins()) send(); }, BEAT);

  const hear = (message) => {
    if (!message.address || message.turn <= turn) return;
    turn = message.turn;
    if (message.by === ME) return;
    startedElsewhere = message.started;
    const address = new URL(message.address, location.origin);
    const number = Number.parseInt(address.searchParams.get("step") ?? "1", 10) || 1;
    if (isSpeaker()) { go(number, true); return; }
    const sameStory = (address.searchParams.get("story") ?? "") === tale();
    if (address.pathname === "/present" && told() === "story" && sameStory) { go(number, true); return; }
    if (leads()) return;
    for (const name of ["lang", "follow"]) if (query().get(name)) address.searchParams.set(name, query().get(name));
    visit(address.href);
  };

  // What the bar and the list say of the room.
  const tell = () => {
    if (!deck) return;
    const lost = typeof line !== "object" || line?.readyState !== WebSocket.OPEN;
    const others = Math.max(0, members - 1);
    const waiting = !leads() && turn === 0;
    part(".told").textContent = digits ? say("jump", { step: digits })
      : lost && met ? say("lost") : waiting ? say("waiting") : leads() && others ? say("followers", { count: others }) : "";
  };
  const reveal = () => {
    const code = followed() ?? own()?.code;
    root.dataset.leads = leads() ? "yes" : "no";
    if (!deck || !code) return;
    const lang = root.lang;
    const follow = new URL(`/present?lang=${lang}&follow=${code}`, location.origin);
    part(".code").textContent = code;
    Object.assign(part(".follow-address"), { href: follow.href, textContent: follow.host + follow.pathname + follow.search });
    Object.assign(part(".qr"), { src: `/rooms/${code}/qr.svg?lang=${lang}`, hidden: false });
    const alone = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);
    Object.assign(part(".here"), { hidden: !alone, textContent: say("here") });
    const tail = tale() ? `&story=${tale()}` : "";
    part(".open-speaker").href = `/present?lang=${lang}&role=speaker&follow=${code}&step=${step}${tail}`;
    part(".leave").href = `/story?lang=${lang}${tail}`;
    for (const link of deck.querySelectorAll(".other-language")) {
      const address = new URL(location.href);
      address.searchParams.set("lang", link.lang);
      link.href = address.href;
    }
  };

  // Keys: those of a clicker, and those of a keyboard. A frame of a map passes them on.

  let digits = "";
  const isTyping = (target) => Boolean(target?.closest?.("input, textarea, select, [contenteditable]"));
  const isControl = (target) => Boolean(target?.closest?.("a, button, [role=button]"));
  const dialog = () => part("dialog.list");
  const openList = () => { reveal(); dialog()?.showModal(); dialog()?.querySelector(`[data-go="${step}"]`)?.focus(); };

  const MOVES = {
    ArrowRight: () => go(step + 1), PageDown: () => go(step + 1), ArrowLeft: () => go(step - 1), PageUp: () => go(step - 1),
    Home: () => go(1), End: () => go(story.total),
  };
  const press = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return false;
    if (dialog()?.open) return false;
    if (!leads() && !isSpeaker()) return event.key in MOVES;
    if (event.key === "Escape") { if (digits) digits = ""; else if (!isSpeaker()) openLive(); return true; }
    if (/^[0-9]$/.test(event.key)) { digits = (digits + event.key).slice(-2); return true; }
    if (event.key === "Enter" && digits) { const number = Number(digits); digits = ""; if (number) go(number); return true; }
    if (event.key === "Enter" && !isControl(event.target)) { openList(); return true; }
    if (!(event.key in MOVES)) return false;
    digits = "";
    MOVES[event.key]();
    return true;
  };
  const somethingIsOpen = () => Boolean(
    document.querySelector("[role=listbox], [role=dialog], [role=menu], [data-testid=stPopoverBody]") || isTyping(document.activeElement)
    && document.activeElement.getAttribute("aria-expanded") === "true",
  );
  document.addEventListener("keydown", (event) => {
    const mode = told();
    if (mode === "live" && event.key === "Escape" && !somethingIsOpen()) { event.preventDefault(); backToStory(); return; }
    if (mode !== "story" || !press(event)) return;
    event.preventDefault();
    event.stopPropagation();
    tell();
  }, true);

  const CLICKS = {
    ".go-back": () => go(step - 1), ".go-on": () => go(step + 1), ".open-list": openList, ".go-live": openLive,
    ".close-list": () => dialog()?.close(), ".restart-clock": () => { start(); publish(); },
    "[data-go]": (target) => { dialog()?.close(); go(Number(target.dataset.go)); },
  };
  document.addEventListener("click", (event) => {
    for (const [selector, act] of Object.entries(CLICKS)) {
      const target = event.target.closest?.(`.deck ${selector}`);
      if (!target || event.ctrlKey || event.metaKey) continue;
      event.preventDefault();
      act(target);
      return;
    }
  });

  // Whatever changes the address: a step, a page, the browser's own buttons.

  const changed = () => {
    const mode = told();
    if (mode) root.dataset.present = mode; else delete root.dataset.present;
    root.dataset.leads = leads() ? "yes" : "no";
    if (mode === "story" && asked() !== step) show(deck ? Math.min(asked(), story.total) : asked());
    if (mode === "story") root.dataset.step = String(step);
    if (mode) connect();
    else if (line instanceof WebSocket) line.close();
    if (mode && leads() && !joins() && shown && mine() !== shown) publish();
  };
  for (const name of ["pushState", "replaceState"]) {
    const native = history[name].bind(history);
    history[name] = (...values) => { native(...values); changed(); };
  }
  window.addEventListener("popstate", changed);
  window.addEventListener("online", () => { wait = 500; connect(); });
  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver(() => { if (told() === "story") meet(); }).observe(document.body, { childList: true, subtree: true });
    changed();
  });
  changed();
})();
