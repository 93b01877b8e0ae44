// What the page can do better with a script: figures as chips that cannot be mistyped, a preview while typing, a build's progress.
// Every form works without it: the text boxes below the chips are what is sent.
"use strict";

(() => {
  const TOKEN = /\{([A-Za-z][A-Za-z0-9_.]*(?:\|[a-z]+)?)\}/g;
  const GAP = "\u200b"; // gives the caret a place beside a chip; taken out again before the words are sent
  const WAIT = 350;

  const said = document.querySelector(".said");
  if (said) {
    // A browser goes to the place in the page that was changed; what was done is read out beside that.
    const words = said.textContent;
    said.textContent = "";
    setTimeout(() => { said.textContent = words; }, 150);
    if (!location.hash) said.focus({ preventScroll: true });
  }

  const make = (name, attributes, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  // ---- words with chips

  const figures = new Map([...document.querySelectorAll("[data-slot]")].map((each) => [each.dataset.slot, each.dataset.printed]));

  const chip = (slot) => {
    const made = make("span", { class: "chip", contenteditable: "false", title: `The figure ${slot}; it prints the number of now` }, figures.get(slot));
    made.dataset.figure = slot;
    return made;
  };

  const filled = (box, text) => {
    box.replaceChildren();
    let end = 0;
    for (const found of text.matchAll(TOKEN)) {
      if (!figures.has(found[1])) continue;
      box.append(text.slice(end, found.index) || GAP, chip(found[1]));
      end = found.index + found[0].length;
    }
    box.append(text.slice(end) || GAP);
  };

  const written = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data.replaceAll(GAP, "");
    if (node.dataset && node.dataset.figure) return `{${node.dataset.figure}}`;
    if (node.nodeName === "BR") return " ";
    return [...node.childNodes].map(written).join("");
  };

  const insertAt = (box, node) => {
    const selection = getSelection();
    const inside = selection.rangeCount && box.contains(selection.getRangeAt(0).commonAncestorContainer);
    const range = inside ? selection.getRangeAt(0) : document.createRange();
    if (!inside) {
      range.selectNodeContents(box);
      range.collapse(false);
    }
    range.deleteContents();
    const after = document.createTextNode(GAP);
    range.insertNode(after);
    range.insertNode(node);
    if (node.dataset) range.insertNode(document.createTextNode(GAP));
    range.setStart(after, 1);
    range.collapse(true);
    box.focus();
    selection.removeAllRanges();
    selection.addRange(range);
  };

  const enhanced = (area, changed) => {
    const label = document.getElementById(`label-${area.id}`);
    const hint = document.getElementById(`hint-${area.id}`);
    if (area.id === "text" && hint) hint.textContent = "Type around the figures. A figure cannot be mistyped: it is taken out whole, and put in from the list below.";
    const box = make("div", {
      id: `words-${area.id}`, class: area.rows > 2 ? "words tall" : "words", role: "textbox", contenteditable: "true", tabindex: "0",
      "aria-multiline": "true", "aria-labelledby": `label-${area.id}`, "aria-describedby": `hint-${area.id}`, spellcheck: "true",
    });
    filled(box, area.value);
    const take = () => {
      area.value = written(box).replace(/\s+/g, " ").trim();
      changed();
    };
    box.addEventListener("input", take);
    box.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault(); // one paragraph
    });
    const plain = (event, data) => {
      event.preventDefault();
      const text = data ? data.getData("text/plain").replace(/\s+/g, " ") : "";
      if (text) {
        insertAt(box, document.createTextNode(text));
        filled(box, written(box));
        const range = document.createRange();
        range.selectNodeContents(box);
        range.collapse(false);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        take();
      }
    };
    box.addEventListener("paste", (event) => plain(event, event.clipboardData));
    box.addEventListener("drop", (event) => plain(event, event.dataTransfer));
    for (const kind of ["copy", "cut"]) {
      box.addEventListener(kind, (event) => {
        const range = getSelection().rangeCount ? getSelection().getRangeAt(0) : null;
        if (!range || !box.contains(range.commonAncestorContainer)) return;
        event.preventDefault();
        event.clipboardData.setData("text/plain", written(range.cloneContents()));
        if (kind === "cut") {
          range.deleteContents();
          take();
        }
      });
    }
    label.addEventListener("click", (event) => {
      event.preventDefault();
      (area.hidden ? box : area).focus();
    });
    area.hidden = true;
    area.after(box);
    area.addEventListener("input", changed);
    return { area, box, take };
  };

  const editor = document.querySelector("form.editor[data-preview]");
  if (editor) {
    let timer = 0;
    let asked = 0;
    let dirty = false;
    const shown = document.getElementById("preview");
    const chips = document.querySelector(".figures");

    const look = async () => {
      const number = ++asked;
      try {
        const answer = await fetch(editor.dataset.preview, { method: "POST", body: new URLSearchParams(new FormData(editor)) });
        if (!answer.ok) throw new Error(String(answer.status));
        const says = await answer.json();
        if (number === asked) tell(says);
      } catch (error) {
        if (number === asked) shown.replaceChildren(make("p", { class: "fix" }, "The preview cannot be shown: is scrutiny-pack review still running? Your words stay in this window."));
      }
    };
    const line = (label, words) => make("p", {}, make("span", { class: "label" }, label), ` ${words}`);
    const tell = (says) => {
      const parts = [];
      if (says.wrong) parts.push(make("div", { class: "wrong" }, make("p", {}, says.wrong), make("p", { class: "fix" }, `What to do: ${says.fix}`)));
      else parts.push(line(editor.querySelector("#slide") ? "Report" : "Text", says.report));
      if (!says.wrong && says.slide) parts.push(line("Slide", says.slide));
      if (says.remarks.length) parts.push(make("ul", { class: "lints" }, ...says.remarks.map((each) => make("li", {}, each))));
      shown.replaceChildren(...parts);
    };
    const changed = () => {
      dirty = true;
      clearTimeout(timer);
      timer = setTimeout(look, WAIT);
    };

    const boxes = [...editor.querySelectorAll("textarea")].map((area) => enhanced(area, changed));
    let last = boxes[0];
    const into = make("span", { class: "hint" });
    const goes = (each) => {
      last = each;
      if (boxes.length > 1) into.textContent = ` (put into the ${document.getElementById(`label-${each.area.id}`).textContent.toLowerCase()})`;
    };
    for (const each of boxes) {
      each.box.addEventListener("focus", () => goes(each));
      each.area.addEventListener("focus", () => goes(each));
    }
    if (chips) document.getElementById("figures").append(into);
    goes(last);
    const announced = make("p", { class: "vh", role: "status" });
    if (chips) {
      for (const item of chips.querySelectorAll("[data-slot]")) {
        const button = make("button", { type: "button", title: item.dataset.slot }, make("span", { class: "vh" }, "Put in "), item.dataset.printed);
        button.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the caret where it is
        button.addEventListener("click", () => {
          if (last.area.hidden) {
            insertAt(last.box, chip(item.dataset.slot));
            last.take();
          } else {
            last.area.setRangeText(`{${item.dataset.slot}}`, last.area.selectionStart, last.area.selectionEnd, "end");
            last.area.focus();
            changed();
          }
          announced.textContent = `${item.dataset.printed} was put in`;
        });
        item.replaceChildren(button);
      }
    }
    const toggle = make("button", { type: "button", class: "quiet", "aria-pressed": "false" }, "Type figures as {names}");
    toggle.addEventListener("click", () => {
      const typing = boxes[0].area.hidden;
      toggle.setAttribute("aria-pressed", String(typing));
      for (const { area, box } of boxes) {
        area.hidden = !typing;
        box.hidden = typing;
        if (!typing) filled(box, area.value);
      }
    });
    editor.querySelector(".acts").append(toggle, announced);
    for (const button of editor.querySelectorAll("button[value=preview]")) button.hidden = true;
    editor.addEventListener("submit", () => { dirty = false; });
    addEventListener("beforeunload", (event) => {
      if (dirty) event.preventDefault();
    });
  }

  // ---- a build's progress

  const progress = document.querySelector("#progress[data-running]");
  if (progress) {
    const step = progress.querySelector(".step");
    const done = async () => {
      const fresh = new DOMParser().parseFromString(await (await fetch("/build")).text(), "text/html");
      step.className = "step";
      step.textContent = fresh.querySelector("#progress .step").textContent;
      const parts = [...fresh.querySelector("#progress").parentElement.children].filter((each) => each.id !== "progress" && each.id !== "state");
      progress.after(...parts);
      for (const button of document.querySelectorAll("main button[disabled]")) button.disabled = false;
    };
    const watch = async () => {
      try {
        const state = await (await fetch("/build/state")).json();
        if (!state.running) {
          await done();
          return;
        }
        if (step.textContent !== state.says) step.textContent = state.says;
      } catch (error) {
        step.textContent = "The page has lost scrutiny-pack review: is it still running?";
      }
      setTimeout(watch, 500);
    };
    watch();
  }
})();
