import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expandBitstring, statusAt } from '../../core/checks/bitstring.ts';
import { extractFrom } from '../../core/extract/index.ts';
import { DEFAULT_LIMITS } from '../../core/options.ts';
import { parseDateTime, parseLegacyDate } from '../../core/parse/date.ts';
import { readJws } from '../../core/parse/envelope.ts';
import { readJson } from '../../core/parse/json.ts';
import { decodeCbor } from '../../core/proof/cbor.ts';
import { headerOf } from '../../core/proof/compact-jws.ts';
import { checkAddress } from '../../core/resolve/address.ts';
import { addressOfDidWeb, didMethodOf, keyOfDid } from '../../core/resolve/did.ts';
import { freshUntil } from '../../core/resolve/freshness.ts';
import { pauseBefore } from '../../core/resolve/pause.ts';
import { chunk, IDAT, IEND, IHDR, PNG_SIGNATURE, type TestChunk } from '../core/extract/images.ts';
import { damaged, jsonOf, oddJson, oddText } from './arbitraries.ts';
import { hold, noPollution, type Target, target } from './target.ts';

const credentialText = fc.oneof(
  oddText,
  fc.constantFrom(
    '{"@context":"https://w3id.org/openbadges/v2","type":"Assertion"}',
    'https://issuer.example/a',
  ),
  fc.constant('eyJhbGciOiJub25lIn0.eyJ0eXBlIjoiQXNzZXJ0aW9uIn0.'),
);

const keyword = fc.oneof(
  fc.constantFrom('openbadges', 'openbadgecredential', 'clrcredential', 'Comment', 'openbadges '),
  oddText,
);
const textChunk: fc.Arbitrary<TestChunk> = fc
  .tuple(
    fc.constantFrom('iTXt', 'tEXt', 'zTXt', 'itxt'),
    keyword,
    fc.constantFrom('\0\0\0\0\0', '\0\u0001\0\0\0', '\0\0\0en\0\0', '\0', '\0\0', ''),
    credentialText,
  )
  .map(([type, name, header, text]) => [type, name + header + text]);
const anyChunk: fc.Arbitrary<TestChunk> = fc.oneof(
  { weight: 3, arbitrary: textChunk },
  fc.constantFrom(IHDR, IDAT, IEND),
  fc.tuple(fc.constantFrom('tRNS', 'gAMA', 'aaaa', '\0\0\0\0'), fc.uint8Array({ maxLength: 20 })),
);
const png = fc
  .array(anyChunk, { maxLength: 6 })
  .map((chunks) =>
    Uint8Array.from(Buffer.concat([PNG_SIGNATURE, ...[IHDR, ...chunks, IEND].map(chunk)])),
  );

const LIMITS = { ...DEFAULT_LIMITS, textLength: 2000, depth: 16 };

async function checkExtract(input: Uint8Array | string): Promise<void> {
  const before = typeof input === 'string' ? '' : input.join();
  const found = await extractFrom(input, LIMITS);
  hold(typeof input === 'string' || input.join() === before, 'the input was written to');
  if (!found) return;
  const { credential, fault } = found;
  hold(fault === null ? credential !== '' : credential === '', 'text without fault, or neither');
  hold(credential.length <= LIMITS.textLength, 'longer than allowed');
  hold(credential === credential.trim(), 'white space around the text');
}

const svgPart = fc.oneof(
  fc.constantFrom(
    '<openbadges:assertion verify="https://issuer.example/a">',
    '<openbadges:assertion>',
    '</openbadges:assertion>',
    '<x:credential xmlns:x="https://purl.imsglobal.org/ob/v3p0">',
    '</x:credential>',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<!DOCTYPE svg [<!ENTITY a "&a;&a;">]>',
    '<?xml version="1.0"?>',
    '&a;',
    '&#x22;',
    '&#0;',
    '&#xd800;',
    '<svg xmlns:openbadges="http://openbadges.org">',
    '</svg>',
    '<a b=c d="',
    '/>',
    '>',
    '<',
  ),
  credentialText,
);
const svg = fc
  .array(svgPart, { maxLength: 10 })
  .map((parts) => `<svg xmlns:openbadges="http://openbadges.org">${parts.join('')}`);

/** JSON as text, with repeated members, and now and then not JSON at all. */
const jsonText = fc.oneof(
  fc.array(fc.tuple(oddText, oddJson), { maxLength: 5 }).map(jsonOf),
  oddJson.map((value) => JSON.stringify(value)),
  fc.nat({ max: 40 }).map((depth) => '['.repeat(depth) + ']'.repeat(depth)),
  fc.tuple(oddJson, fc.nat(), oddText).map(([value, at, text]) => {
    const json = JSON.stringify(value);
    const place = at % (json.length + 1);
    return json.slice(0, place) + text + json.slice(place);
  }),
);

function checkJson(text: string): void {
  const read = readJson(text, LIMITS);
  let parsed: unknown;
  let isJson = true;
  try {
    parsed = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch {
    isJson = false;
  }
  if (read.ok) {
    hold(isJson && JSON.stringify(parsed) === JSON.stringify(read.value), 'another value');
    // Written again, every repeated name is gone: fewer names than before tell that there were some.
    if (!read.duplicateKeys) hold(countNames(text) === countMembers(read.value), 'repeats unseen');
    else hold(countNames(text) > countMembers(read.value), 'repeats seen where there are none');
  } else if (read.reason === 'syntax') hold(!isJson, 'JSON that was refused');
  else if (read.reason === 'too-large') hold(text.length > LIMITS.textLength, 'not too large');
  noPollution();
}

/** Names of members in JSON text: strings that a colon follows. */
function countNames(json: string): number {
  return [...json.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/gs)].filter(([, colon]) => colon).length;
}

function countMembers(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce((sum: number, inner) => sum + countMembers(inner), own);
}

const base64url = (text: string) => Buffer.from(text).toString('base64url');
const jws = fc.oneof(
  fc
    .tuple(
      fc.oneof(
        fc.constantFrom('{"alg":"none"}', '{"alg":"HS256"}', '{"alg":"EdDSA","kid":"#a"}', '{}'),
        oddJson.map((value) => JSON.stringify(value)),
        jsonText,
      ),
      jsonText,
      oddText,
    )
    .map((parts) => parts.map(base64url).join('.')),
  fc.array(fc.base64String(), { minLength: 1, maxLength: 6 }).map((parts) => parts.join('.')),
);

const did = fc
  .tuple(
    fc.constantFrom('did:key:', 'did:jwk:', 'did:web:', 'did:ion:', 'DID:web:', 'did:', ''),
    fc.array(
      fc.oneof(
        fc.constantFrom(
          'z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK',
          'zDnaerx9CtbPJ1q36T5Ln5wYt3MQYeGRG5ehnPAmxcf5mDZpv',
          base64url('{"kty":"OKP","crv":"Ed25519","x":"AAAA"}'),
          'issuer.example',
          'issuer.example%3A8443',
          'user%40issuer.example',
          '%2e%2e',
          '..%2f',
          '%00',
          '127.0.0.1',
          '[::1]',
          '#0',
          '#z6Mk',
          '?a=b',
          '/',
        ),
        oddText,
      ),
      { minLength: 1, maxLength: 4 },
    ),
  )
  .map(([scheme, parts]) => scheme + parts.join(':'));

function checkDid(id: string): void {
  didMethodOf(id);
  const key = keyOfDid(id);
  hold(key === null || /^(OKP|EC|RSA)$/.test(key.jwk.kty), 'a key of no kind');
  if (!id.startsWith('did:web:')) return;
  const address = addressOfDidWeb(id);
  if (address === null) return;
  const url = new URL(address);
  const [name = ''] = id.slice('did:web:'.length).split(/[:?#]/);
  const [host = ''] = name.split(/%3A/i);
  hold(decodeURIComponent(host).toLowerCase() === url.hostname, `another host: ${address}`);
  hold(url.username === '' && url.search === '' && url.hash === '', `more than a path: ${address}`);
  hold(url.pathname.endsWith('/did.json'), `another document: ${address}`);
  hold(!/%2f|%5c/i.test(url.pathname) && !url.pathname.includes('//'), `another path: ${address}`);
}

const address = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('http://', 'https://', 'HTTP:', 'http:\\\\', 'https:///', 'ftp://', '//', ''),
      fc.constantFrom('', 'user@', 'u:p@', '@', '%40'),
      fc.array(
        fc.oneof(
          fc.constantFrom('127', '0x7f', '0177', '0', '1', '10', '192.168', '169.254', '.', '..'),
          fc.constantFrom('localhost', 'LOCAL', 'internal', 'example', 'org', '[::1]', '[::ffff:'),
          fc.constantFrom(
            '①',
            '。',
            '％',
            '%2e',
            '\u00ad',
            '\t',
            '\n',
            'ß',
            'xn--',
            '%00',
            '2130706433',
          ),
          fc.string({ unit: 'binary', maxLength: 3 }),
        ),
        { minLength: 1, maxLength: 6 },
      ),
      fc.constantFrom('', ':80', ':25', ':99999', ':', ':0x50'),
      fc.constantFrom('', '/', '\\', '?', '#', '/a/../b', '#@evil.example'),
    )
    .map(([scheme, user, host, port, path]) => scheme + user + host.join('') + port + path),
  fc.webUrl(),
);

function checkUrl(text: string): void {
  const check = checkAddress(text);
  if (!check.ok) return;
  const { protocol, hostname, username, password, port } = new URL(text);
  hold(protocol === 'https:' || protocol === 'http:', `scheme ${protocol}`);
  hold(username === '' && password === '', 'credentials');
  hold(!/^[\d.]+$/.test(hostname) && !hostname.startsWith('['), `an IP address: ${hostname}`);
  hold(/[^.]\.[^.]/.test(hostname), `a name with a single label: ${hostname}`);
  hold(!/(^|\.)(localhost|local|internal|arpa)\.*$/.test(hostname), `private: ${hostname}`);
  hold(!['25', '22', '6667', '0'].includes(port), `port ${port}`);
  // What is asked is what was checked, however often it is read.
  hold(new URL(check.url.href).href === check.url.href, 'reads differently the second time');
}

const bitstring = fc.oneof(
  fc
    .tuple(fc.uint8Array({ maxLength: 64 }), fc.constantFrom('', 'u', 'z'))
    .map(([bits, prefix]) => prefix + Buffer.from(gzipSync(bits)).toString('base64url')),
  damaged(fc.constant(Uint8Array.from(gzipSync(Buffer.alloc(100))))).map(
    (bytes) => `u${Buffer.from(bytes).toString('base64url')}`,
  ),
  oddText,
);

/** The five parts of a disclosure, as small as they can be. */
const DISCLOSURE = Uint8Array.of(0x85, 0x41, 1, 0x41, 2, 0x81, 0x41, 3, 0xa1, 0, 0x41, 4, 0x80);

/** RFC 3339 and its neighbours. */
const date = fc
  .tuple(
    fc.constantFrom('2026', '0000', '9999', '12026', '26'),
    fc.constantFrom('-01', '-12', '-13', '-00', ''),
    fc.constantFrom('-01', '-31', '-32', '-29', ''),
    fc.constantFrom('T', ' ', 't', ''),
    fc.constantFrom('00:00:00', '23:59:60', '24:00:00', '12:00', '99:99', ''),
    fc.constantFrom('', '.1', '.999999999', '.'),
    fc.constantFrom('Z', '+00:00', '-2359', '+99', '', 'z'),
  )
  .map((parts) => parts.join(''));

const header = fc.oneof(
  fc.constantFrom('max-age=60', 'no-store', 'max-age=-1', 'max-age=1e9', 'max-age="60"', 'private'),
  fc.constantFrom('0', '-1', '120', '1e9', 'Wed, 21 Oct 2026 07:28:00 GMT', 'soon'),
  fc.string({ maxLength: 20 }).map((text) => text.replace(/[^\x20-\x7e]/g, '')),
);

/** Every reader of core that meets bytes or text of strangers without any context. */
export const READERS: readonly Target[] = [
  target('png', damaged(png), checkExtract),
  target('svg', svg, checkExtract),
  target('text', fc.oneof(credentialText, jws, jsonText), checkExtract),
  target('json', jsonText, checkJson),
  target('jws', jws, (text) => {
    headerOf(text);
    const read = readJws(text, LIMITS);
    hold(read === null || typeof read.document === 'object', 'no document');
    noPollution();
  }),
  target('did', fc.oneof(did, oddText), checkDid),
  target('address', address, checkUrl),
  target(
    'status-list',
    fc.tuple(bitstring, fc.boolean(), fc.nat(), fc.integer({ min: 1, max: 16 })),
    async ([encoded, isMultibase, index, size]) => {
      const bits = await expandBitstring(encoded, isMultibase);
      if (typeof bits === 'string') return;
      const value = statusAt(bits, index, size);
      const inside = (index + 1) * size <= bits.length * 8;
      hold(inside === (value !== null), 'a status beyond the end');
      hold(value === null || (value >= 0 && value < 2 ** size), 'a status of another size');
    },
  ),
  target('cbor', damaged(fc.constant(DISCLOSURE)), (bytes) => {
    decodeCbor(bytes);
  }),
  target('date', fc.oneof(date, oddText), (text) => {
    for (const time of [parseDateTime(text), parseLegacyDate(text)]) {
      hold(time === null || Number.isFinite(new Date(time).getTime()), 'no time at all');
    }
  }),
  target('http', fc.tuple(header, header, header), ([control, expires, retry]) => {
    const now = new Date('2026-10-21T07:00:00Z');
    const headers = new Headers({ 'cache-control': control, expires, age: retry });
    const until = freshUntil('issuer', headers, new Uint8Array(), now);
    const longest = now.getTime() + 24 * 3_600_000;
    hold(until === null || (until >= now.getTime() && until <= longest), `fresh until ${until}`);
    const pause = pauseBefore(retry, now, DEFAULT_LIMITS);
    hold(pause === null || (pause >= 0 && pause <= DEFAULT_LIMITS.retryPause), `waits ${pause}`);
  }),
];
