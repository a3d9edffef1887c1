import { createIssuer, type Issuer } from '../kit/issuer.ts';
import type { Web } from '../kit/web.ts';

/** Host names of the test web, each the first label of a host: `campus` → `campus.localhost`. */
export type HostName =
  | 'campus'
  | 'guild'
  | 'redcross'
  | 'closed'
  | 'faulty'
  | 'slow'
  | 'forger'
  | 'people'
  | 'ordinary';

/** Where a host of the test web lives: an origin without a slash at the end. */
export type OriginOf = (host: HostName) => string;

export interface Cast {
  readonly web: Web;
  readonly originOf: OriginOf;
  /** A university; answers everyone. */
  readonly campus: Issuer;
  /** Answers only its own pages: no CORS headers. An extension may ask it, a page may not. */
  readonly guild: Issuer;
  readonly redcross: Issuer;
  /** Its server answers 503. */
  readonly closed: Issuer;
  /** Its connections break. */
  readonly faulty: Issuer;
  /** It never answers. */
  readonly slow: Issuer;
  /** Makes badges that look like those of the others. */
  readonly forger: Issuer;
}

export async function castOf(web: Web, originOf: OriginOf): Promise<Cast> {
  const make = (host: HostName, name: string, description: string, cors = true) =>
    createIssuer({ web, origin: originOf(host), name, description, cors });
  const [campus, guild, redcross, closed, faulty, slow, forger] = await Promise.all([
    make('campus', 'Northfield University', 'A university by the sea, since 1911.'),
    make('guild', 'Guild of Field Scientists', 'Courses for people who work outdoors.', false),
    make('redcross', 'Northfield First Aid Society', 'Teaches first aid in every parish.'),
    make('closed', 'Academy under Repair', 'Closed for maintenance.'),
    make('faulty', 'Academy with a Broken Cable', 'Not reachable at the moment.'),
    make('slow', 'Academy of Patience', 'Its server takes its time.'),
    make('forger', 'Northfield University', 'Not the real one.'),
  ]);
  return { web, originOf, campus, guild, redcross, closed, faulty, slow, forger };
}
