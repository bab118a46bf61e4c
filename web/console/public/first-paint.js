// Sets the chosen appearance before anything is drawn, so that a dark screen never flashes white.
(function () {
  var mode = 'system';
  try {
    mode = JSON.parse(localStorage.getItem('hongyan.appearance')) || 'system';
  } catch (unreadable) {
    mode = 'system';
  }
  if (mode !== 'light' && mode !== 'dark') {
    mode = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  }
  document.documentElement.dataset.theme = mode;
})();
