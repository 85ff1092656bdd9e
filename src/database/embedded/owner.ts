/** One living gateway per DATA_DIR: a lock that the operating system drops when its holder dies, whatever killed it. */
import { lchownSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

export interface Ownership {
  release(): void
}

/** What a root gateway leaves in somebody's folder must stay usable to that somebody. */
function giveToFolderOwner(dataDir: string, path: string): void {
  if (process.geteuid?.() !== 0) return
  const { uid, gid } = statSync(dataDir)
  lchownSync(path, uid, gid)
}

/** Another process has DATA_DIR: its server may still be asked. */
export class DataDirInUseError extends Error {}

function ownerOf(path: string): string {
  try {
    const { pid } = JSON.parse(readFileSync(path, 'utf8')) as { pid?: unknown }
    return typeof pid === 'number' ? `process ${pid}` : 'another process'
  } catch {
    return 'another process'
  }
}

/**
 * Takes DATA_DIR or throws a sentence naming the process that has it.
 *
 * The lock is SQLite's exclusive file lock: the one kernel lock that Node reaches without native code. Unlike a pid in a
 * file it cannot be stale, survives reused pids, and holds between containers that share a volume.
 * `owner.json` only serves the message.
 */
export function takeOwnership(dataDir: string): Ownership {
  const lockFile = join(dataDir, 'owner.lock')
  const noteFile = join(dataDir, 'owner.json')
  let lock: DatabaseSync | undefined
  try {
    lock = new DatabaseSync(lockFile, { timeout: 0 })
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock?.close()
    if ((error as { errcode?: number }).errcode === 5) {
      throw new DataDirInUseError(
        `DATA_DIR ${dataDir} is in use by ${ownerOf(noteFile)}. Stop it, or set another DATA_DIR.`,
      )
    }
    throw new Error(
      `DATA_DIR ${dataDir} cannot be locked (${(error as Error).message}). Use a local, writable folder.`,
      {
        cause: error,
      },
    )
  }
  const held = lock
  try {
    writeFileSync(noteFile, `${JSON.stringify({ pid: process.pid, since: new Date().toISOString() })}\n`)
    giveToFolderOwner(dataDir, lockFile)
    giveToFolderOwner(dataDir, noteFile)
  } catch (error) {
    held.close()
    throw error
  }
  return {
    release() {
      if (!held.isOpen) return
      rmSync(noteFile, { force: true })
      held.close()
    },
  }
}
