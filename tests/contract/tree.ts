// The project's files, as the contract tests read them.
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Tree } from './import-rules.ts'
import { parseSource, type SourceFile } from './source-file.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Packages of their own: only tests look into them. */
export const CLIENT_SOURCES = ['clients/react/src', 'clients/typescript/src']

export function readText(path: string): string {
  return readFileSync(root + path, 'utf8')
}

/** Paths below the given folders, from the root and with slashes. */
export function listFiles(folders: readonly string[], pattern = '**/*'): string[] {
  const found = folders.flatMap(folder => globSync(`${folder}/${pattern}`, { cwd: root, withFileTypes: true }))
  return found
    .filter(entry => entry.isFile())
    .map(entry => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/').slice(root.length))
    .sort()
}

/** Written by codegen: its files are fresh or the build fails, and nobody edits them. */
export function isGenerated(path: string): boolean {
  return path.split('/').includes('gql')
}

export function readSources(): SourceFile[] {
  const paths = [...listFiles(['src', 'db', 'tests'], '**/*.ts'), ...listFiles(['src'], '**/*.tsx')]
  return paths.filter(path => !isGenerated(path)).map(path => parseSource(path, readText(path)))
}

export function readTree(): Tree {
  const manifest = JSON.parse(readText('package.json')) as Record<string, Record<string, string> | undefined>
  return {
    paths: new Set([...listFiles(['src', 'db', 'tests', 'bench', ...CLIENT_SOURCES]), 'codegen.ts', 'package.json']),
    dependencies: new Set(Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies })),
  }
}
