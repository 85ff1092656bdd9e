// The dashboard as `npm run build` left it, read once into memory: nothing of a request becomes a path on the disk.
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

export interface BuiltFile {
  readonly body: Buffer
  readonly gzipped: Buffer
  readonly type: string
  readonly etag: string
  /** Its name changes with its content. */
  readonly hashed: boolean
}

/** By path from the root, such as `index.html` and `assets/index-8f3a.js`. */
export type BuiltFiles = ReadonlyMap<string, BuiltFile>

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** `null` where the dashboard was not built. `edit` is for what only the process knows. */
export async function readBuiltFiles(root: URL, edit: (page: string) => string): Promise<BuiltFiles | null> {
  const names = await readdir(root, { recursive: true }).catch(() => [])
  const known = names.map(name => name.replaceAll('\\', '/')).filter(name => extname(name) in types)
  if (!known.includes('index.html')) return null
  const read = async (name: string) => {
    const body = await readFile(new URL(name, root))
    return name === 'index.html' ? Buffer.from(edit(body.toString())) : body
  }
  return new Map(await Promise.all(known.map(async name => [name, await toBuiltFile(name, await read(name))] as const)))
}

async function toBuiltFile(name: string, body: Buffer): Promise<BuiltFile> {
  return {
    body,
    gzipped: await promisify(gzip)(body, { level: 9 }),
    type: types[extname(name)] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    hashed: name.startsWith('assets/'),
  }
}
