import { type Document, days } from '../kit/award.ts';
import { DESIGNS } from '../kit/designs.ts';
import type { Issuer } from '../kit/issuer.ts';
import { swapPayload } from '../kit/jws.ts';
import type { Cast } from './cast.ts';
import { EARNER, type Specimen, specimen } from './specimen.ts';

const recipient = EARNER;

/** Open Badges 2.0, proven by the issuer's own copy: one in each state. */
export async function hostedSpecimens(cast: Cast): Promise<Specimen[]> {
  const { campus, guild, redcross } = cast;
  const good = await campus.issue({ design: DESIGNS.dataScience, recipient });
  const svg = await guild.issue({ design: DESIGNS.water, recipient, expires: days(900) });
  const expired = await redcross.issue({
    design: DESIGNS.firstAid,
    recipient,
    issuedOn: days(-1500),
    expires: days(-400),
  });
  const gone = await campus.issue({ design: DESIGNS.electricity, recipient });
  await campus.revoke(gone, 'gone');
  const flagged = await campus.issue({ design: DESIGNS.electricity, recipient });
  await campus.revoke(flagged, 'flag');
  const unknown = await campus.issue({ design: DESIGNS.programming, recipient });
  cast.web.remove(unknown.id);
  const early = await campus.issue({ design: DESIGNS.climate, recipient, issuedOn: days(30) });
  const malformed = await campus.issue({
    design: DESIGNS.mentoring,
    recipient,
    change: ({ recipient: _, ...assertion }) => assertion,
  });
  const theirs = await campus.issue({ design: DESIGNS.mentoring, recipient: 'else@example.org' });
  return [
    specimen(campus, good, {
      id: 'ob2-hosted-verified',
      matter: 'In order; the issuer confirms it.',
      verdict: 'verified',
    }),
    specimen(guild, svg, {
      id: 'ob2-hosted-verified-svg',
      matter: 'In order, baked into an SVG; the issuer lets no other page read it.',
      verdict: 'verified',
      format: 'svg',
    }),
    specimen(redcross, expired, {
      id: 'ob2-hosted-expired',
      matter: 'Genuine, and out of date.',
      verdict: 'expired',
    }),
    specimen(campus, gone, {
      id: 'ob2-hosted-revoked-410',
      matter: 'Taken back: its address answers "410 Gone".',
      verdict: 'revoked',
    }),
    specimen(campus, flagged, {
      id: 'ob2-hosted-revoked-flag',
      matter: 'Taken back: its address says "revoked".',
      verdict: 'revoked',
    }),
    specimen(campus, unknown, {
      id: 'ob2-hosted-not-found',
      matter: 'The issuer does not know it: 404.',
      verdict: 'disowned',
    }),
    specimen(campus, early, {
      id: 'ob2-hosted-not-yet-valid',
      matter: 'Valid from next month on.',
      verdict: 'not-yet-valid',
    }),
    specimen(campus, malformed, {
      id: 'ob2-hosted-malformed',
      matter: 'Says nothing about its recipient.',
      verdict: 'malformed',
    }),
    specimen(campus, theirs, {
      id: 'ob2-hosted-not-theirs',
      matter: "Someone else's, once compared with the earner.",
      verdict: 'not-theirs',
      recipient: { email: EARNER },
    }),
  ];
}

/** The issuer's site does not answer as it should: that says nothing about the badge. */
export async function unreachableSpecimens(cast: Cast): Promise<Specimen[]> {
  const { closed, faulty, slow } = cast;
  const issue = async (issuer: Issuer, id: string, matter: string) => {
    const issued = await issuer.issue({ design: DESIGNS.leadership, recipient });
    return specimen(issuer, issued, { id, matter, verdict: 'unchecked' });
  };
  const specimens = [
    await issue(closed, 'ob2-site-down-503', 'The issuer is closed for maintenance: 503.'),
    await issue(faulty, 'ob2-site-down-reset', 'The connection to the issuer breaks.'),
    await issue(slow, 'ob2-site-down-silent', 'The issuer does not answer in time.'),
  ];
  cast.web.breakDown(closed.origin, { status: 503, contentType: 'text/html', body: 'Closed.' });
  cast.web.breakDown(faulty.origin, { fault: 'reset' });
  cast.web.breakDown(slow.origin, { fault: 'silent' });
  return specimens;
}

/** Open Badges 2.0, signed (RS256), and badge data that nobody proved. */
export async function signedSpecimens({ campus }: Cast): Promise<Specimen[]> {
  const signed = (design: (typeof DESIGNS)[keyof typeof DESIGNS], expires?: Date) =>
    campus.issue({ design, recipient, proof: 'jws', ...(expires ? { expires } : {}) });
  const good = await signed(DESIGNS.accessibility, days(2000));
  const revoked = await signed(DESIGNS.accessibility);
  await campus.revoke(revoked, 'list');
  const expired = await signed(DESIGNS.firstAid, days(-10));
  const altered = await signed(DESIGNS.programming);
  const unsigned = await campus.issue({
    design: DESIGNS.reading,
    recipient,
    change: withoutProof,
  });
  return [
    specimen(campus, good, {
      id: 'ob2-signed-verified',
      matter: 'Signed by a key that the issuer lists.',
      verdict: 'verified',
    }),
    specimen(campus, revoked, {
      id: 'ob2-signed-revoked',
      matter: "Signed, and on the issuer's revocation list.",
      verdict: 'revoked',
    }),
    specimen(campus, expired, {
      id: 'ob2-signed-expired',
      matter: 'Signed, and out of date.',
      verdict: 'expired',
    }),
    specimen(
      campus,
      {
        ...altered,
        text: swapPayload(altered.text, (payload) => ({
          ...payload,
          expires: '2099-01-01T00:00:00Z',
        })),
      },
      {
        id: 'ob2-signed-altered',
        matter: 'Its date was changed after it was signed.',
        verdict: 'altered',
        forgery: true,
      },
    ),
    specimen(campus, unsigned, {
      id: 'ob2-unsigned',
      matter: 'Badge data without an address and without a signature.',
      verdict: 'uncheckable',
    }),
  ];
}

/** Neither an address that could be asked nor a signature. */
function withoutProof({ id: _, verification: __, ...assertion }: Document): Document {
  return { ...assertion, id: 'urn:uuid:6f1a0f0e-7c8b-4a52-9b0c-2f0d7f6a9d11' };
}
