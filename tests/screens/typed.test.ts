// The client preset over the screens' documents, with the scalars that the README prints: nothing of it is `unknown`.
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { generate } from '@graphql-codegen/cli'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { components } from './documents.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'pushgraph-typed-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The map of the README, as a reader copies it. */
function printedScalars(): Record<string, { input: string; output: string }> {
  const lines = readFileSync(join(root, 'README.md'), 'utf8').matchAll(
    /^ {2}(\w+): \{ input: '(.+)', output: '(.+)' \},$/gm,
  )
  return Object.fromEntries([...lines].map(([, name, input = '', output = '']) => [name, { input, output }]))
}

const STRICT = {
  compilerOptions: {
    target: 'esnext',
    module: 'nodenext',
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noUnusedLocals: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    types: [],
    skipLibCheck: false,
  },
  include: ['.'],
}

/** What a component does with what it gets: it looks once whether it is there. */
const COMPONENT = `
import { useFragment } from './gql/fragment-masking.ts'
import { type BookmarkQueryQuery, Kpi_MetricFragmentDoc, MetricTableQueryDocument } from './gql/graphql.ts'

export function headlineOf({ metric }: BookmarkQueryQuery): string {
  const kpi = useFragment(Kpi_MetricFragmentDoc, metric)
  const headline: number | null = kpi?.report?.headline ?? null
  return headline === null ? '-' : headline.toFixed(2)
}

export const table = MetricTableQueryDocument
`

/** Without comments, the documents themselves, and the preset's own helper over any variables. */
const typesOf = (text: string) =>
  text
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .split('\n')
    .filter(line => !/^export const |^type Exact<T extends /.test(line))

let text = ''
beforeAll(async () => {
  mkdirSync(join(folder, 'gql'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir')
  const config = { scalars: printedScalars(), useTypeImports: true, enumsAsTypes: true }
  const files = await generate(
    {
      schema: join(root, 'schema.graphql'),
      documents: join(root, 'tests/screens/documents/*.graphql'),
      importExtension: '.ts',
      silent: true,
      generates: {
        [`${join(folder, 'gql')}/`]: { preset: 'client', config },
      },
    },
    false,
  )
  for (const { filename, content } of files as { filename: string; content: string }[]) {
    mkdirSync(dirname(filename), { recursive: true })
    writeFileSync(filename, content)
    if (filename.endsWith('graphql.ts')) text = content
  }
  writeFileSync(join(folder, 'component.ts'), COMPONENT)
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(STRICT))
})

test('every operation and fragment has a type, and none has `unknown` or `any` in it', () => {
  const types = typesOf(text)
  const names = components.flatMap(({ definitions }) => definitions.map(node => `${node.name?.value}`))
  const isTyped = (name: string) =>
    types.some(line => line.toLowerCase().startsWith(`export type ${name.toLowerCase()}`))
  expect(names.filter(name => !isTyped(name))).toEqual([])
  expect(types.filter(line => /\b(unknown|any)\b/.test(line))).toEqual([])
})

test('a strict project compiles with it', async () => {
  const tsc = join(root, 'node_modules/.bin/tsc')
  const { stdout } = await promisify(execFile)(tsc, ['--project', folder], { cwd: folder }).catch(error => error)
  expect(stdout).toBe('')
})
