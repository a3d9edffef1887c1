import type { Award } from '../kit/award.ts';
import { days } from '../kit/award.ts';
import { DESIGNS } from '../kit/designs.ts';
import { changeCredential } from '../kit/ob3.ts';
import type { Cast } from './cast.ts';
import { EARNER as recipient, type Specimen, specimen } from './specimen.ts';

/** Open Badges 3.0: Data Integrity and VC-JWT, three kinds of issuers, three kinds of status. */
export async function credentialSpecimens({ campus }: Cast): Promise<Specimen[]> {
  const issue = (award: Partial<Award>) =>
    campus.issue({ design: DESIGNS.statistics, recipient, standard: '3.0', ...award });
  const good = await issue({ expires: days(700) });
  const key = await issue({ design: DESIGNS.teamwork, identity: 'did:key' });
  const jwt = await issue({ design: DESIGNS.accessibility, proof: 'jws' });
  const jwtByKey = await issue({
    design: DESIGNS.accessibility,
    proof: 'jws',
    identity: 'did:key',
  });
  const expired = await issue({ design: DESIGNS.firstAid, expires: days(-30) });
  const early = await issue({ design: DESIGNS.reading, issuedOn: days(60) });
  const revoked = await issue({ status: 'BitstringStatusListEntry' });
  await campus.revoke(revoked);
  const suspended = await issue({
    design: DESIGNS.climate,
    status: 'BitstringStatusListEntry',
    statusPurpose: 'suspension',
  });
  await campus.suspend(suspended);
  const listed = await issue({ design: DESIGNS.water, status: '1EdTechRevocationList' });
  await campus.revoke(listed);
  const current = await issue({
    design: DESIGNS.mentoring,
    status: 'BitstringStatusListEntry',
  });
  const unsigned = await issue({ design: DESIGNS.leadership, proof: 'none' });
  const altered = changeCredential(await issue({ design: DESIGNS.leadership }), (credential) => ({
    ...credential,
    name: 'Expedition Leader, with distinction',
  }));
  return [
    specimen(campus, good, {
      id: 'ob3-verified',
      matter: "Signed; the key is in the issuer's own document.",
      verdict: 'verified',
    }),
    specimen(campus, current, {
      id: 'ob3-verified-status',
      matter: 'Signed, and not on the list of those taken back.',
      verdict: 'verified',
      format: 'svg',
    }),
    specimen(campus, jwt, {
      id: 'ob3-jwt-verified',
      matter: 'Signed as a JWT; the key is in the key set of the issuer.',
      verdict: 'verified',
    }),
    specimen(campus, key, {
      id: 'ob3-key-unconfirmed',
      matter: 'Genuine, but its issuer is only a key: anyone can make one.',
      verdict: 'unconfirmed',
    }),
    specimen(campus, jwtByKey, {
      id: 'ob3-jwt-key-unconfirmed',
      matter: 'A genuine JWT whose issuer is only a key.',
      verdict: 'unconfirmed',
    }),
    specimen(campus, expired, {
      id: 'ob3-expired',
      matter: 'Genuine, and out of date.',
      verdict: 'expired',
    }),
    specimen(campus, early, {
      id: 'ob3-not-yet-valid',
      matter: 'Valid in two months.',
      verdict: 'not-yet-valid',
    }),
    specimen(campus, revoked, {
      id: 'ob3-revoked',
      matter: 'Taken back: BitstringStatusList.',
      verdict: 'revoked',
    }),
    specimen(campus, suspended, {
      id: 'ob3-suspended',
      matter: 'Suspended for the time being.',
      verdict: 'suspended',
    }),
    specimen(campus, listed, {
      id: 'ob3-revoked-1edtech',
      matter: 'Taken back: 1EdTechRevocationList.',
      verdict: 'revoked',
    }),
    specimen(campus, unsigned, {
      id: 'ob3-unsigned',
      matter: 'A credential without any signature.',
      verdict: 'uncheckable',
    }),
    specimen(campus, altered, {
      id: 'ob3-altered',
      matter: 'Its name was changed after it was signed.',
      verdict: 'altered',
      forgery: true,
    }),
  ];
}
