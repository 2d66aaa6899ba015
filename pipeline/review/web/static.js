"use strict";
(() => {
  for (const mark of document.querySelectorAll("mark[data-ref]")) {
    const article = mark.closest(".article");
    const card = document.getElementById(`c${article.dataset.article}-${mark.dataset.ref}`);
    if (card) mark.dataset.state = card.dataset.state;
  }
  function choose(article, key) {
    for (const e of document.querySelectorAll(".chosen")) e.classList.remove("chosen");
    for (const e of article.querySelectorAll("[data-ref]")) {
      if (e.dataset.ref === key && !e.matches("a")) e.classList.add("chosen");
    }
    const card = document.getElementById(`c${article.dataset.article}-${key}`);
    const mark = article.querySelector("mark.chosen");
    for (const e of [mark, card]) e?.scrollIntoView({ block: "nearest" });
    card?.focus({ preventScroll: true });
  }
  function act(event) {
    const article = event.target.closest?.(".article");
    const spot = event.target.closest?.("[data-ref]");
    if (!article || !spot) return;
    choose(article, spot.dataset.ref);
    event.preventDefault();
  }
  document.addEventListener("click", act);
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" && event.target.matches("mark")) act(event);
    const by = { j: 1, k: -1 }[event.key];
    const card = event.target.closest?.(".card");
    if (!by || !card) return;
    const all = [...card.closest(".article").querySelectorAll(".card")];
    const next = all[all.indexOf(card) + by];
    if (next) choose(next.closest(".article"), next.dataset.ref);
  });
})();
