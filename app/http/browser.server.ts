// In this order: Edge says that it is Chrome, and Chrome that it is Safari.
const browsers: [RegExp, string][] = [
  [/\b(Edg|EdgA|EdgiOS)\//, 'Edge'],
  [/\b(OPR|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(HeadlessChrome|Chrome|Chromium|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const systems: [RegExp, string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'a Chromebook'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'a Mac'],
  [/\bLinux\b/, 'Linux'],
]

const longest = 400

/**
 * What a browser says of itself, in words by which its owner knows it again: Firefox on Windows. Of
 * all it says nothing else is kept.
 */
export function browserOf(userAgent: string | undefined) {
  const said = (userAgent ?? '').slice(0, longest)
  const named = (list: [RegExp, string][]) => list.find(([sign]) => sign.test(said))?.[1]
  const [browser, system] = [named(browsers) ?? 'A browser', named(systems)]
  return system ? `${browser} on ${system}` : browser
}
