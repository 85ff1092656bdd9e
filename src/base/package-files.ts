// Where the files of the package are, for the sources and for the JavaScript that packing makes of them in dist/server.
import { readFileSync } from 'node:fs'

const isBuilt = import.meta.url.endsWith('.js')

/** A file of the package by its path from package.json. */
export function packageFile(path: string): URL {
  return new URL(`${isBuilt ? '../../../../' : '../../'}${path}`, import.meta.url)
}

/** The module of this name beside another one, for a process or a thread that starts with it. */
export function moduleBeside(name: string, module: ImportMeta): URL {
  return new URL(`./${name}${isBuilt ? '.js' : '.ts'}`, module.url)
}

export function packageVersion(): string {
  return (JSON.parse(readFileSync(packageFile('package.json'), 'utf8')) as { version: string }).version
}
