/** Lets initdb run under a user id that has no name, as containers with arbitrary ids have it. */
import { chmod, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Runtime } from './runtime.ts'

/** What initdb (and the single-user server it runs) says and ends with, although `-U` names the superuser. */
export const NAMELESS = /could not look up effective user ID/

/** "User with this id" becomes "the first user there is": same length, same result type, an argument that is ignored. */
const ASKS_BY_ID = Buffer.from('\0getpwuid\0', 'latin1')
const ASKS_FOR_FIRST = Buffer.from('\0getpwent\0', 'latin1')

async function copyRenamed(from: string, to: string): Promise<void> {
  const program = await readFile(from)
  const at = program.indexOf(ASKS_BY_ID)
  if (at === -1) throw new Error(`${from} does not import getpwuid, so it cannot be run without a user name`)
  ASKS_FOR_FIRST.copy(program, at)
  await writeFile(to, program)
  await chmod(to, 0o755)
}

/**
 * Calls `use` with copies of the two programs whose import of libc's `getpwuid` is renamed to `getpwent`. Both only
 * ask for a name to have one; it is not stored, since `-U` is given. The server itself never asks, so the real programs
 * run afterwards and the copies go. Linux only. The other ways are worse: a preloaded library needs a compiler, and a
 * cluster made without initdb's single-user server gets other object ids.
 */
export async function withNamelessPrograms<T>(
  runtime: Runtime,
  folder: string,
  use: (programs: Runtime) => Promise<T>,
): Promise<T> {
  const bin = join(folder, 'bin')
  const native = dirname(dirname(runtime.initdb))
  try {
    await mkdir(bin, { recursive: true, mode: 0o700 })
    // Programs look for both beside their own folder.
    await symlink(join(native, 'lib'), join(folder, 'lib'))
    await symlink(join(native, 'share'), join(folder, 'share'))
    const initdb = join(bin, basename(runtime.initdb))
    const postgres = join(bin, basename(runtime.postgres))
    await copyRenamed(runtime.initdb, initdb)
    await copyRenamed(runtime.postgres, postgres)
    return await use({ ...runtime, initdb, postgres })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
