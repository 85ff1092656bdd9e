// Each rule is fed with what it must refuse and with what looks alike and is fine, so that no rule can fall asleep.
import { describe, expect, test } from 'vitest'
import * as imports from './import-rules.ts'
import { parseSource } from './source-file.ts'

const tree: imports.Tree = { paths: new Set(['src/core/day.ts']), dependencies: new Set(['kysely', '@pothos/core']) }

function judge(rule: imports.Rule, path: string, text: string): string[] {
  return rule(parseSource(path, text), tree)
}

/** A table of [file, its text, part of the sentence; null where nothing is to be said]. */
function holds(rule: imports.Rule, cases: [path: string, text: string, sentence: string | null][]) {
  test.each(cases)('%s: %s', (path, text, sentence) => {
    expect(judge(rule, path, text)).toEqual(sentence === null ? [] : [expect.stringContaining(sentence)])
  })
}

describe('places import only places before their own', () => {
  holds(imports.inOrder, [
    ['src/core/day.ts', "import { AppError } from '../base/errors.ts'", 'core comes before base'],
    ['src/base/id.ts', "import type { Day } from '../core/day.ts'", null],
    ['src/push/plan.ts', "export { x } from '../reports/report.ts'", 'push comes before reports'],
    ['src/push/plan.ts', "export * from '../reports/report.ts'", 'push comes before reports'],
    ['src/push/plan.ts', "import '../reports/report.ts'", 'push comes before reports'],
    ['src/push/plan.ts', "const a = await import('../reports/report.ts')", 'push comes before reports'],
    ['src/push/plan.ts', 'const a = await import(`../reports/report.ts`)', null],
    ['src/push/plan.ts', "type A = import('../reports/report.ts').A", 'push comes before reports'],
    ['src/push/plan.ts', "import type { A } from '../reports/report.ts'", 'push comes before reports'],
    ['src/push/plan.ts', "// import '../reports/report.ts'\nconst a = \"import '../reports/report.ts'\"", null],
    ['src/push/plan.test.ts', "import { a } from '../live/a.ts'", 'push comes before live'],
    ['src/push/plan.ts', "import { a } from '../live.ts/a.ts'", 'live.ts has no place in the import order'],
    ['src/push/plan.ts', "import { createApp } from '../app.ts'", 'push comes before app'],
    ['src/app.ts', "import { schema } from './schema.ts'", null],
    ['src/schema.ts', "import { registerRoutes } from './routes.ts'", 'schema comes before routes'],
    ['src/cli/serve.ts', "import { main } from '../main.ts'", 'cli comes before main'],
    ['src/main.ts', "import { serve } from './cli/serve.ts'", null],
    ['src/compat/cyfe/push.ts', "import { a } from '../userflux/a.ts'", 'dialects never import each other'],
    ['src/compat/cyfe/push.ts', "import { a } from './reply.ts'", null],
    ['src/database/migrate.ts', "import { migrations } from '../../db/migrations/index.ts'", null],
    ['src/app.ts', "import { migrations } from '../db/migrations/index.ts'", 'only src/database runs migrations'],
    ['db/migrations/0001-a.ts', "import { a } from '../../src/core/a.ts'", 'must not change when the code does'],
    ['db/migrations/index.ts', "import * as a from './0001-a.ts'", null],
    ['src/push/push.test.ts', "import { a } from '../../tests/_kit/app.ts'", 'only tests import tests/'],
    ['tests/push.test.ts', "import { a } from '../src/main.ts'", null],
  ])
})

describe('layers inside a feature', () => {
  holds(imports.inLayers, [
    ['src/push/plan.ts', "import { a } from './push.store.ts'", 'a pure file is below a store file'],
    ['src/push/push.store.ts', "import { a } from './push.service.ts'", 'a store file is below a service file'],
    ['src/sources/a.client.ts', "import { a } from './a.service.ts'", 'a client file is below a service file'],
    ['src/push/push.service.ts', "import { a } from './push.loader.ts'", 'a service file is below a loader file'],
    ['src/push/push.loader.ts', "import { a } from './push.graphql.ts'", 'a loader file is below a graphql file'],
    ['src/reports/plan.ts', "import { a } from '../push/push.service.ts'", 'a pure file is below a service file'],
    [
      'src/compat/cyfe/push.ts',
      "import { a } from '../../push/push.service.ts'",
      'a pure file is below a service file',
    ],
    ['src/compat/cyfe/push.rest.ts', "import { a } from '../../push/push.service.ts'", null],
    ['src/push/push.service.ts', "import { a } from './push.store.ts'", null],
    ['src/push/push.service.ts', "import { a } from './quota.service.ts'", null],
    ['src/push/plan.test.ts', "import { a } from './push.store.ts'", null],
    ['src/app.ts', "import { a } from './push/push.service.ts'", null],
  ])
})

describe('private files', () => {
  holds(imports.keepsPrivate, [
    ['src/reports/a.service.ts', "import { a } from '../push/push.store.ts'", 'a store is private to its folder'],
    ['src/compat/cyfe/a.rest.ts', "import { a } from '../userflux/a.store.ts'", 'a store is private to its folder'],
    ['src/app.ts', "import { a } from './push/push.store.ts'", 'a store is private to its folder'],
    ['src/push/push.service.ts', "import { a } from './push.store.ts'", null],
    ['src/push/push.rest.ts', "import { a } from './push.graphql.ts'", 'only the schema reads it'],
    ['src/push/push.graphql.ts', "import { a } from '../widgets/refs.graphql.ts'", null],
    ['src/schema.ts', "import './push/push.graphql.ts'", null],
    [
      'src/app.ts',
      "import { a } from './push/push.rest.ts'",
      'only src/routes.ts and src/operations.ts register doors',
    ],
    [
      'src/push/b.rest.ts',
      "import { a } from './a.rest.ts'",
      'only src/routes.ts and src/operations.ts register doors',
    ],
    ['src/routes.ts', "import { a } from './push/push.rest.ts'", null],
    ['src/operations.ts', "import { a } from './push/push.rest.ts'", null],
    ['src/push/push.rest.ts', "import { a } from './point.list.ts'", null],
    ['src/push/point.list.ts', "import { a } from '../widgets/metric.list.ts'", null],
    ['src/push/push.rest.ts', "import { a } from '../widgets/metric.list.ts'", 'a list is private to its folder'],
    ['src/sources/a.service.ts', "import { a } from './feed.job.ts'", 'only src/jobs.ts registers jobs'],
    ['src/jobs.ts', "import { a } from './sources/feed.job.ts'", null],
  ])
})

describe('packages at home', () => {
  holds(imports.atHome, [
    ['src/push/push.service.ts', "import { sql } from 'kysely'", 'put the statement into a store'],
    ['src/bus/bus.ts', "import { Migrator } from 'kysely/migration'", 'put the statement into a store'],
    ['src/push/push.service.ts', "import type pg from 'pg'", 'put the statement into a store'],
    ['src/push/push.store.ts', "import { sql } from 'kysely'\nimport pg from 'pg'", null],
    ['src/database/client.ts', "import pg from 'pg'", null],
    ['src/bus/bus.ts', "import pg from 'pg'", null],
    ['src/sources/feed.job.ts', "import PgBoss from 'pg-boss'", 'go through src/schedule'],
    ['src/push/push.service.ts', "import { GraphQLError } from 'graphql'", 'keep GraphQL in *.graphql.ts'],
    ['src/push/push.service.ts', "import { a } from 'graphql/language/index.js'", 'keep GraphQL in *.graphql.ts'],
    ['src/push/push.ts', "import SchemaBuilder from '@pothos/core'", 'keep GraphQL in *.graphql.ts'],
    ['src/push/push.graphql.ts', "import { GraphQLError } from 'graphql'", null],
    ['src/http/server.ts', "import { createYoga } from 'graphql-yoga'", 'go through src/graphql'],
    ['src/graphql/yoga.ts', "import { createYoga } from 'graphql-yoga'", null],
    ['src/push/push.service.ts', "import type { FastifyRequest } from 'fastify'", 'keep HTTP in *.rest.ts'],
    ['src/push/push.rest.ts', "import type { FastifyRequest } from 'fastify'", null],
    ['src/graphql/execute.ts', "import type { FastifyRequest } from 'fastify'", 'keep HTTP in *.rest.ts'],
    ['src/graphql/http/post.ts', "import type { FastifyRequest } from 'fastify'", null],
    ['src/sources/call.service.ts', "import { request } from 'undici'", 'go through sources/safe-fetch.client.ts'],
    ['src/push/push.service.ts', "import { a } from './graphql.ts'", null],
    ['tests/push.test.ts', "import pg from 'pg'", null],
  ])
})

describe('packages of production', () => {
  holds(imports.onlyInstalled, [
    ['src/push/a.ts', "import fc from 'fast-check'", 'not in dependencies'],
    ['src/push/a.ts', "import { a } from '@pothos/plugin-relay'", 'not in dependencies'],
    ['src/push/a.ts', "import { a } from 'kysely/migration'\nimport b from '@pothos/core'\nimport 'node:fs'", null],
    ['src/push/a.ts', "import { type A, type B } from 'fast-check'", null],
    ['src/push/a.test.ts', "import fc from 'fast-check'", null],
    ['src/dashboard/web/a.tsx', "import { useState } from 'react'", null],
    ['src/dashboard/server.rest.ts', "import { useState } from 'react'", 'not in dependencies'],
  ])
})

describe('migrations', () => {
  holds(imports.migrationsStandAlone, [
    ['db/migrations/0001-a.ts', "import pg from 'pg'", 'imports only kysely'],
    ['db/migrations/0001-a.ts', "import { readFileSync } from 'node:fs'", 'imports only kysely'],
    ['db/migrations/0001-a.ts', "import { sql } from 'kysely'\nimport { b } from './b.ts'", null],
  ])
})

describe('import paths', () => {
  holds(imports.existing, [
    ['src/core/a.ts', "import { a } from './day.ts'", null],
    ['src/core/a.ts', "import { a } from './month.ts'", 'there is no such file'],
    ['src/core/a.ts', "import { a } from './day'", 'end it in .ts'],
    ['src/core/a.ts', "import { a } from './day.js'", 'end it in .ts'],
    ['src/core/a.ts', "import { a } from '..'", 'end it in .ts'],
    ['src/core/a.ts', "import { a } from '/src/core/day.ts'", 'write ./ or ../'],
    ['src/core/a.ts', "import { a } from '#core/day.ts'", 'write ./ or ../'],
    ['src/core/a.ts', "import { a } from '@/core/day.ts'", 'write ./ or ../'],
    ['src/core/a.ts', 'const a = await import(name)', 'write the path as a literal'],
    ['src/core/a.ts', "import { a } from '@pothos/core'", null],
  ])
})

describe('names', () => {
  holds(imports.wellNamed, [
    ['src/push/utils/a.ts', '', 'use a word of the domain'],
    ['src/push/types/a.ts', '', 'use a word of the domain'],
    ['tests/helpers/a.ts', '', 'use a word of the domain'],
    ['src/push/writerService.ts', '', 'kebab-case'],
    ['src/push/Writer.ts', '', 'kebab-case'],
    ['src/push/Writer/a.ts', '', 'folders are kebab-case'],
    ['src/push/index.ts', '', 'barrels'],
    ['src/push/a.ts', 'export default 1', 'export a name'],
    ['src/push/a.ts', 'const a = 1\nexport { a as default }', 'export a name'],
    ['src/metrics/a.ts', '', 'metrics has no place in the import order'],
    ['src/server.ts', '', 'server has no place in the import order'],
    ['src/push/delete-points.store.test.ts', 'export const a = 1', null],
    ['db/migrations/index.ts', '', null],
    ['db/migrations/0001-foundation.ts', '', null],
    ['tests/_kit/app.ts', '', null],
  ])
})

describe('circles', () => {
  test('of imports are found once, by their way round', () => {
    const files = [
      parseSource('src/a/x.ts', "import './y.ts'\nimport '../b/alone.ts'"),
      parseSource('src/a/y.ts', "import type { Z } from './z.ts'"),
      parseSource('src/a/z.ts', "export { a } from './x.ts'"),
      parseSource('src/b/alone.ts', "import '../a/y.ts'"),
    ]
    expect(imports.cyclesOf(files.slice(0, 3))).toEqual([
      expect.stringContaining('src/a/x.ts > src/a/y.ts > src/a/z.ts > src/a/x.ts -> imports go in a circle'),
    ])
    expect(imports.cyclesOf(files.slice(0, 2))).toEqual([])
    expect(imports.cyclesOf([parseSource('src/a/x.ts', "import './x.ts'")])).toHaveLength(1)
    expect(imports.cyclesOf(files)).not.toEqual([])
  })
})
