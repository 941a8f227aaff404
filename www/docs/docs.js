// The docs' few comforts: the theme that was chosen in the lab, a button to copy each example, tab
// stops where they are needed.
try {
  const theme = localStorage.getItem('vae-lab-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden; the system's theme it is then.
}

/** What sticks out can be scrolled, also by keyboard. */
function reachScrollers() {
  for (const box of /** @type {NodeListOf<HTMLElement>} */ (
    document.querySelectorAll('.table, .formula, pre')
  )) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute('tabindex');
  }
}

addEventListener('resize', reachScrollers);
addEventListener('DOMContentLoaded', () => {
  reachScrollers();
  if (!navigator.clipboard) return;
  for (const block of document.querySelectorAll('.code')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Copy';
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(block.querySelector('code')?.textContent ?? '').then(
        () => (button.textContent = 'Copied'),
        () => (button.textContent = 'Not allowed'),
      );
      setTimeout(() => (button.textContent = 'Copy'), 2000);
    });
    block.append(button);
  }
});
