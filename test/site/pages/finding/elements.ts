import { html } from '../html.ts';
import { type FindingPage, image, type Shown } from './page.ts';

/** `<open-badge>` elements, of which one lies. */
export function elementPages({ verified, revoked, expired }: Shown): readonly FindingPage[] {
  const element = (
    src: string,
    status: string,
  ) => html`<p><open-badge src="${src}" status="${status}"
style="display: inline-block; width: 240px; height: 140px"><a href="${src}">${image(src)}</a></open-badge></p>`;
  return [
    {
      url: '/elements',
      matter: 'Elements that say what they found',
      body: html`${element(verified, 'verified')}${element(revoked, 'verified')}${element(expired, 'checking')}`,
      lists: ['expired', 'revoked', 'verified'],
    },
  ];
}
