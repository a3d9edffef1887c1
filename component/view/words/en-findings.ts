import type { Language, Named } from './language.ts';

/** The site that was asked, where a sentence begins with it. */
const site = (named: Named) => named.host() || 'The site';
const theSite = (named: Named) => named.host() || 'the site';
const because = (named: Named) => named.fault() || `${site(named)} did not answer.`;
const httpError = (named: Named) =>
  `${site(named)} answered with an error${named.text('status') && ` (${named.text('status')})`}.`;
const part = (named: Named) => named.text('path') || named.text('property');
const of = (named: Named) => (part(named) ? ` (${part(named)})` : '');
const reason = (named: Named) =>
  named.text('reason') ? ` Reason given: “${named.text('reason')}”.` : '';
const on = (named: Named) => (named.date() ? ` on ${named.date()}` : '');

/** English: what each finding says, in a whole sentence that holds with and without its data. */
export const FINDINGS_EN: Language['findings'] = {
  'input/none': () => 'There is no badge data in it.',
  'input/unreadable': () => 'There is badge data in it, but it cannot be read.',
  'input/too-large': () => 'It is too large to be read.',
  'input/unreachable': because,
  'input/http-error': httpError,
  'input/not-an-award': () =>
    'This describes a kind of badge. It is not the award of that badge to a person.',
  'input/interrupted': () => 'The check stopped before it was finished.',

  'baked/bad-checksum': () => 'The checksum of the badge data in the picture is wrong.',
  'baked/compressed': () => 'The badge data in the picture is compressed.',
  'baked/legacy-chunk': () => 'The badge data is stored in an older form.',
  'baked/more-than-one': () => 'The picture holds more than one badge. The first was checked.',
  'baked/nul-padding': () => 'The badge data is padded with empty bytes.',
  'baked/other-keyword': () => 'The badge data stands under an unusual keyword.',
  'baked/unbound-prefix': () => 'The picture uses a name that it does not declare.',
  'baked/verify-differs': () => 'The picture names two different addresses for the same badge.',

  'hosted/confirmed': (named) => `${site(named)} holds this badge as its own.`,
  'hosted/not-found': (named) => `${site(named)} answered that it has no such badge.`,
  'hosted/unreachable': because,
  'hosted/http-error': httpError,
  'hosted/not-json': (named) => `${site(named)} answered with something that is not badge data.`,
  'hosted/no-address': () => 'It has no signature, and names no address where it could be checked.',
  'hosted/found': (named) => `${named.host()} holds this badge, but not all that belongs to it.`,
  'hosted/id-loop': (named) =>
    `The copy at ${theSite(named)} says that it belongs to another address, which does not confirm it.`,
  'hosted/id-differs': () => 'The badge has moved: the address that it names is another one.',
  'hosted/copy-differs': () =>
    "The copy differs from the one that the issuer holds now. The issuer's own is shown.",
  'hosted/plain-http': (named) =>
    `${site(named)} was asked over a connection that is not encrypted.`,
  'hosted/content-type': () => "The issuer's site labels the badge as something other than JSON.",
  'hosted/byte-order-mark': () => "The issuer's copy begins with a byte order mark.",

  'proof/none': () => 'It is not signed.',
  'proof/unsupported': (named) =>
    `Its kind of proof is not supported${named.text('type') && ` (${named.text('type')})`}.`,
  'proof/too-complex': () => 'Its proof is too complex to be checked.',
  'signature/valid': () => 'Nothing was changed since it was signed.',
  'signature/invalid': () => 'The signature does not match the content.',
  'signature/forbidden-algorithm': (named) =>
    `It is signed with a method that the standard forbids${named.text('alg') && ` (${named.text('alg')})`}.`,
  'signature/unsupported-algorithm': (named) =>
    `It is signed with a method that is not supported${named.text('alg') && ` (${named.text('alg')})`}.`,
  'key/unreachable': (named) => `The key for the signature could not be had. ${because(named)}`,
  'key/not-found': (named) => `The key for the signature is not at ${theSite(named)}.`,
  'key/unusable': () => 'The key for the signature cannot be used.',
  'key/none-published': () => 'The issuer publishes no key, so anyone could have signed this.',
  'key/not-listed': () => 'It is signed with a key that the issuer does not list as its own.',
  'key/owner-differs': () => 'The key names an owner other than the issuer.',

  'issuer/confirmed': (named) =>
    named.text('anchor') ? `Confirmed by ${named.text('anchor')}.` : 'The issuer is confirmed.',
  'issuer/out-of-scope': (named) =>
    named.host()
      ? `It lies at ${named.host()}, which the issuer does not name as a place for its badges.`
      : 'It does not lie where the issuer keeps its badges.',
  'issuer/self-asserted': () => 'Nothing outside the badge confirms who its issuer is.',
  'issuer/not-found': (named) => `${site(named)} has no page about the issuer.`,
  'issuer/unreachable': because,
  'issuer/not-json': (named) =>
    `${site(named)} answered with something that does not describe the issuer.`,
  'issuer/same-group': (named) =>
    named.host()
      ? `${named.host()} is another address of the same issuer.`
      : 'The badge lies at another address of the same issuer.',
  'badge-class/not-found': (named) => `${site(named)} has no page about this kind of badge.`,
  'badge-class/unreachable': because,
  'badge-class/not-json': (named) =>
    `${site(named)} answered with something that does not describe this kind of badge.`,
  'badge-class/out-of-scope': (named) =>
    named.host()
      ? `What it stands for is described at ${named.host()}, which is not a place of the issuer.`
      : 'What it stands for is not described at a place of the issuer.',

  'dates/in-date': () => 'It is in date.',
  'dates/expired': (named) => `It expired${on(named)}.`,
  'dates/not-yet-valid': (named) =>
    `It does not count yet${named.date() && `: it starts${on(named)}`}.`,
  'status/not-revoked': () => 'The issuer has not revoked it.',
  'status/revoked': (named) => `The issuer revoked it${on(named)}.${reason(named)}`,
  'status/suspended': (named) => `The issuer has suspended it for now.${reason(named)}`,
  'status/unavailable': (named) =>
    `Whether it was revoked could not be found out. ${because(named)}`,
  'status/none': () => 'The issuer offers no way to see whether it was revoked.',

  'recipient/not-compared': () => 'It was not compared with anyone.',
  'recipient/none': () => 'It does not say whom it was awarded to.',
  'recipient/match': (named) =>
    named.text('identity')
      ? `It was awarded to ${named.text('identity')}.`
      : 'It was awarded to the person it was compared with.',
  'recipient/mismatch': () =>
    'It was awarded to someone else than the person it was compared with.',
  'recipient/not-comparable': () =>
    'It names its recipient in a way that could not be compared with what is known.',

  'picture/not-compared': () => 'It was not compared with the picture that the issuer published.',
  'picture/unavailable': () => 'The picture that the issuer published could not be had.',
  'picture/same': () => 'It is the picture that the issuer published.',
  'picture/looks-alike': () => 'It looks like the picture that the issuer published.',
  'picture/differs': () => 'The issuer published another picture for this badge.',

  'structure/missing': (named) => `Something that the standard requires is missing${of(named)}.`,
  'structure/value': (named) => `A value is not what the standard allows${of(named)}.`,
  'structure/too-many': (named) => `There is more than one value where one is allowed${of(named)}.`,
  'structure/type': (named) => `A part is not of the type that the standard requires${of(named)}.`,
  'structure/dates-reversed': () => 'It expires before it was issued.',
  'extension/invalid': (named) =>
    `Its extension “${named.text('extension')}” breaks the rules that it names itself.`,
  'extension/valid': (named) => `Its extension “${named.text('extension')}” keeps its own rules.`,
  'extension/unchecked': (named) =>
    `The rules of its extension “${named.text('extension')}” could not be had.`,
  'structure/advice': (named) => `It does not follow an advice of the standard${of(named)}.`,
};
