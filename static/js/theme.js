// Light or dark. Loaded in <head> without defer, so that the page never flashes.
// The cookie is the choice and the server renders it; without one the system decides.
(function () {
  'use strict';
  var root = document.documentElement;
  var system = window.matchMedia('(prefers-color-scheme: dark)');

  function chosen() {
    var found = /(?:^|; )apt_theme=(light|dark)(?:;|$)/.exec(document.cookie);
    return found ? found[1] : '';
  }

  function apply() {
    var theme = chosen() || (system.matches ? 'dark' : 'light');
    root.setAttribute('data-bs-theme', theme);
    document.querySelectorAll('[data-theme-toggle]').forEach(function (button) {
      button.setAttribute('aria-pressed', String(theme === 'dark'));
    });
  }

  function keep(theme) {
    var secure = location.protocol === 'https:' ? '; Secure' : '';
    document.cookie = 'apt_theme=' + theme + '; Max-Age=31536000; Path=/; SameSite=Lax' + secure;
  }

  apply();
  document.addEventListener('DOMContentLoaded', apply);
  window.addEventListener('pageshow', apply); // back to a page that was kept in memory
  system.addEventListener('change', apply);
  document.addEventListener('click', function (event) {
    if (!event.target.closest('[data-theme-toggle]')) return;
    event.preventDefault(); // the button may submit a form for readers without scripts
    keep(root.getAttribute('data-bs-theme') === 'dark' ? 'light' : 'dark');
    apply();
  });
})();
