/** Puts a complete copy of PostgreSQL's programs where an account can reach them: links made, rights set, tampering seen. */
import { constants } from 'node:fs'
import { chmod, copyFile, link, lstat, mkdir, readdir, readFile, readlink, rename, rm, symlink } from 'node:fs/promises'
import { dirname, join, normalize, relative, sep } from 'node:path'

export interface StagedRuntime {
  readonly path: string
  /** Made just now, not found. */
  readonly fresh: boolean
}

/**
 * Where copies may lie, best first. Root needs a place which any uid can enter and only root can write; an ordinary
 * user has DATA_DIR. /var/tmp comes late since cleaners empty it.
 */
export function stagingFolders(dataDir: string): string[] {
  const local = join(dataDir, 'runtime')
  return process.geteuid?.() === 0 ? ['/var/cache/pushgraph', '/var/tmp/pushgraph', '/run/pushgraph', local] : [local]
}

/** A folder in a public place may have been made by somebody else to feed us programs: ours alone, or not at all. */
async function assertOwnership(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const stats = await lstat(path)
  if (!stats.isDirectory() || stats.uid !== process.geteuid?.() || (stats.mode & 0o022) !== 0) {
    throw new Error(`${path} can be changed by other users, so no programs are run from it`)
  }
}

/** The package's own list of links that its install script would have made: [link, text], relative to `native`. */
async function missingLinks(source: string): Promise<[string, string][]> {
  const text = await readFile(join(source, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const entries = JSON.parse(text) as { source: string; target: string }[]
  return entries.map(entry => {
    const path = relative('native', normalize(entry.target))
    if (path.startsWith('..')) throw new Error(`${source} lists a link outside of itself: ${entry.target}`)
    return [path, relative(dirname(entry.target), entry.source)]
  })
}

/** Every file of `native` by its relative path, with its size; links as they are. */
async function listFiles(native: string): Promise<{ path: string; size: number; linksTo: string | undefined }[]> {
  const entries = await readdir(native, { withFileTypes: true, recursive: true })
  const files = entries.filter(entry => !entry.isDirectory())
  return Promise.all(
    files.map(async entry => {
      const path = join(entry.parentPath, entry.name)
      const linksTo = entry.isSymbolicLink() ? await readlink(path) : undefined
      return { path: relative(native, path), size: linksTo === undefined ? (await lstat(path)).size : 0, linksTo }
    }),
  )
}

async function placeFile(from: string, to: string, program: boolean): Promise<void> {
  const wanted = program ? 0o755 : 0o644
  const stats = await lstat(from)
  // A hard link shares owner and rights with the original: only when those are already right.
  if (stats.uid === process.geteuid?.() && (stats.mode & 0o022) === 0 && (stats.mode & wanted) === wanted) {
    const linked = await link(from, to).then(
      () => true,
      () => false,
    )
    if (linked) return
  }
  await copyFile(from, to, constants.COPYFILE_FICLONE)
  await chmod(to, wanted)
}

async function isComplete(native: string, target: string): Promise<boolean> {
  const checks = (await listFiles(native)).map(async file => {
    const stats = await lstat(join(target, file.path)).catch(() => undefined)
    return file.linksTo === undefined ? stats?.size === file.size : stats?.isSymbolicLink() === true
  })
  return (await Promise.all(checks)).every(Boolean)
}

async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true })
  // The umask may have closed it.
  await chmod(path, 0o755)
}

async function copyRuntime(source: string, target: string): Promise<void> {
  const native = join(source, 'native')
  const files = await listFiles(native)
  for (const folder of new Set(files.map(file => dirname(file.path)))) {
    let path = target
    for (const part of ['.', ...folder.split(sep)]) {
      path = join(path, part)
      await makeFolder(path)
    }
  }
  await Promise.all(
    files.map(({ path, linksTo }) => {
      const to = join(target, path)
      if (linksTo !== undefined) return symlink(linksTo, to)
      return placeFile(join(native, path), to, /^bin|\.so|\.dylib/.test(path))
    }),
  )
  for (const [path, text] of await missingLinks(source)) {
    await symlink(text, join(target, path)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

/** Half-made copies of killed gateways; ten minutes, since another gateway may be at work in a common folder. */
async function removeHalfMade(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const made = /\.\d+-(\d+)$/.exec(name)?.[1]
    if (made !== undefined && Date.now() - Number(made) > 600_000) {
      await rm(join(folder, name), { recursive: true, force: true })
    }
  }
}

/**
 * `<folder>/<name>`, found complete or made anew: first under a temporary name, so that it is whole when it is there.
 * Throws when the folder cannot be made or is not ours alone.
 */
export async function stageRuntime(source: string, folder: string, name: string): Promise<StagedRuntime> {
  await mkdir(folder, { recursive: true, mode: 0o755 })
  await assertOwnership(folder)
  await chmod(folder, 0o755)
  const path = join(folder, name)
  const found = await lstat(path).catch(() => undefined)
  if (found !== undefined) {
    await assertOwnership(path)
    if (await isComplete(join(source, 'native'), path)) return { path, fresh: false }
    await rm(path, { recursive: true, force: true })
  }
  await removeHalfMade(folder)
  const making = `${path}.${process.pid}-${Date.now()}`
  try {
    await copyRuntime(source, making)
    await rename(making, path).catch(async (error: NodeJS.ErrnoException) => {
      // Another gateway of the same version was faster; its copy is as good.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
      await assertOwnership(path)
    })
  } finally {
    await rm(making, { recursive: true, force: true })
  }
  return { path, fresh: true }
}
