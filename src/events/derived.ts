// `ufProperties`: what we read out of an event's own properties. Nothing is guessed: what is not there is not derived.

const BROWSERS: readonly [string, RegExp][] = [
  ['Edge', /\bEdgA?\/(\d+)/],
  ['Opera', /\bOPR\/(\d+)/],
  ['Samsung Internet', /\bSamsungBrowser\/(\d+)/],
  ['Firefox', /\b(?:Firefox|FxiOS)\/(\d+)/],
  ['Chrome', /\b(?:Chrome|CriOS)\/(\d+)/],
  ['Safari', /\bVersion\/(\d+)[\d.]* (?:Mobile\/\w+ )?Safari\//],
]
const SYSTEMS: readonly [string, RegExp][] = [
  ['Android', /\bAndroid\b/],
  ['iOS', /\b(?:iPhone|iPad|iPod)\b/],
  ['Windows', /\bWindows NT\b/],
  ['macOS', /\bMac OS X\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /\bLinux\b/],
]
const CAMPAIGN: readonly [string, string][] = [
  ['utmSource', 'utm_source'],
  ['utmMedium', 'utm_medium'],
  ['utmCampaign', 'utm_campaign'],
  ['utmTerm', 'utm_term'],
  ['utmContent', 'utm_content'],
]
const MAX_LENGTH = 2_000

/** urlPath, host and utm... from `href` (or `url`); urlPath from `path`; browser, os and deviceType from `userAgent`, also of the device; referrerHost. */
export function derivedProperties(
  properties: Readonly<Record<string, unknown>>,
  device: Readonly<Record<string, unknown>> = {},
): Record<string, string> {
  const derived: Record<string, string> = {}
  const text = (name: string, of = properties) => {
    const value = Object.hasOwn(of, name) ? of[name] : undefined
    return typeof value === 'string' && value.length <= MAX_LENGTH ? value : null
  }
  const page = URL.parse(text('href') ?? text('url') ?? '')
  if (page && /^https?:$/.test(page.protocol)) {
    derived.urlPath = page.pathname
    derived.host = page.hostname
    for (const [name, parameter] of CAMPAIGN) {
      const value = page.searchParams.get(parameter)
      // A NUL, which %00 spells, cannot be stored.
      if (value && !value.includes('\0')) derived[name] = value
    }
  }
  const path = text('path')
  if (path?.startsWith('/')) derived.urlPath = path.split(/[?#]/)[0] ?? path
  const referrer = URL.parse(text('referrer') ?? text('referrerHref') ?? '')
  if (referrer?.hostname) derived.referrerHost = referrer.hostname
  const agent = text('userAgent') ?? text('userAgent', device)
  if (agent !== null) Object.assign(derived, deviceOf(agent))
  return derived
}

function deviceOf(agent: string): Record<string, string> {
  const device: Record<string, string> = {}
  for (const [name, form] of BROWSERS) {
    const match = form.exec(agent)
    if (!match) continue
    device.browser = name
    if (match[1]) device.browserVersion = match[1]
    break
  }
  const system = SYSTEMS.find(([, form]) => form.test(agent))
  if (system) device.os = system[0]
  if (/\b(?:bot|crawler|spider)\b|bot\//i.test(agent)) device.deviceType = 'bot'
  else if (/\biPad\b|\bTablet\b|\bAndroid\b(?!.*\bMobile\b)/.test(agent)) device.deviceType = 'tablet'
  else if (/\bMobi/.test(agent)) device.deviceType = 'mobile'
  else if (system) device.deviceType = 'desktop'
  return device
}
