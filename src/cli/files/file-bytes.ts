// The bytes of what is pushed. They are read twice: once to check them, once to push them.
import { createReadStream } from 'node:fs'
import { mkdtemp, open, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { AppError } from '../../base/errors.ts'

const PIECE = 65_536

export interface FileBytes extends AsyncDisposable {
  /** As messages call it. */
  readonly label: string
  /** From its beginning, each time. */
  read(): AsyncIterable<Buffer>
}

/** Throws AppError. */
export async function openFile(file: string): Promise<FileBytes> {
  if (file === '-') return spooled('standard input', process.stdin)
  const label = basename(file)
  const stats = await stat(file).catch(error => {
    throw unreadable(file, error)
  })
  if (stats.isDirectory()) throw new AppError('BAD_USER_INPUT', `${file} is a folder.`)
  // A pipe (such as <(zcat sales.csv.gz)) can be read once only.
  const close = async () => {}
  return stats.isFile()
    ? { label, read: () => pieces(file), [Symbol.asyncDispose]: close }
    : spooled(label, createReadStream(file))
}

async function* pieces(file: string): AsyncGenerator<Buffer> {
  try {
    for await (const piece of createReadStream(file, { highWaterMark: PIECE })) yield piece as Buffer
  } catch (error) {
    throw unreadable(file, error)
  }
}

/** What can be read once only is written to a file without a name first: it takes room on the disk and none in memory, and is gone with the process. */
async function spooled(label: string, input: AsyncIterable<unknown>): Promise<FileBytes> {
  const folder = await mkdtemp(join(tmpdir(), 'pushgraph-push-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    const handle = await open(join(folder, 'rows'), 'wx+', 0o600)
    // Where an open file cannot be removed, it is when it is closed.
    await remove().catch(() => {})
    for await (const part of input) await handle.appendFile(part as Buffer)
    return {
      label,
      read: () => handle.createReadStream({ start: 0, autoClose: false, highWaterMark: PIECE }),
      async [Symbol.asyncDispose]() {
        await handle.close()
        await remove()
      },
    }
  } catch (error) {
    await remove()
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    throw new AppError('BAD_USER_INPUT', `${label} cannot be kept in ${tmpdir()} while it is checked (${code}).`)
  }
}

function unreadable(file: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code === undefined) return error
  const message = code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read (${code}).`
  return new AppError('BAD_USER_INPUT', message)
}
