// What must be refused about services, and what looks alike and is fine.
import { describe, expect, test } from 'vitest'
import type { Rule, Tree } from './import-rules.ts'
import { neverSetsServices, serviceOwners, usesLowerServices } from './service-rules.ts'
import { parseSource } from './source-file.ts'

const tree: Tree = { paths: new Set(), dependencies: new Set() }
const declaration = (service: string) =>
  `declare module '../request/context.ts' { interface Services { ${service}: A } }`
const owners = serviceOwners([
  parseSource('src/graphql/engine.ts', declaration('graphql')),
  parseSource('src/auth/auth.service.ts', declaration('auth')),
  parseSource('src/push/push.service.ts', declaration('push')),
  parseSource('src/push/push.test.ts', declaration('fake')),
])
const uses = usesLowerServices(owners)
const judge = (rule: Rule, path: string, text: string) => rule(parseSource(path, text), tree)

test('a service belongs to the folder that declares it', () => {
  expect([...owners]).toEqual([
    ['graphql', 'graphql'],
    ['auth', 'auth'],
    ['push', 'push'],
  ])
})

describe('a folder uses its own services and those of folders before it', () => {
  test.each([
    'gateway.services.auth.admit(request, reply)',
    'class A { #gateway; a() { return this.#gateway.services.auth.admit() } }',
    "ctx['services'].auth.admit()",
    'function a({ services }: RequestContext) { services.auth.admit() }',
    'const { auth } = gateway.services',
    'function a({ services: { auth } }: RequestContext) { auth.admit() }',
    "export function a(auth: Services['auth']) {}",
    "export function a({ auth }: Pick<Services, 'graphql' | 'auth'>) {}",
  ])('so graphql may not say %s', text => {
    expect(judge(uses, 'src/graphql/a.ts', text)).toEqual([
      expect.stringContaining('services.auth -> graphql comes before auth, declare what graphql needs and pass it in'),
    ])
    expect(judge(uses, 'src/auth/a.ts', text)).toEqual([])
    expect(judge(uses, 'src/push/a.ts', text)).toEqual([])
  })

  test('and none that nobody declares', () => {
    expect(judge(uses, 'src/push/a.ts', 'ctx.services.fake.a()')).toEqual([
      expect.stringContaining('no folder declares it'),
    ])
  })

  test('what is called the same elsewhere is nothing to it', () => {
    expect(judge(uses, 'src/graphql/a.ts', 'const { auth } = gateway; gateway.auth.admit(); x.services(auth)')).toEqual(
      [],
    )
  })
})

describe('nothing sets a service', () => {
  test.each(['gateway.services.graphql = a', 'services.graphql ??= a', 'const services = {} as Services'])(
    'not as %s',
    text => {
      expect(judge(neverSetsServices, 'src/app.ts', text)).toHaveLength(1)
    },
  )

  test.each(['const services = { graphql }', 'const graphql = services.graphql', 'state.graphql = a'])(
    '%s is fine',
    text => {
      expect(judge(neverSetsServices, 'src/app.ts', text)).toEqual([])
    },
  )
})
