/**
 * Checks the badge that stands in the fragment of the address, which no server ever sees. A static page: whoever
 * doubts the mark on a page can have the badge checked here.
 */
function show(): void {
  const place = document.querySelector('main');
  let text = '';
  try {
    text = decodeURIComponent(location.hash.slice(1));
  } catch {
    // Not written by us: there is no badge in it.
  }
  const element = document.createElement('open-badge');
  element.setAttribute('variant', 'full');
  element.setAttribute('verify', 'load');
  element.setAttribute('heading-level', '1');
  element.setAttribute('src', text);
  const hint = document.createElement('p');
  hint.textContent = 'There is no badge in the address of this page.';
  place?.replaceChildren(text ? element : hint);
}

addEventListener('hashchange', show);
show();
