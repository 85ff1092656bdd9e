// Where the files of the package are, for the sources and for the JavaScript that `npm run build` makes of them in dist/server.

const isBuilt = import.meta.url.endsWith('.js')

/** A file of the package by its path from package.json. */
export function packageFile(path: string): URL {
  return new URL(`${isBuilt ? '../../../../' : '../../'}${path}`, import.meta.url)
}

/** The module of this name beside another one, for a process or a thread that starts with it. */
export function moduleBeside(name: string, module: ImportMeta): URL {
  return new URL(`./${name}${isBuilt ? '.js' : '.ts'}`, module.url)
}
