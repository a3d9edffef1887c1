import type { Language, Named } from './language.ts';

/** The site that was asked, where a sentence begins with it. */
const site = (named: Named) => named.host() || 'The site';
const theSite = (named: Named) => named.host() || 'the site';
const httpError = (named: Named) =>
  `${site(named)} answered with an error${named.text('status') && ` (${named.text('status')})`}.`;
const because = (named: Named) =>
  named.text('status') ? httpError(named) : named.fault() || `${site(named)} did not answer.`;
const part = (named: Named) => named.text('path') || named.text('property');
const of = (named: Named) => (part(named) ? ` (${part(named)})` : '');
const method = (named: Named) => bracket(named, 'algorithm');
const bracket = (named: Named, key: string) => named.text(key) && ` (${named.text(key)})`;
const reason = (named: Named) =>
  named.text('reason') ? ` Reason given: “${named.text('reason')}”.` : '';
const until = (named: Named) => (named.date() ? `, until ${named.date()}` : '');
const bracketDate = (named: Named) => (named.date() ? ` (${named.date()})` : '');
const on = (named: Named) => (named.date() ? ` on ${named.date()}` : '');

/** English: what each finding says, in a whole sentence that holds with and without its data. */
export const FINDINGS_EN: Language['findings'] = {
  'input/none': () => 'There is no badge data in it.',
  'input/unreadable': () => 'There is badge data in it, but it cannot be read.',
  'input/too-large': () => 'It is too large to be read.',
  'input/unreachable': because,
  'input/http-error': httpError,
  'input/garbled': (named) => `What ${theSite(named)} answered cannot be read to its end.`,
  'input/provider-page': (named) =>
    `This is a page of ${named.text('provider') || 'a badge platform'}; the badge behind it was checked.`,
  'input/page-only': (named) =>
    `A page of ${named.text('provider') || 'this platform'} does not tell where its badge is. Open it, and use the badge's own download.`,
  'input/repeated-member': () => 'The copy names something twice. The last one was read.',
  'structure/repeated-member': () =>
    'It names something twice, so that two readers may read two different things.',
  'input/not-an-award': () =>
    'This describes a kind of badge. It is not the award of that badge to a person.',
  'input/passed-off': () =>
    'What its issuer confirms is something else: not that this badge was awarded to anybody.',
  'input/interrupted': () => 'The check stopped before it was finished.',
  'input/other-credential': () => 'This is a credential of another kind than a badge.',
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
  'hosted/not-json': (named) =>
    /html/i.test(named.text('contentType'))
      ? `${site(named)} answered with a web page instead of the badge.`
      : `${site(named)} answered with something that is not badge data.`,
  'hosted/no-address': () => 'It has no signature, and names no address where it could be checked.',
  'hosted/found': (named) =>
    `${site(named)} holds this badge, but not all that belongs to it could be had.`,
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
    `Its kind of proof is not supported${bracket(named, 'suite') || bracket(named, 'type')}.`,
  'proof/too-complex': () => 'Its proof is too complex to be checked.',
  'proof/another-not-good': () =>
    'It has a further proof, which does not hold. One that holds is enough.',
  'proof/other-purpose': () => 'Its signature was not made to confirm a badge.',
  'proof/expired': (named) => `Its signature was only meant to count for a time${until(named)}.`,
  'proof/from-the-future': (named) => `Its signature is dated in the future${bracketDate(named)}.`,
  'context/unknown': (named) =>
    `It uses terms that are not known here${bracket(named, 'url')}, so its signature could not be checked.`,
  'context/unreachable': (named) => `The terms that it uses could not be had. ${because(named)}`,
  'context/other-text': (named) =>
    `The terms at ${theSite(named)} are not the published ones, so its signature could not be checked.`,
  'context/older-text': () => 'It was signed with another edition of the terms of its standard.',
  'context/undefined-term': (named) =>
    `It uses a term that none of its standards defines${bracket(named, 'term')}, so the signature cannot cover it.`,
  'context/not-plain': (named) =>
    `It is written so that people and software may read different things${bracket(named, 'term')}.`,
  'context/invalid': () => 'Its terms contradict each other, so its signature means nothing.',
  'jwt/claim-differs': (named) =>
    `It contradicts itself: its envelope says something else${bracket(named, 'claim')}.`,
  'jwt/claim-missing': (named) =>
    `Its envelope leaves out what it should repeat${bracket(named, 'claim')}.`,
  'signature/valid': () => 'Nothing was changed since it was signed.',
  'signature/invalid': () => 'The signature does not match the content.',
  'signature/forbidden-algorithm': (named) =>
    `It is signed with a method that the standard forbids${method(named)}.`,
  'signature/unsupported-algorithm': (named) =>
    `It is signed with a method that is not supported${method(named)}.`,
  'signature/forbidden-header': () => 'Its signature wants to choose for itself which key counts.',
  'key/unreachable': (named) => `The key for the signature could not be had. ${because(named)}`,
  'key/not-found': (named) => `The key for the signature is not at ${theSite(named)}.`,
  'key/unusable': () => 'The key for the signature cannot be used.',
  'key/not-named': () => 'It does not say with which key it was signed.',
  'key/none-published': () => 'The issuer publishes no key, so anyone could have signed this.',
  'key/not-listed': () => 'It is signed with a key that the issuer does not list as its own.',
  'key/not-vouched': (named) =>
    `It is signed with a key that lies at ${theSite(named)}, but the issuer does not name it there.`,
  'key/plain-http': (named) =>
    `${site(named)} was asked for the key over a connection that is not encrypted.`,
  'key/owner-differs': () => 'The key names an owner other than the issuer.',
  'issuer/confirmed': (named) =>
    named.text('anchor') ? `Confirmed by ${named.text('anchor')}.` : 'The issuer is confirmed.',
  'issuer/out-of-scope': (named) =>
    named.host()
      ? `It lies at ${named.host()}, which the issuer does not name as a place for its badges.`
      : 'It does not lie where the issuer keeps its badges.',
  'issuer/self-asserted': (named) =>
    named.host()
      ? `${named.host()} holds it, but nothing shows that this is the issuer's website.`
      : 'Nothing outside the badge confirms who its issuer is.',
  'issuer/not-found': (named) => `${site(named)} has no page about the issuer.`,
  'issuer/unreachable': because,
  'issuer/not-json': (named) =>
    `${site(named)} answered with something that does not describe the issuer.`,
  'issuer/same-group': (named) =>
    named.host()
      ? `${named.host()} is another address of the same issuer.`
      : 'The badge lies at another address of the same issuer.',
  'issuer/in-sandbox': (named) =>
    `The issuer is only on a list for trying things out${named.text('list') && ` (${named.text('list')})`}.`,
  'issuer/plain-http': (named) =>
    `${site(named)} was asked about the issuer over a connection that is not encrypted.`,
  'issuer/redirected': (named) =>
    `${site(named)} does not hold it itself, but pointed on to another site${bracket(named, 'end')}.`,
  'did/unreadable': () => 'The name of its issuer cannot be read.',
  'did/other-document': () => 'The site of the issuer answered for another issuer.',
  'did/unsupported-method': (named) =>
    `Its issuer is named in a way that cannot be looked up here${bracket(named, 'method')}.`,
  'badge-class/not-found': (named) => `${site(named)} has no page about this kind of badge.`,
  'badge-class/unreachable': because,
  'badge-class/not-json': (named) =>
    `${site(named)} answered with something that does not describe this kind of badge.`,
  'badge-class/plain-http': (named) =>
    `${site(named)} was asked what it stands for over a connection that is not encrypted.`,
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
  'status/unreadable': () => 'It does not say clearly where its revocation can be looked up.',
  'status/list-unusable': (named) =>
    `The list that says what was revoked${named.host() && `, at ${named.host()},`} cannot be relied on.`,
  'status/none': () => 'The issuer offers no way to see whether it was revoked.',
  'status/unknown-type': (named) =>
    `Whether it was revoked is kept in a way that is not supported${bracket(named, 'type')}.`,
  'status/message': (named) =>
    named.text('reason')
      ? `The issuer adds a note: “${named.text('reason')}”.`
      : 'The issuer adds a note to it.',
  'status/newer-exists': () => 'The issuer has a newer version of it.',
  'status/other-issuer': () =>
    'The list of revoked badges is signed by someone other than the issuer.',
  'status/plain-http': (named) =>
    `${site(named)} was asked whether it was revoked over a connection that is not encrypted.`,
  'status/short-list': () => 'The list of revoked badges is shorter than the standard asks for.',
  'status/other-host': (named) =>
    `The list of revoked badges is kept at ${named.host() || 'another website'}, not at the issuer's.`,
  'refresh/newer-used': (named) => `The issuer's newer version was checked${bracketDate(named)}.`,
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
  'presentation/several': () => 'It holds several badges. Check each by itself.',
  'contains/not-good': (named) =>
    `${named.text('count') || 'Some'} of the credentials in it could not be confirmed.`,
  'contains/too-many': () => 'It holds more credentials than are checked at once.',
  'endorsement/other-subject': () => 'It is about something else than what it is attached to.',
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
    `An extension breaks the rules that it names itself${bracket(named, 'extension')}.`,
  'extension/valid': (named) => `An extension keeps its own rules${bracket(named, 'extension')}.`,
  'extension/unchecked': (named) =>
    `The rules of an extension could not be had${bracket(named, 'extension')}.`,
  'schema/satisfied': () => 'It keeps the rules that it names for itself.',
  'schema/unchecked': (named) =>
    `The rules that it names for itself, at ${theSite(named)}, were not checked.`,
  'schema/violated': () => 'It breaks the rules that it names for itself.',
  'structure/advice': (named) => `It does not follow an advice of the standard${of(named)}.`,
};
