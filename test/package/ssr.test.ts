import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { html, unsafeStatic } from 'lit/static-html.js';
import { describe, expect, test } from 'vitest';
import '../../component/define.ts';

const served = (attributes: string) =>
  collectResult(
    render(
      html`<open-badge ${unsafeStatic(attributes)}><img src="badge.png" alt="Python" /></open-badge>`,
    ),
  );

describe('drawn by a server', () => {
  test.each(['badge', 'chip', 'row', 'card', 'full'])(
    'variant="%s" says that it was not checked, and keeps what stands inside',
    async (variant) => {
      const markup = await served(`src="https://example.edu/badge.png" variant="${variant}"`);
      expect(markup).toContain('shadowrootmode="open"');
      expect(markup).toMatch(/data-status="idle"/);
      expect(markup).toContain('<img src="badge.png" alt="Python"');
      expect(markup).toContain('<style>');
    },
  );

  test('nothing that a server draws is ever a verdict', async () => {
    for (const attributes of ['status="verified"', 'verify="load"', 'details', 'max-age="9"']) {
      const markup = await served(`src="https://example.edu/badge.json" ${attributes}`);
      expect(markup).not.toMatch(/data-status="(?!idle)/);
      expect(markup.replace(/<style>.*?<\/style>/s, '')).not.toMatch(/Verified/);
    }
  });

  test('a page in another language gets no English that would flash', async () => {
    const markup = await served('src="https://example.edu/badge.png" locale="de"');
    expect(markup).toMatch(/class="base wordless"|Nicht geprüft/);
    expect(await served('src="https://example.edu/badge.png" locale="en-GB"')).not.toMatch(
      /class="base wordless"/,
    );
  });

  test('a group stands with its badges, and neither sums up nor says that there are none', async () => {
    const markup = await collectResult(
      render(
        html`<open-badge-group filter="verified"><open-badge src="https://example.edu/badge.png"></open-badge></open-badge-group>`,
      ),
    );
    expect(markup.match(/shadowrootmode="open"/g)).toHaveLength(2);
    expect(markup).toMatch(/role="status"[^>]*>(?:<!--[^>]*-->)*<\/p>/);
    expect(markup).toMatch(/class="empty"[^>]* hidden/);
    expect(markup).toMatch(/data-status="idle"/);
  });

  test('a relative picture stays relative: the browser knows the page', async () => {
    expect(await served('src="pictures/badge.png"')).toContain('src="pictures/badge.png"');
  });
});
