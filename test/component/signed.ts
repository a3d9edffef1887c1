/** An Open Badge 3.0 as a JWT, signed a moment ago by a key that belongs to no website (`did:jwk`). */
export async function signedByKey(): Promise<{ issuer: string; jwt: string }> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ]);
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const issuer = `did:jwk:${encode({ kty, crv, x, y })}`;
  const credential = {
    '@context': [
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    ],
    id: 'urn:uuid:3f6c2b56-0f4d-4d3c-9f5e-0c7f3f1d2a11',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: 'Python Basics',
    issuer: { id: issuer, type: ['Profile'], name: 'A person with a key' },
    validFrom: '2026-03-12T00:00:00Z',
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [
        {
          type: 'IdentityObject',
          hashed: false,
          identityHash: 'jane@example.org',
          identityType: 'emailAddress',
        },
      ],
      achievement: {
        id: 'urn:uuid:aa6c2b56-0f4d-4d3c-9f5e-0c7f3f1d2a22',
        type: ['Achievement'],
        name: 'Python Basics',
        description: 'Small programs in Python',
        criteria: { narrative: 'Eight exercises' },
      },
    },
  };
  const header = { alg: 'ES256', typ: 'JWT', kid: `${issuer}#0` };
  const claims = {
    ...credential,
    iss: issuer,
    jti: credential.id,
    nbf: Date.parse(credential.validFrom) / 1000,
  };
  const signed = `${encode(header)}.${encode(claims)}`;
  const signature = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    pair.privateKey,
    new TextEncoder().encode(signed),
  );
  return { issuer, jwt: `${signed}.${base64url(new Uint8Array(signature))}` };
}

function encode(value: object): string {
  return base64url(new TextEncoder().encode(JSON.stringify(value)));
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
