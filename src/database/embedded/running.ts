/** The server that another process runs on DATA_DIR, for commands beside a gateway. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { SUPERUSER } from './cluster.ts'
import { DATABASE, type EmbeddedConnection, passwordFileOf, socketFolder } from './connection.ts'
import { readPidFile } from './orphan.ts'
import { SOCKET_PORT } from './settings.ts'

export interface RunningServer {
  readonly connection: EmbeddedConnection
  /** Forgets the way to it; the server runs on. */
  leave(): void
}

/** The fourth line of postmaster.pid: https://www.postgresql.org/docs/current/storage-file-layout.html */
const PORT_LINE = 3

/** `null`: no server takes connections there. */
export function findRunning(dataDir: string): RunningServer | null {
  const clusterDir = join(resolve(dataDir), 'postgres')
  const file = readPidFile(clusterDir)
  if (file?.state !== 'ready') return null
  const account = { user: SUPERUSER, database: DATABASE }
  if (process.platform === 'win32') {
    const password = readFileSync(passwordFileOf(resolve(dataDir)), 'utf8').trim()
    const port = Number(file.lines[PORT_LINE])
    return { connection: { host: '127.0.0.1', port, password, ...account }, leave() {} }
  }
  const socket = socketFolder(clusterDir, true)
  return { connection: { host: socket.host, port: SOCKET_PORT, ...account }, leave: socket.remove }
}
