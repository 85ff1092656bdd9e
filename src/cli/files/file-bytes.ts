// The bytes of what is pushed. They are read twice: once to check them, once to push them.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError } from '../../base/errors.ts'
import { bytes } from '../../core/limit.ts'
import { FILE_LIMITS } from '../../push/file-limits.ts'

const PIECE = 65_536

export interface FileBytes {
  /** As messages call it. */
  readonly label: string
  /** From its beginning, each time. */
  read(): AsyncIterable<Buffer>
}

/** Throws AppError. */
export async function openFile(file: string): Promise<FileBytes> {
  if (file === '-') return inMemory('standard input', process.stdin)
  const label = basename(file)
  const stats = await stat(file).catch(error => {
    throw unreadable(file, error)
  })
  if (stats.isDirectory()) throw new AppError('BAD_USER_INPUT', `${file} is a folder.`)
  // A pipe (such as <(zcat sales.csv.gz)) can be read once only.
  return stats.isFile() ? { label, read: () => pieces(file) } : inMemory(label, createReadStream(file))
}

async function* pieces(file: string): AsyncGenerator<Buffer> {
  try {
    for await (const piece of createReadStream(file, { highWaterMark: PIECE })) yield piece as Buffer
  } catch (error) {
    throw unreadable(file, error)
  }
}

async function inMemory(label: string, input: AsyncIterable<unknown>): Promise<FileBytes> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of input) {
    parts.push(Buffer.from(part as Buffer))
    length += parts.at(-1)?.length ?? 0
    if (length > FILE_LIMITS.pipedBytes)
      throw new AppError(
        'BAD_USER_INPUT',
        `${label} has more than ${bytes(FILE_LIMITS.pipedBytes)}: push it as a file.`,
      )
  }
  const whole = Buffer.concat(parts)
  return {
    label,
    async *read() {
      for (let at = 0; at < whole.length; at += PIECE) yield whole.subarray(at, at + PIECE)
    },
  }
}

function unreadable(file: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code === undefined) return error
  const message = code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read (${code}).`
  return new AppError('BAD_USER_INPUT', message)
}
