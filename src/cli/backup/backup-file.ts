// The file of a backup: whole under its name, or not there.
import { open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { AppError } from '../../base/errors.ts'
import type { Sink } from '../../database/backup/write-backup.ts'

export interface BackupTarget extends AsyncDisposable {
  readonly write: Sink
  /** All is written: it gets its name. */
  finish(): Promise<void>
}

/** In the folder of the file, so that it only has to be named at the end. */
const partOf = (path: string) => `${path}.partial`

/** For its owner alone: it has all that the project knows. Throws CONFLICT where the file is there, unless `overwrite`. */
export async function createBackupFile(path: string, overwrite: boolean): Promise<BackupTarget> {
  if (!overwrite && (await isThere(path)))
    throw new AppError('CONFLICT', `${path} is there already: name another file, or add --overwrite.`)
  const part = partOf(path)
  // What a killed backup has left, or a link that somebody put there, is never written into.
  const make = () => rm(part, { force: true }).then(() => open(part, 'wx', 0o600))
  const file = await make().catch(error => {
    throw unwritable(path, error)
  })
  let isDone = false
  return {
    async write(bytes) {
      await file.appendFile(bytes).catch(error => {
        throw unwritable(path, error)
      })
    },
    async finish() {
      try {
        await file.sync()
        await file.close()
        await rename(part, path)
        isDone = true
        await syncFolder(dirname(path))
      } catch (error) {
        throw unwritable(path, error)
      }
    },
    async [Symbol.asyncDispose]() {
      if (isDone) return
      await file.close().catch(() => {})
      await rm(part, { force: true })
    },
  }
}

/** Standard output, for a pipe to somewhere else. */
export function standardOutput(stream: NodeJS.WritableStream): BackupTarget {
  return {
    write: bytes =>
      new Promise((resolve, reject) => {
        stream.write(bytes, (error?: NodeJS.ErrnoException | null) => {
          if (error) reject(unwritable('standard output', error))
          else resolve()
        })
      }),
    finish: async () => {},
    async [Symbol.asyncDispose]() {},
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

/** A name is only on disk when its folder is. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  await folder.sync().finally(() => folder.close())
}

function unwritable(path: string, error: unknown): AppError {
  const cures: Record<string, string> = {
    ENOSPC: 'the disk is full: make room, or write it elsewhere',
    EDQUOT: 'your share of the disk is full: make room, or write it elsewhere',
    EFBIG: 'files may not be so large there: write it elsewhere',
    ENOENT: 'its folder is not there: make it, or name another one',
    EACCES: 'you may not write there: name another folder',
    EROFS: 'the disk takes no writes: name another folder',
    EISDIR: 'it is a folder: name a file in it',
    EPIPE: 'whoever reads it has ended',
  }
  const { code = '', message } = error as NodeJS.ErrnoException
  const why = cures[code] ?? message
  return new AppError('UNAVAILABLE', `The backup cannot be written to ${path} (${why}). Nothing is left of it.`, {
    cause: error,
  })
}
