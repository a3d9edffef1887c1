/** The bytes of a data: address (RFC 2397); none where it is malformed. */
export function readDataAddress(address: string): Uint8Array {
  const comma = address.indexOf(',');
  if (!isDataAddress(address) || comma < 0) return new Uint8Array();
  const body = address.slice(comma + 1);
  const base64 = /;\s*base64\s*$/i.test(address.slice(0, comma));
  return base64 ? readBase64(body) : percentDecode(body);
}

export function isDataAddress(address: string): boolean {
  return /^data:/i.test(address);
}

function readBase64(body: string): Uint8Array {
  try {
    return Uint8Array.from(atob(decodeURIComponent(body)), (character) => character.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

/** Not decodeURIComponent: the bytes need not be UTF-8, and a lone % stands for itself. */
function percentDecode(body: string): Uint8Array {
  const bytes = new TextEncoder().encode(body);
  const decoded = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    const escaped = byte === 0x25 ? hexByte(bytes[at + 1], bytes[at + 2]) : null;
    decoded[length++] = escaped ?? byte;
    if (escaped !== null) at += 2;
  }
  return decoded.slice(0, length);
}

function hexByte(high = 0, low = 0): number | null {
  const digits = String.fromCharCode(high, low);
  return /^[0-9a-f]{2}$/i.test(digits) ? Number.parseInt(digits, 16) : null;
}
