/** Decides as which account PostgreSQL runs: never as root, and always as the one who owns its files. */
import { createHash } from 'node:crypto'
import { lchownSync, readdirSync, readFileSync, type Stats, statSync } from 'node:fs'
import { join } from 'node:path'
import type { RunAs } from './command.ts'

export interface Account {
  /** For spawn: empty when PostgreSQL runs as the gateway itself. */
  readonly runAs: RunAs
  /** The gateway is root and PostgreSQL is not: paths below private folders are then closed to it. */
  readonly drops: boolean
}

/**
 * Ids that systemd's table of uids leaves unused on every machine (60578-61183). One that is nobody's keeps the data
 * from daemons that share `nobody`; it needs no entry in /etc/passwd.
 */
const FREE_FIRST = 60_578
const FREE_COUNT = 606

function statOf(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false })
}

/** uid by name from /etc/passwd, empty where there is none (a bare container). */
export function localAccounts(): Map<string, { uid: number; gid: number }> {
  const accounts = new Map<string, { uid: number; gid: number }>()
  let text = ''
  try {
    text = readFileSync('/etc/passwd', 'utf8')
  } catch {
    return accounts
  }
  for (const line of text.split('\n')) {
    const [name, , uid, gid] = line.split(':')
    if (name && uid && gid) accounts.set(name, { uid: Number(uid), gid: Number(gid) })
  }
  return accounts
}

function freeId(dataDir: string): number {
  const taken = new Set([...localAccounts().values()].flatMap(({ uid, gid }) => [uid, gid]))
  const start = createHash('sha256').update(dataDir).digest().readUInt32BE(0) % FREE_COUNT
  for (let step = 0; step < FREE_COUNT; step++) {
    const id = FREE_FIRST + ((start + step) % FREE_COUNT)
    if (!taken.has(id)) return id
  }
  return FREE_FIRST + start
}

/**
 * The owner of the cluster if there is one; else, as root, the owner of DATA_DIR; else an id of its own.
 * Throws when another user's cluster lies there, since PostgreSQL would only say "wrong ownership".
 */
export function chooseAccount(dataDir: string, clusterDir: string): Account {
  const userId = process.geteuid?.()
  if (userId === undefined) return { runAs: {}, drops: false }
  const cluster = statOf(clusterDir)
  if (userId !== 0) {
    if (cluster !== undefined && cluster.uid !== userId) {
      throw new Error(
        `The database in ${clusterDir} belongs to user id ${cluster.uid}, and this process runs as ${userId}. ` +
          `Start as that user or as root, or set another DATA_DIR.`,
      )
    }
    return { runAs: {}, drops: false }
  }
  const owner = [cluster, statOf(dataDir)].find(stats => stats !== undefined && stats.uid !== 0)
  const uid = owner?.uid ?? freeId(dataDir)
  return { runAs: { uid, gid: owner !== undefined && owner.gid !== 0 ? owner.gid : uid }, drops: true }
}

/** Gives a tree that we made to the account; links are changed themselves, never followed. */
export function giveTree(path: string, runAs: RunAs): void {
  const { uid, gid } = runAs
  if (uid === undefined || gid === undefined) return
  for (const entry of readdirSync(path, { withFileTypes: true, recursive: true })) {
    lchownSync(join(entry.parentPath, entry.name), uid, gid)
  }
  lchownSync(path, uid, gid)
}
