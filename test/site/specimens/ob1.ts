import { days } from '../kit/award.ts';
import { DESIGNS } from '../kit/designs.ts';
import type { Cast } from './cast.ts';
import { EARNER as recipient, type Specimen, specimen } from './specimen.ts';

/** Open Badges 0.5 and 1.1, hosted. */
export async function oldSpecimens({ campus }: Cast): Promise<Specimen[]> {
  const oldest = await campus.issue({ design: DESIGNS.mentoring, recipient, standard: '0.5' });
  const old = await campus.issue({ design: DESIGNS.mentoring, recipient, standard: '1.1' });
  const expired = await campus.issue({
    design: DESIGNS.firstAid,
    recipient,
    standard: '1.1',
    expires: days(-1000),
  });
  const gone = await campus.issue({ design: DESIGNS.water, recipient, standard: '1.1' });
  await campus.revoke(gone, 'gone');
  return [
    specimen(campus, oldest, {
      id: 'ob05-hosted-verified',
      matter: 'From 2012, when only the address was baked.',
      verdict: 'verified',
    }),
    specimen(campus, old, {
      id: 'ob11-hosted-verified',
      matter: 'From 2015, in order.',
      verdict: 'verified',
    }),
    specimen(campus, expired, {
      id: 'ob11-hosted-expired',
      matter: 'From 2015, out of date.',
      verdict: 'expired',
    }),
    specimen(campus, gone, {
      id: 'ob11-hosted-revoked',
      matter: 'From 2015, taken back.',
      verdict: 'revoked',
    }),
  ];
}
