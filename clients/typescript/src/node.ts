// What needs the files of Node, and so is no part of what browsers load.
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type PushStore, storedBatch } from './store.js'

const ENDING = '.batch.json'

/** A file for each batch in this folder, which is made: survives the process. Several processes may share it. */
export function fileStore(folder: string): PushStore {
  const pathOf = (key: string) => join(folder, `${encodeURIComponent(key)}${ENDING}`)
  return {
    async list() {
      const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return []
        throw error
      })
      const texts = names
        .filter(name => name.endsWith(ENDING))
        // Another process may have removed it between the two.
        .map(name => readFile(join(folder, name), 'utf8').catch(() => null))
      return (await Promise.all(texts)).flatMap(storedBatch)
    },
    async put(batch) {
      await mkdir(folder, { recursive: true })
      const path = pathOf(batch.idempotencyKey)
      const part = `${path}.${process.pid}.part`
      const file = await open(part, 'w')
      try {
        await file.writeFile(JSON.stringify(batch))
        await file.sync()
      } finally {
        await file.close()
      }
      // A file with its name is whole.
      await rename(part, path)
    },
    delete: key => rm(pathOf(key), { force: true }),
  }
}
