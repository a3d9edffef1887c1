import type { Verdict } from '../../core/report.ts';
import { type Case, cases, corpusFile } from '../conformance/corpus.ts';
import { createWeb, type Web } from '../site/kit/web.ts';
import { document, type Html, html } from '../site/pages/html.ts';
import { landscapePng, landscapeSvg } from '../site/pages/scenery.ts';
import { publishElement } from '../site/site.ts';

export const PROFILE = 'https://profile.example';

export interface RealBadge {
  /** Address of its picture on the profile. */
  readonly picture: string;
  readonly platform: string;
  readonly verdict: Verdict;
}

export interface Internet {
  readonly web: Web;
  readonly badges: readonly RealBadge[];
  /** Addresses of pictures that hold no badge. */
  readonly ordinary: readonly string[];
}

/**
 * Cases of the corpus whose verdict does not change as time passes: the issuers answer, or answer that
 * the badge is revoked (410) or unknown (404), or are down (503), or cannot be reached at all.
 */
const SHOWN: readonly (readonly [caseId: string, verdict: Verdict])[] = [
  [
    '072__Amine136__aws-academy-graduate-aws-academy-cloud-foundations.png#issuer-answers',
    'verified',
  ],
  ['218__chaddaignault__microsoft-certified-azure-fundamentals.png#issuer-answers', 'verified'],
  ['006__RinayShah__data-analysis-using-python.png#issuer-answers', 'verified'],
  ['052__JuanManiglia__time.png#issuer-answers', 'verified'],
  ['285__ZernoBilly__amkoodari.png#issuer-answers', 'verified'],
  ['287__klavrinenko__Introduction-to-Platform-Engineering.png#issuer-answers', 'verified'],
  ['289__thomasmore-imd__mybadge-png.png#issuer-answers', 'verified'],
  ['002__FarhatRV__aws-certified-solutions-architect-associate.png#issuer-answers', 'expired'],
  ['113__GrahamOHagan__hashicorp-certified-terraform-associate.png#issuer-answers', 'expired'],
  ['023__kvinlazy__python-for-data-science.png#revoked-410', 'revoked'],
  ['059__edubadges__badgr_badge_online.png#revoked-410', 'revoked'],
  ['069__Adenilson365__aws-certified-ai-practitioner-early-adopter.png#unknown-404', 'disowned'],
  ['048__JuanManiglia__python.png#unknown-404', 'disowned'],
  ['005__RinayShah__containers-kubernetes-essentials.png#site-down', 'unchecked'],
  ['056__MONSTERBOY110__Postman-API-Fundamentals-Student-Expert.png#site-down', 'unchecked'],
  // Their issuers cannot be reached: Moodle sites, Accredible, Mozilla Webmaker and BadgeKit.
  ['271__NiwethushanSri__gicast.png', 'unchecked'],
  ['273__SebastianGasior__The_Ethical_IT_Professional.png', 'unchecked'],
  ['033__Day-bcc__docker-distintivo.png', 'unchecked'],
  ['282__andrew-eng__emily-mozfestivator.png', 'unchecked'],
  ['281__badgealliance__demobadge.png', 'unchecked'],
];

/**
 * The issuers of real badges, and a person's page that shows these badges among ordinary pictures.
 * Without the corpus there are none.
 */
export async function createInternet(): Promise<Internet> {
  const web = createWeb();
  const known = new Map(cases().map((one) => [one.id, one]));
  const badges = SHOWN.flatMap(([id, verdict]) => {
    const one = known.get(`wild/${id}`);
    return one ? [publishBadge(web, one, verdict)] : [];
  });
  const ordinary = [1, 2, 3].map((seed) => {
    const picture = `${PROFILE}/pictures/${seed}.png`;
    web.put(picture, { contentType: 'image/png', body: landscapePng(seed) });
    return picture;
  });
  ordinary.push(`${PROFILE}/pictures/4.svg`);
  web.put(`${PROFILE}/pictures/4.svg`, {
    contentType: 'image/svg+xml',
    body: landscapeSvg(4, 'Hills'),
  });
  await publishElement(web, PROFILE);
  publishProfiles(web, badges, ordinary);
  return { web, badges, ordinary };
}

/** Hosts the picture on the profile, and what its issuer answers at the issuer's own addresses. */
function publishBadge(web: Web, one: Case, verdict: Verdict): RealBadge {
  if (one.verdicts && !one.verdicts.includes(verdict)) {
    throw new Error(`${one.id} should be ${one.verdicts.join(' or ')}, not ${verdict}`);
  }
  const file = one.input.file ?? '';
  const picture = `${PROFILE}/badges/${file.replace(/^.*\//, '')}`;
  web.put(picture, { contentType: 'image/png', body: corpusFile(file) });
  for (const { url, status, body, contentType, file: path } of one.resources) {
    web.put(url, {
      status,
      body: path === undefined ? (body ?? '') : corpusFile(path),
      ...(contentType ? { contentType } : {}),
    });
  }
  return { picture, platform: one.platform ?? '', verdict };
}

function publishProfiles(
  web: Web,
  badges: readonly RealBadge[],
  ordinary: readonly string[],
): void {
  const image = (src: string) => html`<img src="${src}" alt="" width="100" height="100">`;
  const pictures = [...badges.map(({ picture }) => picture), ...ordinary];
  const put = (path: string, body: Html, headers = {}, head = html``) => {
    const page = document({ title: 'A profile', kind: 'plain', body, head, stylesheet: 'data:,' });
    web.put(PROFILE + path, { contentType: 'text/html; charset=utf-8', body: page, headers });
  };
  put('/', html`<h1>A profile</h1><p>${pictures.map(image)}</p>`);
  put('/strict', html`<h1>A strict profile</h1><p>${pictures.map(image)}</p>`, {
    'content-security-policy': "default-src 'none'; img-src *",
  });
  put(
    '/elements',
    html`<h1>With elements</h1><p>${badges.map(
      ({ picture }) => html`<open-badge src="${picture}">${image(picture)}</open-badge>`,
    )}</p>`,
    {},
    html`<script type="module" src="/open-badge/define.js"></script>`,
  );
}
