// Light or dark as the parent chose it, or else as the system has it. The dark tokens are one
// @media block; choosing opens or closes that block. Runs in the head: nothing flashes.
(() => {
  const KEY = "theme";
  const SYSTEM = "screen and (prefers-color-scheme: dark)";
  const QUERY = { dark: "screen", light: "not all" };
  const rules = [...document.getElementById("tokens").sheet.cssRules];
  const block = rules.find((rule) => rule.media?.mediaText === SYSTEM);

  const chosen = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // storage is closed to this page: the system decides
    }
  };
  const show = () => (block.media.mediaText = QUERY[chosen()] ?? SYSTEM);

  window.theme = {
    isDark: () => matchMedia(block.media.mediaText).matches,
    choose(name) {
      try {
        localStorage.setItem(KEY, name);
      } catch {
        // nothing to keep it in; it holds for this page
      }
      block.media.mediaText = QUERY[name];
    },
  };
  show();
  // What a script will bring to life is laid out for it from the start: nothing jumps.
  document.documentElement.classList.add("has-script");
})();
