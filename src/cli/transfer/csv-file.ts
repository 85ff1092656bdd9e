// The points of a widget from the gateway into a file, piece by piece.
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { AppError } from '../../base/errors.ts'
import { reach, silent } from '../client.ts'
import type { Access } from '../widget-of.ts'

/** `null`: standard output. A file is there when it is whole, and not before. */
export async function writePoints({ url, token }: Access, id: string, file: string | null): Promise<void> {
  const response = await reach(url, `/widgets/${encodeURIComponent(id)}.csv?form=rows`, {
    headers: { authorization: `Bearer ${token}` },
  })
  if (!response.ok || response.body === null) throw await refused(url, response)
  const points = Readable.fromWeb(response.body as ReadableStream<Uint8Array>)
  if (file === null)
    return pipeline(points, process.stdout, { end: false }).catch(error => fail(url, error, 'standard output'))
  const part = `${file}.part`
  try {
    await pipeline(points, createWriteStream(part))
    await rename(part, file)
  } catch (error) {
    await rm(part, { force: true })
    fail(url, error, file)
  }
}

function fail(url: string, error: unknown, file: string): never {
  throw (error as NodeJS.ErrnoException).syscall === undefined ? silent(url, error) : unwritable(file, error)
}

/** Throws what cannot be mended as it is. */
export function unwritable(file: string, error: unknown): AppError {
  const { code } = error as NodeJS.ErrnoException
  const reasons: Record<string, string> = {
    ENOENT: 'its folder does not exist',
    EACCES: 'this account may not write there',
    EISDIR: 'it is a folder',
    EEXIST: 'it is a file',
    ENOTDIR: 'its folder is a file',
    ENOSPC: 'the disk is full',
    EPIPE: 'its reader has ended',
  }
  return new AppError('BAD_USER_INPUT', `${file} cannot be written: ${reasons[code ?? ''] ?? code ?? 'it failed'}.`)
}

async function refused(url: string, response: Response): Promise<AppError> {
  const text = await response.text()
  const { message } = parseEnvelope(text)
  return new AppError(
    'BAD_USER_INPUT',
    message ?? `What answers at ${url} (PUSHGRAPH_URL) is not a gateway of this release: status ${response.status}.`,
  )
}

function parseEnvelope(text: string): { message?: string } {
  try {
    return JSON.parse(text) ?? {}
  } catch {
    return {}
  }
}
