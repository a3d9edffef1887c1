const svg = (text: string) => `data:image/svg+xml,${encodeURIComponent(text)}`;

/** A badge such as issuers draw: a hexagon with a ribbon. */
export const PICTURE = svg(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200"><path d="M100 6 182 53v94l-82 47-82-47V53z" fill="#2f4b8f"/><path d="M100 22 168 61v78l-68 39-68-39V61z" fill="none" stroke="#f3c64e" stroke-width="5"/><text x="100" y="92" font-family="sans-serif" font-weight="700" font-size="34" text-anchor="middle" fill="#fff">Python</text><text x="100" y="126" font-family="sans-serif" font-size="24" text-anchor="middle" fill="#f3c64e">Basics</text></svg>`,
);

export const WIDE_PICTURE = svg(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 160"><rect width="300" height="160" rx="14" fill="#f4ead6"/><rect x="10" y="10" width="280" height="140" rx="8" fill="none" stroke="#9a6b2f" stroke-width="3"/><text x="150" y="88" font-family="serif" font-size="30" text-anchor="middle" fill="#5b3c12">Certificate</text></svg>`,
);
