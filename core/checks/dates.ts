import type { Badge } from '../badge.ts';
import { CLOCK_SKEW, isoDate, parseDateTime } from '../parse/date.ts';
import type { Session } from '../session.ts';

/**
 * In date? Only of proven data. Dates that cannot be read are for the structural checks.
 * https://www.imsglobal.org/spec/ob/v3p0/#verification step "dates"; OB 2.0 §Assertion `expires`
 */
export function checkDates(badge: Badge, session: Session): void {
  const from = parseDateTime(badge.validFrom);
  const until = parseDateTime(badge.validUntil);
  const now = session.now.getTime();
  if (from !== null && until !== null && until < from) {
    session.say('structure/dates-reversed', { from: isoDate(from), until: isoDate(until) });
  }
  if (from !== null && from > now + CLOCK_SKEW) {
    session.say('dates/not-yet-valid', { date: isoDate(from) });
  } else if (until !== null && until < now) {
    session.say('dates/expired', { date: isoDate(until) });
  } else {
    session.say('dates/in-date', until === null ? {} : { until: isoDate(until) });
  }
}
