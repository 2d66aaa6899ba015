"use strict";
(() => {
  const articles = [...document.querySelectorAll(".article")];
  const all = (root, name, key) =>
    [...root.querySelectorAll(`[data-${name}]`)].filter((e) => e.dataset[name] === key);
  const number = (article) => article.id.slice(1);
  let chosen = null;

  function letGo() {
    for (const e of document.querySelectorAll(".chosen")) e.classList.remove("chosen");
    chosen = null;
  }

  /* Brings an element into the middle of its pane if it is not in view; on a phone, of the page. */
  function reveal(element) {
    const pane = element.closest(".text, .panel");
    const style = getComputedStyle(pane);
    if (style.display === "contents" || style.overflowY !== "auto") {
      element.scrollIntoView({ block: "center" });
      return;
    }
    const p = pane.getBoundingClientRect();
    const r = element.getClientRects()[0];
    if (r.top < p.top + 8 || r.bottom > p.bottom - 8) {
      pane.scrollTop += r.top - p.top - Math.max((p.height - r.height) / 2, 8);
    }
  }

  /* Marks words and card of a key; scrolls to the side that was not clicked. */
  function choose(article, key, from) {
    letGo();
    chosen = key;
    const same = all(article, "ref", key);
    let words = same.filter((e) => e.matches("mark"));
    if (!words.length || key[0] === "l") words = words.concat(all(article, "group", key));
    const cards = same.filter((e) => !e.matches("mark, a"));
    const links = cards.length ? [] : same.filter((e) => e.matches("a"));
    for (const e of [...words, ...cards, ...links]) e.classList.add("chosen");
    article.scrollIntoView({ block: "nearest" });
    const card = cards[0] || links[0];
    if (card && from === "panel") card.scrollIntoView({ block: "nearest" });
    else if (card && from !== "link") reveal(card);
    if (from !== "words" && words.length) reveal(words[0]);
    history.replaceState(null, "", `#w${number(article)}-${key}`);
  }

  /* The innermost mark; clicked again, the one around it. */
  function pick(mark) {
    const around = [];
    for (let m = mark; m; m = m.parentElement.closest("mark")) around.push(m.dataset.ref);
    return around[(around.indexOf(chosen) + 1) % around.length];
  }

  function act(event) {
    const article = event.target.closest(".article");
    if (!article) return false;
    const mark = event.target.closest("mark");
    if (mark) {
      choose(article, event.type === "click" ? pick(mark) : mark.dataset.ref, "words");
      return true;
    }
    const spot = event.target.closest("[data-ref]");
    if (!spot || (event.type !== "click" && !spot.matches("a"))) return false;
    choose(article, spot.dataset.ref, spot.closest(".note, .facts") ? "link" : "panel");
    return true;
  }

  function show(wanted) {
    for (const article of articles) article.hidden = article !== wanted;
    for (const link of document.querySelectorAll("nav [data-article]")) {
      if (link.dataset.article === number(wanted)) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }

  function follow() {
    const [, kind, n, key] = /^#([acw])(\d+)(?:-(.+))?$/.exec(location.hash) || [];
    const article = articles[Number(n || 0)] || articles[0];
    show(article);
    if (key) choose(article, key, null);
    else if (kind) article.scrollIntoView();
  }

  document.addEventListener("click", (event) => {
    if (!getSelection().isCollapsed && !event.target.closest("a")) return;
    if (act(event)) event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") letGo();
    else if ((event.key === "Enter" || event.key === " ") && event.target.matches("mark")) {
      act(event);
      event.preventDefault();
    }
  });
  addEventListener("hashchange", follow);
  if (articles.length) follow();
})();
