// Runs before the first paint, so that the right colours and language are there from the start.
// A file of its own, because the page allows no inline script.
(() => {
  let theme = 'system';
  let language = '';
  try {
    theme = localStorage.getItem('bv.theme') ?? 'system';
    language = localStorage.getItem('bv.language') ?? '';
  } catch {
    // Storage may be switched off; the system's choice is used then.
  }
  const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  document.documentElement.lang = language || (navigator.language.startsWith('de') ? 'de' : 'en');
})();
