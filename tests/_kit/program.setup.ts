/**
 * The program as one file, for gateways that tests start and kill as processes: its sources and packages are 3,000 files, and to load these takes longer
 * than all else that a start does. `telemetry-process` starts the sources, and the tests of the package what people install.
 */
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Plugin, type Rolldown } from 'vite'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Absent: it runs from its sources. */
    program?: string
  }
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const SOURCES = join(ROOT, 'src/')
/** Always the same, since Node keeps what it compiled by path. */
const FOLDER = join(ROOT, 'node_modules/.cache/program')

/** Modules find their neighbours where they are, as if they ran from there. */
const inPlace: Plugin = {
  name: 'in-place',
  enforce: 'pre',
  transform(code, id) {
    if (!id.startsWith('/') || !/\bimport\.meta\b|__dirname|__filename/.test(code)) return null
    const [filename = id] = id.split('?')
    const [url, dirname] = [pathToFileURL(filename).href, join(filename, '..')]
    if (filename.startsWith(SOURCES)) {
      const resolve = `name => process.getBuiltinModule('url').pathToFileURL(process.getBuiltinModule('module').createRequire(${JSON.stringify(url)}).resolve(name)).href`
      return `const moduleMeta = { ...${JSON.stringify({ url, dirname, filename })}, resolve: ${resolve} };${code.replaceAll(/\bimport\.meta\b/g, 'moduleMeta')}`
    }
    // In packages the words may stand in a text.
    return code
      .replaceAll(/\bimport\.meta\.url\b/g, JSON.stringify(url))
      .replaceAll(/\b__dirname\b/g, JSON.stringify(dirname))
      .replaceAll(/\b__filename\b/g, JSON.stringify(filename))
  },
}

let program: Promise<string> | undefined

export default async function setup(project: TestProject): Promise<void> {
  program ??= make()
  project.provide('program', await program)
}

async function make(): Promise<string> {
  const built = (await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    plugins: [inPlace],
    ssr: { noExternal: true },
    build: {
      ssr: 'src/main.ts',
      write: false,
      minify: false,
      target: 'esnext',
      rolldownOptions: { output: { codeSplitting: false } },
    },
  })) as Rolldown.RolldownOutput
  await mkdir(FOLDER, { recursive: true })
  const file = join(FOLDER, 'main.mjs')
  // Another run may be about to start it.
  const unfinished = join(FOLDER, `${process.pid}.mjs`)
  await writeFile(unfinished, built.output[0].code)
  await rename(unfinished, file)
  return file
}
