"use strict";
(() => {
  const body = document.body;
  const root = body.dataset.root;
  const number = body.dataset.article;
  const keys = JSON.parse(body.dataset.keys);
  const box = document.getElementById("box");
  const query = () => body.dataset.query || document.getElementById("rows")?.dataset.query || "";
  const article = () => document.getElementById("article");
  const cards = () => [...document.querySelectorAll(".card")];
  const undecided = (card) => ["open", "flagged", "skipped"].includes(card.dataset.state);
  let chosen = null;
  let selection = null;

  /* ---- one choice on both sides ---- */
  function paint() {
    const states = new Map(cards().map((c) => [c.dataset.ref, c.dataset.state]));
    for (const mark of document.querySelectorAll("mark[data-ref]")) {
      const state = states.get(mark.dataset.ref);
      if (state) mark.dataset.state = state;
    }
  }

  function reveal(element) {
    const pane = element.closest(".text, .panel");
    const box_ = pane.getBoundingClientRect();
    const own = element.getClientRects()[0];
    if (!own) return;
    if (getComputedStyle(pane).overflowY === "auto") {
      if (own.top < box_.top + 8 || own.bottom > box_.bottom - 40) {
        pane.scrollTop += own.top - box_.top - Math.max((box_.height - own.height) / 2, 8);
      }
    } else if (own.top < 0 || own.bottom > innerHeight - 100) element.scrollIntoView({ block: "center" });
  }

  function choose(key, focus = true) {
    for (const e of document.querySelectorAll(".chosen[data-ref], .card[aria-current]")) {
      e.classList.remove("chosen");
      e.removeAttribute("aria-current");
    }
    chosen = key;
    if (!key) return;
    const words = [];
    for (const e of document.querySelectorAll("[data-ref]")) {
      if (e.dataset.ref !== key || e.matches("a")) continue;
      e.classList.add("chosen");
      if (e.matches("mark")) words.push(e);
    }
    if (words.length) reveal(words[0]);
    const card = document.getElementById(`c-${key}`);
    if (!card) return;
    card.setAttribute("aria-current", "true");
    reveal(card);
    if (focus && box.hidden) card.focus({ preventScroll: true });
  }

  const current = () => (chosen ? document.getElementById(`c-${chosen}`) : null);

  function step(by, wanted = () => true) {
    const all = cards();
    const at = all.indexOf(current());
    const rest = by > 0 ? all.slice(at + 1) : all.slice(0, Math.max(at, 0)).reverse();
    const found = rest.find(wanted) || (wanted !== always && by > 0 ? all.find(wanted) : null);
    if (found) choose(found.dataset.ref);
    return found;
  }
  const always = () => true;

  function following(key) {
    const all = cards();
    const at = all.findIndex((c) => c.dataset.ref === key);
    const next = [...all.slice(at + 1), ...all.slice(0, at)].find(undecided);
    return next ? next.dataset.ref : "";
  }

  /* ---- requests, one after the other, so that an undo follows what it undoes ---- */
  let line = Promise.resolve();
  let waiting = 0;
  function send(verb, path, options = {}) {
    waiting += 1;
    body.dataset.waiting = waiting;
    line = line
      .then(() => htmx.ajax(verb, `${root}/${path}`, { source: body, swap: "none", ...options }))
      .catch(() => {})
      .finally(() => {
        waiting -= 1;
        body.dataset.waiting = waiting;
      });
    return line;
  }
  const withQuery = (path) => (query() ? `${path}?${query()}` : path);
  const whole = { target: "#article", swap: "outerHTML" };

  function decide(action) {
    const card = current();
    if (!card || (action === "dismiss") !== (card.dataset.about === "unassigned" && action !== "flag" && action !== "skip")) return;
    const key = card.dataset.ref;
    const then = following(key);
    const path = withQuery(`article/${number}/decide`);
    const values = { key, action, then };
    if (action === "reject") send("POST", path, { ...whole, values });
    else {
      send("POST", path, { target: `#c-${key}`, swap: "outerHTML", values });
      choose(then || key);
    }
  }

  function relate(action, other, at) {
    if (!chosen) return;
    const values = { key: chosen, action };
    if (other) values.other = other;
    if (at !== undefined && at !== null) values.at = at;
    send("POST", withQuery(`article/${number}/relate`), { ...whole, values });
  }

  function move(by) {
    const items = cards().filter((c) => c.dataset.about === "item" && c.dataset.state !== "rejected");
    const at = items.indexOf(current());
    const other = items[at + by];
    if (at < 0 || !other) return;
    if (by < 0) relate("move", other.dataset.ref);
    else send("POST", withQuery(`article/${number}/relate`), { ...whole, values: { key: other.dataset.ref, other: chosen, action: "move" } });
  }

  /* ---- dialogs ---- */
  let behind = null;
  function open(path) {
    behind = document.activeElement;
    send("GET", path, { target: "#box", swap: "innerHTML" });
  }
  function close() {
    if (box.hidden) return false;
    box.hidden = true;
    box.replaceChildren();
    if (chosen) choose(chosen);
    else if (behind) behind.focus();
    return true;
  }

  function correct() {
    const card = current();
    if (!card) return;
    const key = encodeURIComponent(card.dataset.ref);
    let path = `article/${number}/form?key=${key}`;
    if (card.dataset.about === "unassigned") {
      const [start, end] = card.dataset.ref.slice(1).split("-");
      path += `&start=${start}&end=${end}`;
    }
    open(path);
  }

  function add() {
    if (selection) open(`article/${number}/form?start=${selection[0]}&end=${selection[1]}`);
    else if (current()?.dataset.about === "unassigned") correct();
    else open(`article/${number}/form`);
  }

  function another(index) {
    const card = current();
    const value = card?.querySelectorAll(".other")[index - 1]?.lastChild.textContent.trim();
    if (!value) return;
    const values = { key: chosen, about: card.dataset.about, value, then: following(chosen) };
    send("POST", withQuery(`article/${number}/correct`), { ...whole, values });
  }

  const act = {
    accept: () => decide("accept"),
    reject: () => decide("reject"),
    skip: () => decide("skip"),
    flag: () => decide("flag"),
    dismiss: () => decide("dismiss"),
    correct, add,
    undo: () => send("POST", `undo${number ? `?n=${number}` : ""}`, number ? whole : {}),
    next_article: () => send("POST", withQuery(`article/${number}/done`)),
    bulk: () => open(`bulk?${query()}${number ? `&only=${number}` : ""}`),
    merge: () => current()?.dataset.about === "organisation" && open(`merge?n=${number}&key=${chosen}`),
    split: () => ["organisation", "item"].includes(current()?.dataset.about) && relate("split", null, selection && selection[0]),
    up: () => move(-1),
    down: () => move(1),
    next: () => (number ? step(1, always) : walk(1)),
    previous: () => (number ? step(-1, always) : walk(-1)),
    go_queue: () => location.assign(`${root}/${withQuery("queue")}`),
    search: () => document.getElementById("search")?.focus(),
    help: () => open("keys"),
    cancel: close,
    language: (button) => send("POST", "settings", { values: { language: button.dataset.language } }),
  };

  function walk(by) {
    const links = [...document.querySelectorAll(".row a")];
    const at = links.indexOf(document.activeElement);
    links[Math.min(Math.max(at + by, 0), links.length - 1)]?.focus();
  }

  /* ---- words selected in the text, as offsets in code points ---- */
  const points = (text) => [...text].length;
  function offset(node, at) {
    const block = (node.nodeType === 1 ? node : node.parentElement).closest(".block");
    if (!block) return null;
    const range = document.createRange();
    range.setStart(block, 0);
    range.setEnd(node, at);
    return Number(block.dataset.start) + points(range.toString());
  }
  function selected() {
    const found = getSelection();
    if (!found || found.isCollapsed || !found.rangeCount) return null;
    const range = found.getRangeAt(0);
    if (!range.startContainer.parentElement?.closest(".text")) return null;
    let start = offset(range.startContainer, range.startOffset);
    let end = offset(range.endContainer, range.endOffset);
    const words = range.toString();
    if (start === null || end === null) return null;
    start += points(words) - points(words.trimStart());
    end -= points(words) - points(words.trimEnd());
    return end > start ? [start, end] : null;
  }
  document.addEventListener("selectionchange", () => {
    if (box.contains(document.activeElement)) return;
    selection = selected();
  });
  document.addEventListener("mouseup", (event) => {
    const form = document.getElementById("edit");
    const found = event.target.closest?.(".text") && selected();
    if (!form || !found) return;
    form.elements.start.value = found[0];
    form.elements.end.value = found[1];
    if (form.elements.words) form.elements.words.value = "";
    check(form);
  });

  /* ---- the form: checked as one writes, by the models of the record ---- */
  let later = 0;
  function check(form, nudge) {
    clearTimeout(later);
    if (!form.isConnected) return;
    const values = Object.fromEntries(new FormData(form));
    if (nudge) {
      values.nudge = nudge;
      delete values.words;
    }
    const other = values.about !== values.was;
    send("POST", `article/${number}/check`, other ? { target: "#box", swap: "innerHTML", values } : { target: "#verdict", swap: "outerHTML", values });
  }
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form?.id !== "edit" || event.target.name === "reason") return;
    clearTimeout(later);
    later = setTimeout(() => check(form), 120);
  });

  /* ---- mouse ---- */
  function pick(mark) {
    const around = [];
    for (let m = mark; m; m = m.parentElement.closest("mark")) around.push(m.dataset.ref);
    return around[(around.indexOf(chosen) + 1) % around.length];
  }
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-act]");
    if (button) {
      act[button.dataset.act]?.(button);
      return;
    }
    const nudge = event.target.closest("[name=nudge]");
    if (nudge) {
      check(nudge.form, nudge.value);
      return;
    }
    if (event.target.closest("#box") || !event.target.closest("#article")) return;
    const selection_ = getSelection();
    if (selection_ && !selection_.isCollapsed && !event.target.closest("a")) return;
    const mark = event.target.closest("mark");
    const spot = mark || event.target.closest("[data-ref]");
    if (!spot) return;
    choose(mark ? pick(mark) : spot.dataset.ref);
    event.preventDefault();
  });

  /* ---- keys: deaf while an input method composes, and in fields ---- */
  const isField = (e) => e.matches?.("input, textarea, select, [contenteditable]");
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape") {
      if (close()) event.preventDefault();
      return;
    }
    const form = document.getElementById("edit");
    if (form && event.altKey && ["ArrowLeft", "ArrowRight"].includes(event.key)) {
      check(form, `${event.shiftKey ? "start" : "end"}${event.key === "ArrowLeft" ? "-" : "+"}`);
      event.preventDefault();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
    const mark = event.target.closest?.("mark");
    if (mark && (event.key === "Enter" || event.key === " ")) {
      choose(pick(mark));
      event.preventDefault();
      return;
    }
    if (box.contains(event.target)) return;
    if (/^[1-9]$/.test(event.key)) {
      another(Number(event.key));
      return;
    }
    const action = Object.keys(keys).find((name) => keys[name] === event.key)
      || { ArrowDown: "next", ArrowUp: "previous" }[event.key];
    if (!action || (event.key.startsWith("Arrow") && !event.target.closest(".card"))) return;
    if (event.repeat && !["next", "previous"].includes(action)) return;
    act[action]();
    event.preventDefault();
  });

  /* ---- what comes back ---- */
  document.addEventListener("htmx:afterSwap", (event) => {
    const fault = document.getElementById("fault");
    fault.textContent = "";
    const target = event.detail.target;
    if (target.id === "box") {
      box.hidden = false;
      box.querySelector("select, input:not([type=hidden]), button.primary")?.focus();
      if (box.querySelector("#f-value")) box.querySelector("#f-value").focus();
      return;
    }
    if (target.id === "article" || event.detail.elt?.id === "article") {
      box.hidden = true;
      box.replaceChildren();
      const wanted = article().dataset.chosen || chosen;
      paint();
      if (wanted && document.getElementById(`c-${wanted}`)) choose(wanted);
      else step(1, undecided);
      return;
    }
    paint();
    if (chosen) {
      const card = current();
      if (card && !card.classList.contains("chosen")) choose(chosen);
    }
  });
  document.addEventListener("htmx:responseError", (event) => {
    const { status, responseText } = event.detail.xhr;
    const said = new DOMParser().parseFromString(responseText, "text/html").body.textContent;
    document.getElementById("fault").textContent = status === 409 ? `✗ ${said}` : `✗ ${body.dataset.offline}`;
  });
  document.addEventListener("htmx:sendError", () => {
    document.getElementById("fault").textContent = `✗ ${body.dataset.offline}`;
  });

  if (article()) {
    paint();
    const wanted = article().dataset.chosen;
    const first = (wanted && document.getElementById(`c-${wanted}`)) || cards().find(undecided) || cards()[0];
    if (first) choose(first.dataset.ref);
  } else document.querySelector(".row a")?.focus();
})();
