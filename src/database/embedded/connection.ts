/** How the gateway reaches its server: the socket's folder by a path short enough, or loopback TCP on Windows. */
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, lstatSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { SUPERUSER } from './cluster.ts'
import { SOCKET_PORT } from './settings.ts'

export interface EmbeddedConnection {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly database: string
  readonly password?: string
}

export interface SocketFolder {
  readonly host: string
  readonly path: string
  remove(): void
}

export const DATABASE = 'pushgraph'

/** sun_path holds 108 bytes on Linux and 104 on macOS, the ending NUL included. */
const SOCKET_PATH_MAX = process.platform === 'linux' ? 107 : 103
const SHORT_FOLDERS = ['/run', '/tmp', '/var/tmp', '/dev/shm']

function pointsTo(link: string, target: string): boolean {
  try {
    return lstatSync(link).uid === process.geteuid?.() && readlinkSync(link) === target
  } catch {
    return false
  }
}

/**
 * A path to the cluster that fits a socket address: the cluster's own, else a link to it. Only the link is in a public
 * folder; it is ours (checked, and sticky folders let nobody replace it), and what it leads to admits nobody else.
 * `guest`: the server is another process's, and so is the link that it made.
 */
export function socketFolder(clusterDir: string, guest = false): SocketFolder {
  const socket = `.s.PGSQL.${SOCKET_PORT}`
  const path = join(clusterDir, socket)
  if (Buffer.byteLength(path) <= SOCKET_PATH_MAX) return { host: clusterDir, path, remove: () => undefined }
  const name = `pushgraph-${createHash('sha256').update(clusterDir).digest('hex').slice(0, 16)}`
  for (const link of SHORT_FOLDERS.flatMap(folder => {
    const path = join(folder, name)
    return [path, `${path}-${randomBytes(6).toString('hex')}`]
  })) {
    try {
      const isThere = pointsTo(link, clusterDir)
      if (!isThere) symlinkSync(clusterDir, link)
      const remove = () => (guest && isThere ? undefined : rmSync(link, { force: true }))
      return { host: link, path: join(link, socket), remove }
    } catch {
      // The name is taken by somebody else, or the folder is not there or not writable: the next one.
    }
  }
  throw new Error(`DATA_DIR is too long for a socket, and none of ${SHORT_FOLDERS.join(', ')} takes a link to it.`)
}

/** The file with the password of a server on loopback TCP, where any local user could otherwise connect. */
export function passwordFileOf(dataDir: string): string {
  const file = join(dataDir, 'postgres.password')
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600, flush: true })
  return file
}

export function freeTcpPort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const server = createServer()
  server.on('error', reject)
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    server.close(() => resolve(port))
  })
  return promise
}

/** Proves that the gateway itself gets in, and makes its database at the first start. */
export async function ensureDatabase(connection: EmbeddedConnection): Promise<void> {
  const client = new pg.Client({
    ...connection,
    database: 'postgres',
    connectionTimeoutMillis: 10_000,
    query_timeout: 60_000,
  })
  // The server's end while we ask is reported by the query.
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE} OWNER ${SUPERUSER}`)
  } finally {
    await client.end()
  }
}
