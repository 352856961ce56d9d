// The language of headings, the sidebar's list, wide tables, and the search page. Every page is readable without this.
(function () {
  "use strict";
  var root = document.documentElement;

  // Language: set before the body is painted, so that no heading flickers.
  function stored() {
    try { return localStorage.getItem("tthc-language"); } catch (_) { return null; }
  }
  function store(language) {
    try { localStorage.setItem("tthc-language", language); } catch (_) { /* a private window: not remembered */ }
  }
  var english = stored() === "en";
  root.classList.toggle("english", english);

  function speak() {
    root.classList.toggle("english", english);
    document.querySelectorAll("[data-language]").forEach(function (button) {
      button.setAttribute("aria-pressed", String((button.dataset.language === "en") === english));
    });
    document.querySelectorAll("[data-en]").forEach(function (element) {
      var name = element.hasAttribute("placeholder") ? "placeholder" : "aria-label";
      if (!element.dataset.vi) element.dataset.vi = element.getAttribute(name);
      element.setAttribute(name, english ? element.dataset.en : element.dataset.vi);
    });
  }

  function make(tag, className, text) {
    var element = document.createElement(tag);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  }
  // Words in both languages, of which the style sheet shows one.
  function both(vi, en) {
    var words = document.createDocumentFragment();
    if (!en || en === vi) {
      words.append(vi);
      return words;
    }
    [["vi", vi], ["en", en]].forEach(function (pair) {
      var span = make("span", "", pair[1]);
      span.lang = pair[0];
      words.append(span);
    });
    return words;
  }

  // The sidebar: [page, label, title, English title, part].
  function sidebar() {
    var nav = document.querySelector("nav.contents");
    if (!nav || !window.tthcContents) return;
    var here = decodeURIComponent(location.pathname.split("/").pop()) || "index.html";
    var list = null, current = null;
    window.tthcContents.forEach(function (row) {
      if (row[4]) {
        var part = make("h3");
        part.append(both(row[4][0], row[4][1]));
        nav.append(part);
        list = null;
      }
      if (!list) nav.append(list = make("ol"));
      var link = make("a");
      link.href = row[0];
      if (row[1]) link.append(make("span", "code", row[1]), " ");
      link.append(both(row[2], row[3]));
      if (row[0] === here) {
        link.setAttribute("aria-current", "page");
        current = link;
      }
      var item = make("li");
      item.append(link);
      list.append(item);
    });
    if (current && nav.scrollHeight > nav.clientHeight) {
      nav.scrollTop = current.offsetTop - nav.offsetTop - nav.clientHeight / 3;
    }
  }

  // What scrolls sideways must be reachable with the keyboard, and then needs a name.
  function wide() {
    document.querySelectorAll(".table-wrapper, figure.workflow, pre").forEach(function (box) {
      var scrolls = box.scrollWidth > box.clientWidth, figure = box.tagName === "FIGURE";
      if (!scrolls) return ["tabindex", "role", "aria-label"].forEach(function (name) { box.removeAttribute(name); });
      box.tabIndex = 0;
      // A figure has its caption for a name, and is wider on both sides of its first step.
      if (figure && !box.scrollLeft) box.scrollLeft = (box.scrollWidth - box.clientWidth) / 2;
      if (figure) return;
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", english ? "Scrolls sideways" : "Cuộn ngang để xem hết");
    });
  }

  // Search.
  var LIMIT = 100;
  function fold(text) {
    return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d")
      .replace(/[^a-z0-9]+/g, " ").trim();
  }
  function search() {
    var data = window.tthcSearch, results = document.getElementById("search-results");
    if (!data || !results) return;
    var field = document.getElementById("find"), level = document.getElementById("search-level");
    var status = document.getElementById("search-status");
    var entries = data.entries.map(function (row) {
      var name = fold(row[1]), code = fold(row[0]);
      return { row: row, name: " " + name + " ", code: code, all: " " + name + " " + code, exact: row[1].normalize("NFC").toLowerCase() };
    });
    data.levels.forEach(function (word, at) {
      level.append(new Option(word, String(at)));
    });
    document.getElementById("search-filter").hidden = level.length < 2;

    // Lower is better; -1 is no hit. Every word of the query must begin a word of the name or the code.
    function rank(entry, query, words, typed) {
      for (var i = 0; i < words.length; i++) if (entry.all.indexOf(" " + words[i]) < 0) return -1;
      if (entry.code === query) return 0;
      var place = entry.name.indexOf(" " + query);
      var score = place === 0 ? 2 : place > 0 ? 4 : 6;
      return entry.exact.indexOf(typed) < 0 ? score + 1 : score;
    }
    function show() {
      var typed = field.value.normalize("NFC").trim().toLowerCase(), query = fold(typed), hits = [];
      if (query) {
        var words = query.split(" ");
        entries.forEach(function (entry, at) {
          if (level.value && entry.row[2].indexOf(Number(level.value)) < 0) return;
          var score = rank(entry, query, words, typed);
          if (score >= 0) hits.push([score, at, entry.row]);
        });
        hits.sort(function (a, b) { return a[0] - b[0] || a[1] - b[1]; });
      }
      results.replaceChildren.apply(results, hits.slice(0, LIMIT).map(function (hit) {
        var row = hit[2], item = make("li"), link = make("a", "", row[1]), more = make("span", "detail");
        link.href = row[3];
        if (row[0]) more.append(make("span", "code", row[0]), " ");
        row[2].forEach(function (at) { more.append(make("span", "level-badge", data.levels[at]), " "); });
        more.append(data.volumes[row[4]]);
        item.append(link, " ", more);
        return item;
      }));
      status.replaceChildren(query ? both(
        hits.length + " kết quả" + (hits.length > LIMIT ? ", hiện " + LIMIT + " kết quả đầu" : ""),
        hits.length + (hits.length === 1 ? " result" : " results") + (hits.length > LIMIT ? ", the first " + LIMIT + " are shown" : "")) : "");
    }
    field.value = new URLSearchParams(location.search).get("q") || "";
    field.addEventListener("input", show);
    level.addEventListener("change", show);
    show();
    if (!field.value) field.focus();
  }

  document.addEventListener("DOMContentLoaded", function () {
    var box = document.querySelector(".language");
    box.hidden = false;
    box.addEventListener("click", function (event) {
      var button = event.target.closest("[data-language]");
      if (!button) return;
      english = button.dataset.language === "en";
      store(button.dataset.language);
      speak();
      wide();
    });
    speak();
    sidebar();
    search();
    wide();
    addEventListener("resize", wide);
  });
})();
