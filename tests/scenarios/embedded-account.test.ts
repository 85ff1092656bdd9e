/** Who may run it and from where: root, ordinary users, users without a name, folders closed to everybody else. */
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { checkoutFor, copyPackage, isRoot, launch, nameless, scratch, type User } from './embedded-child.ts'

function asRoot(name: string, run: () => Promise<void>): void {
  test(name, async ({ skip }) => {
    if (!isRoot) skip('needs root: only root can become other users, and must not run PostgreSQL itself')
    await run()
  })
}

const stranger: User = { uid: 54_400, gid: 54_400 }
const stagingFolders = ['/var/cache/pushgraph', '/var/tmp/pushgraph']

function named(): User {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  const [, , uid = '65534', gid = '65534'] =
    lines.map(line => line.split(':')).find(parts => Number(parts[2]) > 0) ?? []
  return { uid: Number(uid), gid: Number(gid) }
}

/** Removes what staging a test's package leaves in root's folders, and the folders if the test made them. */
function forgetStaged(version: string): string {
  const name = `postgresql-${process.platform}-${process.arch}-${version}`
  const made = stagingFolders.filter(folder => !existsSync(folder))
  onTestFinished(() => {
    for (const folder of stagingFolders) rmSync(join(folder, name), { recursive: true, force: true })
    for (const folder of made) rmSync(folder, { recursive: true, force: true })
  })
  return name
}

function connectAs(user: User, path: string): string {
  const script = `require('net').connect(${JSON.stringify(path)})
    .on('connect', () => { console.log('connected'); process.exit() }).on('error', error => console.log(error.code))`
  return spawnSync(checkoutFor(user).node, ['-e', script], { ...user, cwd: '/', encoding: 'utf8' }).stdout.trim()
}

asRoot('root starts it as an id of its own, gets in, and nobody else does', async () => {
  const dataDir = scratch()
  const gateway = launch({ dataDir })
  const { host, port } = await gateway.next('ready')
  const cluster = statSync(join(dataDir, 'postgres'))
  expect(cluster.uid).toBeGreaterThanOrEqual(60_578)
  expect(cluster.uid).toBeLessThanOrEqual(61_183)
  expect(await gateway.query("SELECT current_user AS me, current_setting('is_superuser') AS super")).toEqual([
    { me: 'pushgraph', super: 'on' },
  ])
  expect(connectAs(stranger, `${host}/.s.PGSQL.${port}`)).toBe('EACCES')
  expect(connectAs({ uid: 65_534, gid: 65_534 }, `${host}/.s.PGSQL.${port}`)).toBe('EACCES')
  await gateway.end()
})

asRoot('a checkout and a DATA_DIR below a folder of root that nobody else may enter', async () => {
  const home = scratch(0o700)
  const version = `0.0.0-test-${process.pid}-home`
  const name = forgetStaged(version)
  const packageDir = copyPackage(home, version)
  const dataDir = join(home, 'project/data')
  for (const round of [1, 2]) {
    const gateway = launch({ dataDir, packageDir })
    await gateway.next('ready')
    await gateway.query(round === 1 ? 'CREATE TABLE kept AS SELECT 5 AS v' : 'SELECT 1')
    expect(await gateway.query('SELECT v FROM kept')).toEqual([{ v: 5 }])
    // Copied once, found the second time.
    expect(gateway.logs.filter(line => line.startsWith('Copied'))).toHaveLength(round === 1 ? 1 : 0)
    await gateway.end()
  }
  expect(statSync(home).mode & 0o777).toBe(0o700)
  expect(statSync(home).uid).toBe(0)
  const staged = lstatSync(join('/var/cache/pushgraph', name))
  expect([staged.uid, staged.mode & 0o777]).toEqual([0, 0o755])
})

asRoot('programs that another user put where root keeps its copies are not run', async () => {
  const home = scratch(0o700)
  const version = `0.0.0-test-${process.pid}-trap`
  const name = forgetStaged(version)
  const packageDir = copyPackage(home, version)
  const trap = join('/var/cache/pushgraph', name)
  mkdirSync(trap, { recursive: true })
  chownSync(trap, stranger.uid, stranger.gid)
  const gateway = launch({ dataDir: join(home, 'data'), packageDir })
  await gateway.next('ready')
  expect(existsSync(join('/var/tmp/pushgraph', name, 'bin/postgres'))).toBe(true)
  await gateway.end()
})

asRoot('an ordinary user', async () => {
  const user = named()
  const folder = scratch(0o700, user)
  const gateway = launch({ dataDir: join(folder, 'data') }, user)
  await gateway.next('ready')
  expect(await gateway.query('SELECT 1 AS one')).toEqual([{ one: 1 }])
  expect(statSync(join(folder, 'data/postgres')).uid).toBe(user.uid)
  expect((await gateway.end()).code).toBe(0)
})

asRoot('a user id without a name makes the cluster, and finds it again', async () => {
  const dataDir = scratch(0o700, nameless)
  for (const round of [1, 2]) {
    const gateway = launch({ dataDir }, nameless)
    await gateway.next('ready')
    if (round === 1) await gateway.query('CREATE TABLE kept AS SELECT 5 AS v')
    expect(await gateway.query('SELECT v FROM kept')).toEqual([{ v: 5 }])
    // What initdb's single-user server makes has reserved ids: the copies of the programs did its whole work.
    expect(
      await gateway.query(`SELECT count(*)::int AS n FROM pg_class WHERE oid >= 16384 AND relname <> 'kept'`),
    ).toEqual([{ n: 0 }])
    expect((await gateway.end()).code).toBe(0)
  }
  expect(existsSync(join(dataDir, 'postgres.init-programs'))).toBe(false)
})

asRoot("a user id without a name, programs without links: the copy lies in the user's DATA_DIR", async () => {
  const folder = scratch(0o700, nameless)
  const packageDir = copyPackage(folder, '0.0.0-test')
  const dataDir = join(folder, 'data')
  const gateway = launch({ dataDir, packageDir }, nameless)
  await gateway.next('ready')
  const name = `postgresql-${process.platform}-${process.arch}-0.0.0-test`
  expect(existsSync(join(dataDir, 'runtime', name, 'bin/postgres'))).toBe(true)
  await gateway.end()
})

asRoot("root on a user's DATA_DIR runs it as that user, who can go on afterwards", async () => {
  const dataDir = scratch(0o700, nameless)
  const byRoot = launch({ dataDir })
  await byRoot.next('ready')
  expect(statSync(join(dataDir, 'postgres')).uid).toBe(nameless.uid)
  await byRoot.end()
  const byUser = launch({ dataDir }, nameless)
  await byUser.next('ready')
  await byUser.end()
  const again = launch({ dataDir })
  await again.next('ready')
  await again.end()
})

asRoot('a cluster that root restored from a copy, and so owns, is given back', async () => {
  const dataDir = scratch()
  const first = launch({ dataDir })
  await first.next('ready')
  await first.query('CREATE TABLE kept AS SELECT 5 AS v')
  await first.end()
  const restored = join(scratch(), 'data')
  expect(spawnSync('cp', ['-r', dataDir, restored]).status).toBe(0)
  expect(statSync(join(restored, 'postgres')).uid).toBe(0)
  const second = launch({ dataDir: restored })
  await second.next('ready')
  expect(await second.query('SELECT v FROM kept')).toEqual([{ v: 5 }])
  await second.end()
})

asRoot('a root that may not become another user is told so', async () => {
  const dataDir = scratch()
  const checkout = checkoutFor(undefined)
  const driver = join(checkout.root, 'tests/scenarios/embedded-driver.ts')
  const { stdout, error } = spawnSync(
    'setpriv',
    ['--bounding-set=-all', '--inh-caps=-all', checkout.node, driver, JSON.stringify({ dataDir })],
    { encoding: 'utf8', timeout: 30_000 },
  )
  expect(error).toBeUndefined()
  expect(stdout).toMatch(/this root may not become user id \d+ .*EPERM.*DATABASE_URL/)
})

asRoot("another user's cluster is refused with both ids", async () => {
  const dataDir = scratch(0o755, nameless)
  const first = launch({ dataDir }, nameless)
  await first.next('ready')
  await first.end()
  chmodSync(dataDir, 0o777)
  await expect(launch({ dataDir }, stranger).next('ready')).rejects.toThrow(
    /belongs to user id 54321, and this process runs as 54400/,
  )
})

asRoot('a DATA_DIR that the user may not write is named', async () => {
  const folder = scratch(0o755)
  await expect(launch({ dataDir: join(folder, 'data') }, nameless).next('ready')).rejects.toThrow(
    /DATA_DIR .* cannot be used .*EACCES/,
  )
})
