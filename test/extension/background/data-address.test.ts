import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDataAddress, readDataAddress } from '../../../extension/background/data-address.ts';

const read = (address: string) => Buffer.from(readDataAddress(address)).toString('latin1');

test.each([
  ['data:image/png;base64,aGVsbG8=', 'hello'],
  ['DATA:image/png;base64,aGVsbG8=', 'hello'],
  ['data:image/png;charset=utf-8; base64 ,aGVs bG8=', 'hello'],
  ['data:image/png;base64,aGVsbG8%3D', 'hello'],
  ['data:image/svg+xml,%3Csvg%3E<b>', '<svg><b>'],
  ['data:image/svg+xml;base64x,a%zz%4', 'a%zz%4'],
  ['data:image/svg+xml,%ff%C3%A9', '\xff\xc3\xa9'],
  ['data:,a,b', 'a,b'],
])('%s', (address, text) => {
  expect(isDataAddress(address)).toBe(true);
  expect(read(address)).toBe(text);
});

test.each(['', 'data:', 'data:image/png;base64', 'https://a.example/,b', 'data:;base64,%%%'])(
  'nothing is read from %j',
  (address) => {
    expect(readDataAddress(address)).toHaveLength(0);
  },
);

test('any bytes come back from base64', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const address = `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`;
      expect([...readDataAddress(address)]).toEqual([...bytes]);
    }),
  );
});

test('no address makes it throw', () => {
  fc.assert(
    fc.property(fc.string(), fc.boolean(), (body, base64) => {
      readDataAddress(`data:image/png${base64 ? ';base64' : ''},${body}`);
    }),
  );
});
