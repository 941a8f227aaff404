// What keeps the page from starting is said on it: without this it would stand there, loading, for
// ever. Plain and by itself, since anything else may be what failed.
addEventListener(
  'error',
  ({ message, filename, target }) => {
    const badge = document.querySelector('lab-device .badge');
    const script = target instanceof HTMLScriptElement ? target.src : null;
    if (!badge || (!message && !script) || performance.getEntriesByName('interactive').length > 0)
      return; // by then errors are told by whoever meets them
    const what = message
      ? `${message}${filename ? ` (${filename.split('/').pop()})` : ''}`
      : script;
    const chinese = String(navigator.language).startsWith('zh');
    badge.textContent = chinese ? '未启动' : 'Not started';
    badge.className = 'badge failed';
    const reason = badge.parentElement?.querySelector('span');
    if (!reason) return;
    if (message)
      reason.textContent = chinese
        ? `页面载入时出错：${what}。`
        : `The page met an error while it loaded: ${what}.`;
    else reason.textContent = chinese ? `无法载入 ${what}。` : `${what} could not be loaded.`;
  },
  true,
);
