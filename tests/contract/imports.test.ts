import { describe, expect, test } from 'vitest'
import * as errors from './error-rules.ts'
import * as imports from './import-rules.ts'
import * as logs from './log-rules.ts'
import * as purity from './purity-rules.ts'
import * as services from './service-rules.ts'
import { readSources, readTree } from './tree.ts'

const files = readSources()
const tree = readTree()
const owners = services.serviceOwners(files)
const faultsOf = (rule: imports.Rule) => files.flatMap(file => rule(file, tree))

describe('the source tree', () => {
  test('is read: a rule over no files would hold for ever', () => {
    const paths = files.map(file => file.path)
    expect(paths.length).toBeGreaterThan(100)
    expect(paths).toEqual(
      expect.arrayContaining([
        ...['src/main.ts', 'src/app.ts', 'src/schema.ts', 'src/routes.ts', 'src/core/period.ts', 'src/base/errors.ts'],
        ...['src/config/env.ts', 'src/push/push.service.ts', 'src/compat/cyfe/push.rest.ts', 'db/migrations/index.ts'],
        'tests/contract/imports.test.ts',
      ]),
    )
    const imported = files.flatMap(file => file.imports.map(each => imports.targetOf(file, each)))
    expect(imported.filter(target => target !== null).length).toBeGreaterThan(300)
    expect(files.find(file => file.path === 'src/config/env.ts')?.globals).toContain('process')
    expect(owners.size).toBeGreaterThan(15)
  })

  test.each<[string, imports.Rule]>([
    ['imports only places before its own', imports.inOrder],
    ['imports only its own or a lower layer inside a feature', imports.inLayers],
    ['leaves stores to their folder, and schema, routes and jobs to their lists', imports.keepsPrivate],
    ['imports packages only where they are at home', imports.atHome],
    ['imports in production only what is installed for production', imports.onlyInstalled],
    ['keeps migrations apart from the code', imports.migrationsStandAlone],
    ['imports files that exist, by their full name', imports.existing],
    ['names files and folders well and exports by name', imports.wellNamed],
    ['has no clock, chance, machine or world in core', purity.isPure],
    ['reads the environment in one place', purity.envHasOneReader],
    ['reaches the network through one door', purity.networkHasOneDoor],
    ['uses services only of places before its own', services.usesLowerServices(owners)],
    ['makes all services at once', services.neverSetsServices],
    ['logs errors whole, with their stack', logs.logsErrorsWhole],
    ['tells errors apart by code or class, not by their text', errors.decidesByCode],
  ])('%s', (_, rule) => {
    expect(faultsOf(rule)).toEqual([])
  })

  test('has no imports in a circle', () => {
    expect(imports.cyclesOf(files)).toEqual([])
  })
})
