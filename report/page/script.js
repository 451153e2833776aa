"use strict";
(function () {
  var root = document.documentElement, last = null;

  // Opens what is folded around the place that the address names, and lights
  // up every sentence from there to the one that the followed link ends at.
  function show() {
    document.querySelectorAll(".lit").forEach(function (e) { e.classList.remove("lit"); });
    var at = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!at) return;
    for (var up = at; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    if (at.tagName === "ARTICLE" && at.firstElementChild && at.firstElementChild.tagName === "DETAILS") at.firstElementChild.open = true;
    var end = last && document.getElementById(last);
    if (at.classList.contains("sentence")) {
      var all = Array.from(at.closest("article").querySelectorAll(".sentence"));
      var from = all.indexOf(at), to = Math.max(from, end ? all.indexOf(end) : from);
      all.slice(from, to + 1).forEach(function (e) { e.classList.add("lit"); });
    }
    at.scrollIntoView({ block: at.classList.contains("sentence") ? "center" : "start" });
  }
  document.addEventListener("click", function (e) {
    var a = e.target.closest("a[href^='#']");
    if (!a) return;
    last = a.dataset.to || null;
    if (a.getAttribute("href") === location.hash) { e.preventDefault(); show(); }
  });
  window.addEventListener("hashchange", show);
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll(".articles details").forEach(function (d) { d.open = true; });
  });

  var button = document.getElementById("theme");
  button.hidden = false;
  button.addEventListener("click", function () {
    var dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });
  show();
})();
