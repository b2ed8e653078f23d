// Colours the static skeleton before anything else: from the address, or as the host looked last time.
// A classic script, because it must run while the page is still being read. first-paint.ts writes what it reads.
(() => {
  const words = { default: 'light', light: 'light', dark: 'dark', glass: 'dark', contrast: 'contrast' };
  let known = null;
  try {
    known = localStorage.getItem('followthrough.theme');
  } catch {
    // Storage is forbidden in this frame.
  }
  const wanted = new URLSearchParams(location.search).get('theme') ?? known;
  if (wanted) document.documentElement.dataset.theme = words[wanted] ?? 'light';
})();
