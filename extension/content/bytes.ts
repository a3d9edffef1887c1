import { LONGEST_ADDRESS } from '../messages.ts';

/**
 * The bytes of a picture of the page's own site, as a data: address; '' where they cannot be had. They
 * come out of the page's cache: a background fetch would be a new request, and needs a permission.
 */
export async function readOwnPicture(address: string, signal: AbortSignal): Promise<string> {
  if (!isOwn(address)) return '';
  try {
    const response = await fetch(address, { cache: 'force-cache', signal });
    const picture = await response.blob();
    // A data: address is a third longer than what it carries.
    if (!response.ok || picture.size > LONGEST_ADDRESS * 0.7) return '';
    return await toDataAddress(picture);
  } catch {
    return '';
  }
}

function isOwn(address: string): boolean {
  try {
    return new URL(address).origin === location.origin;
  } catch {
    return false;
  }
}

function toDataAddress(picture: Blob): Promise<string> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '');
    reader.onerror = () => resolve('');
    reader.readAsDataURL(picture);
  });
}
