// Keeps the page current, and makes writing and commanding quick. Without it, all forms still work.
(() => {
  "use strict";
  const body = document.body;
  const byId = (id) => document.getElementById(id);
  const dialog = byId("dialog");

  // Changes: one stream tells of them, the parts of the page fetch themselves.
  let stale = false;
  const refresh = () => {
    if (document.hidden) {
      stale = true;
    } else if (document.querySelector("[data-reload]")) {
      location.reload();
    } else {
      htmx.trigger(body, "floor-changed");
    }
  };
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && stale) {
      stale = false;
      refresh();
    }
  });
  let opened = false;
  const listen = () => {
    const events = new EventSource(body.dataset.events);
    events.addEventListener("changed", refresh);
    events.onopen = () => {
      body.classList.remove("offline");
      if (opened) {
        refresh();
      }
      opened = true;
    };
    events.onerror = () => {
      body.classList.add("offline");
      if (events.readyState === EventSource.CLOSED) {
        setTimeout(listen, 5000);
      }
    };
  };
  listen();

  // Times as the reader's clock shows them.
  const localTimes = (root) => {
    for (const time of root.querySelectorAll("time[datetime]:not([title])")) {
      time.title = time.textContent;
      time.textContent = new Date(time.dateTime).toLocaleTimeString([], {
        hour: "2-digit",
        minute: "2-digit",
      });
    }
  };
  localTimes(document);

  // A part that is fetched anew leaves the reader where they were; one at its end stays there.
  const floor = byId("floor");
  const newer = byId("newer");
  const scroller = () =>
    [floor, floor.closest(".page")].find((e) => getComputedStyle(e).overflowY === "auto") ??
    document.scrollingElement;
  const byNewest = () => !document.querySelector("#asked-for [name=sort]");
  const last = () => Number(floor.querySelector(".items > :last-child .no")?.textContent ?? 0);
  const atEnd = () => {
    const s = scroller();
    return s.scrollTop + s.clientHeight >= s.scrollHeight - 80;
  };
  const toEnd = () => {
    scroller().scrollTop = scroller().scrollHeight;
    newer.hidden = true;
  };
  let followed = false;
  let seen = 0;
  const composer = document.querySelector(".composer");
  if (floor) {
    new ResizeObserver(() => {
      const end = atEnd();
      document.documentElement.style.setProperty("--composer", composer.offsetHeight + "px");
      if (end && byNewest() && getComputedStyle(composer).position === "fixed") {
        toEnd();
      }
    }).observe(composer);
    if (byNewest() && !location.hash) {
      toEnd();
    }
    newer.addEventListener("click", toEnd);
    document.addEventListener("scroll", () => atEnd() && (newer.hidden = true), true);
  }
  // To attendees another session, or one that closed, is another page.
  const session = document.querySelector("[data-session]")?.dataset.session;
  let scrolled = [];
  const columns = (part) => part.querySelectorAll(".column, .filters");
  body.addEventListener("htmx:beforeSwap", (event) => {
    if (floor && event.detail.target === floor) {
      followed = atEnd();
      seen = last();
    }
    scrolled = [...columns(event.detail.target)].map((c) => [c.scrollLeft, c.scrollTop]);
  });
  body.addEventListener("htmx:afterSwap", (event) => {
    const target = event.detail.target;
    columns(target).forEach((c, i) => scrolled[i] && c.scrollTo(...scrolled[i]));
    localTimes(document);
    const now = document.querySelector("[data-session]")?.dataset.session;
    if (floor && now !== session && !document.querySelector("[data-completions]")?.value) {
      location.reload();
    }
    for (const kept of document.querySelectorAll("#sent .kept:not([data-told])")) {
      kept.dataset.told = "yes";
      setTimeout(() => kept.remove(), 20000);
    }
    if (target === dialog) {
      dialog.showModal();
      const first =
        dialog.querySelector("textarea, input:not([type=hidden])") ?? dialog.querySelector("button");
      first.focus();
      first.setSelectionRange?.(first.value.length, first.value.length);
    } else if (floor && target === floor) {
      const asked = event.detail.requestConfig.elt !== floor;
      if (asked) {
        scroller().scrollTop = byNewest() ? scroller().scrollHeight : 0;
      } else if (byNewest() && last() > seen) {
        followed ? toEnd() : (newer.hidden = false);
      }
    }
  });

  // Forms: a number for each thing sent, so that sending it twice sends it once.
  const renumber = (form) => {
    const field = form.elements.namedItem("number");
    if (field) {
      const bytes = crypto.getRandomValues(new Uint8Array(12));
      field.value = [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("");
    }
  };
  const say = (sentence) => {
    const reply = byId("reply");
    const box = document.createElement("div");
    box.className = "reply no";
    box.textContent = sentence;
    reply.replaceChildren(box);
  };
  body.addEventListener("htmx:afterRequest", (event) => {
    const form = event.target.closest?.("form[method=post]");
    if (!form || event.detail.requestConfig.verb !== "post") {
      return;
    }
    if (event.detail.successful) {
      renumber(form);
      if (form.id === "compose" || form.id === "command") {
        const field = form.elements.namedItem("text") ?? form.elements.namedItem("line");
        if (form.id === "compose" && event.detail.target.id !== "reply") {
          byId("reply").replaceChildren();
        }
        field.value = "";
        fit(field);
      }
      if (form.dataset.dialog) {
        dialog.close();
        if (form.getAttribute("action").endsWith("/name")) {
          location.reload();
        }
      }
    } else if (form.dataset.dialog && event.detail.xhr.status > 0) {
      dialog.close();
    }
  });
  body.addEventListener("htmx:sendError", () =>
    say("Not sent: no connection. What you wrote is still here; send it again in a moment."),
  );

  // The box grows with the text.
  const fit = (field) => {
    if (field?.tagName === "TEXTAREA") {
      field.style.height = "auto";
      field.style.height = field.scrollHeight + 2 + "px";
    }
  };

  document.addEventListener("click", (event) => {
    const closer = event.target.closest("[data-close]");
    if (closer) {
      event.preventDefault();
      if (closer.dataset.close === "dialog") {
        dialog.close();
      } else {
        byId(closer.dataset.close).replaceChildren();
      }
    }
    const tab = event.target.closest("[data-tab]");
    if (tab) {
      byId("board").dataset.shown = tab.dataset.tab;
      for (const other of document.querySelectorAll("[data-tab]")) {
        other.setAttribute("aria-pressed", String(other === tab));
      }
    }
  });

  // A vote counts at once; the floor confirms it.
  document.addEventListener("click", (event) => {
    const vote = event.target.closest("button.up");
    if (vote) {
      const now = vote.getAttribute("aria-pressed") !== "true";
      vote.setAttribute("aria-pressed", String(now));
      vote.lastChild.textContent = String(Number(vote.textContent) + (now ? 1 : -1));
    }
  });

  // A button that asks for words opens a dialog; its answer follows the command.
  document.addEventListener(
    "click",
    (event) => {
      const button = event.target.closest("button[data-asks]");
      if (!button) {
        return;
      }
      event.preventDefault();
      event.stopPropagation();
      const form = byId("command") ?? byId("compose");
      const ask = document.createElement("form");
      ask.className = "sheet";
      ask.method = "dialog";
      const title = document.createElement("h2");
      title.id = "dialog-title";
      title.textContent = button.textContent + " #" + button.value.split(" ").pop();
      const label = document.createElement("label");
      label.htmlFor = "asked";
      label.textContent = button.dataset.asks;
      const field = document.createElement("input");
      field.id = "asked";
      field.type = "text";
      field.dir = "auto";
      field.required = true;
      const row = document.createElement("p");
      row.className = "row";
      const cancel = document.createElement("button");
      cancel.type = "button";
      cancel.className = "quiet";
      cancel.dataset.close = "dialog";
      cancel.textContent = "Cancel";
      const send = document.createElement("button");
      send.className = "send";
      send.textContent = button.textContent;
      row.append(cancel, send);
      ask.append(title, label, field, row);
      dialog.replaceChildren(ask);
      ask.addEventListener("submit", () => {
        const values = {
          token: form.elements.namedItem("token").value,
          number: form.elements.namedItem("number").value,
          line: button.value,
          asked: field.value,
        };
        renumber(form);
        htmx.ajax("POST", (byId("board") ?? form).getAttribute("action"), {
          source: byId("reply"),
          target: "#reply",
          values,
        });
      });
      dialog.showModal();
      field.focus();
    },
    true,
  );

  // Completion and keys of the box one writes in.
  const field = document.querySelector("[data-completions]");
  const list = byId("choices");
  if (!field || !list) {
    return;
  }
  let chosen = -1;
  let asked = 0;
  let timer = 0;
  const options = () => [...list.children];
  const close = () => {
    list.hidden = true;
    list.replaceChildren();
    chosen = -1;
    field.removeAttribute("aria-activedescendant");
    if (field.hasAttribute("aria-expanded")) {
      field.setAttribute("aria-expanded", "false");
    }
  };
  const choose = (index) => {
    chosen = index;
    options().forEach((o, i) => o.setAttribute("aria-selected", String(i === index)));
    const option = options()[index];
    if (option) {
      field.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    }
  };
  const take = (index) => {
    const option = options()[index];
    if (option) {
      const whole = isMessage();
      field.value = option.dataset.value;
      close();
      if (whole) {
        // It stands for the message that was being written.
        field.form.requestSubmit();
        return;
      }
      fit(field);
      field.focus();
      suggest();
    }
  };
  const isMessage = () => field.tagName === "TEXTAREA" && !field.value.startsWith("/");
  const suggest = () => {
    clearTimeout(timer);
    const typed = field.value;
    const message = isMessage();
    const mine = ++asked;
    if (typed.trim().length < (message ? 8 : 1)) {
      close();
      return;
    }
    timer = setTimeout(async () => {
      const answer = await fetch(
        field.dataset.completions + "?line=" + encodeURIComponent(typed),
      ).catch(() => null);
      const choices = answer?.ok ? await answer.json() : [];
      if (mine !== asked) {
        return;
      }
      close();
      choices.forEach((choice, index) => {
        const option = document.createElement("li");
        option.id = "choice-" + index;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.value = choice.value;
        option.dir = "auto";
        if (message) {
          option.className = "same";
          option.textContent = choice.label;
          const upvote = document.createElement("span");
          upvote.textContent = "Upvote it instead";
          option.append(upvote);
        } else {
          option.textContent = choice.value.trim();
          const label = document.createElement("span");
          label.dir = "auto";
          label.textContent = choice.label;
          option.append(label);
        }
        option.addEventListener("mousedown", (event) => {
          event.preventDefault();
          take(index);
        });
        list.append(option);
      });
      list.hidden = choices.length === 0;
      if (field.hasAttribute("aria-expanded")) {
        field.setAttribute("aria-expanded", String(choices.length > 0));
      }
    }, message ? 350 : 120);
  };
  field.addEventListener("input", () => {
    fit(field);
    suggest();
  });
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) {
      return;
    }
    const open = !list.hidden;
    const count = options().length;
    if (open && event.key === "ArrowDown") {
      choose((chosen + 1) % count);
    } else if (open && event.key === "ArrowUp") {
      choose((chosen - 1 + count) % count);
    } else if (open && event.key === "Tab" && !event.shiftKey && !isMessage()) {
      take(Math.max(chosen, 0));
    } else if (open && event.key === "Escape") {
      close();
    } else if (open && event.key === "Enter" && chosen >= 0) {
      take(chosen);
    } else if (event.key === "Enter" && !event.shiftKey) {
      close();
      asked++;
      field.form.requestSubmit();
    } else {
      return;
    }
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    const writing = /^(INPUT|TEXTAREA)$/.test(document.activeElement?.tagName ?? "");
    if (event.key === "/" && !writing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      field.focus();
    }
  });
  if (window.matchMedia("(min-width: 60rem)").matches && byId("command")) {
    field.focus();
  }
})();
