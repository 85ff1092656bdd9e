// Servers of NATS, as BUS_URL names them.

/** Servers of one cluster, and how to log in there: a user with a password, a token, or nothing. */
export interface BusServers {
  /** `host:port`, an IPv6 address in brackets; tried in this order. */
  readonly hosts: readonly string[]
  readonly isTls: boolean
  readonly user?: string
  readonly password?: string
  readonly token?: string
}

const DEFAULT_PORT = '4222'

/** URLs separated by commas; what follows the first may be `host:port` alone. `null`: something else. */
export function parseBusUrl(text: string): BusServers | null {
  const urls: URL[] = []
  for (const part of text.split(',')) {
    const scheme = urls[0] ? `${urls[0].protocol}//` : ''
    const url = URL.parse(part.includes('://') ? part.trim() : `${scheme}${part.trim()}`)
    if (url === null || !isServer(url) || (urls[0] && url.protocol !== urls[0].protocol)) return null
    urls.push(url)
  }
  const login = loginOf(urls)
  if (login === null) return null
  return {
    hosts: urls.map(url => `${url.hostname}:${url.port || DEFAULT_PORT}`),
    isTls: urls[0]?.protocol === 'tls:',
    ...login,
  }
}

const isServer = ({ protocol, hostname, pathname, search, hash }: URL) =>
  /^(nats|tls):$/.test(protocol) && hostname !== '' && /^\/?$/.test(pathname) && search === '' && hash === ''

/** One login for all: that of the URL that has one. `null`: two of them differ, a password has no user, or it is not percent-encoded. */
function loginOf(urls: readonly URL[]): Pick<BusServers, 'user' | 'password' | 'token'> | null {
  const logins = new Set(urls.map(({ username, password }) => `${username}:${password}`).filter(text => text !== ':'))
  if (logins.size > 1 || urls.some(url => url.username === '' && url.password !== '')) return null
  const { username = '', password = '' } = urls.find(url => url.username !== '') ?? {}
  try {
    if (password !== '') return { user: decodeURIComponent(username), password: decodeURIComponent(password) }
    return username === '' ? {} : { token: decodeURIComponent(username) }
  } catch {
    return null
  }
}
