/** Whatever is killed, the next start recovers by itself and loses nothing that was committed. */
import { spawn } from 'node:child_process'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { type Gateway, isAlive, isRoot, launch, nameless, postmasterPid, scratch } from './embedded-child.ts'

async function started(dataDir: string): Promise<{ gateway: Gateway; postmaster: number }> {
  const gateway = launch({ dataDir })
  await gateway.next('ready')
  return { gateway, postmaster: postmasterPid(dataDir) ?? 0 }
}

/** It removes its pid file as the last thing; the pid itself may stay until somebody reaps it. */
async function untilGone(dataDir: string): Promise<void> {
  for (let tries = 0; tries < 500 && postmasterPid(dataDir) !== undefined; tries++) await sleep(20)
  expect(postmasterPid(dataDir)).toBeUndefined()
}

test('kill -9 of the gateway leaves a server behind; the next start stops it and goes on with every committed row', async () => {
  const dataDir = scratch()
  const { gateway, postmaster } = await started(dataDir)
  await gateway.query('CREATE TABLE kept (v int)')
  await gateway.query('INSERT INTO kept VALUES (1)')
  gateway.child.kill('SIGKILL')
  await gateway.over
  expect(isAlive(postmaster)).toBe(true)

  const next = await started(dataDir)
  expect(next.postmaster).not.toBe(postmaster)
  expect(next.gateway.logs).toContain('The database server of an earlier run is still there; stopping it first.')
  expect(await next.gateway.query('SELECT v FROM kept')).toEqual([{ v: 1 }])
  await next.gateway.end()
})

test('kill -9 of gateway and server: crash recovery, every committed row is there', async () => {
  const dataDir = scratch()
  const { gateway, postmaster } = await started(dataDir)
  await gateway.query('CREATE TABLE kept (v int)')
  for (let v = 0; v < 20; v++) await gateway.query(`INSERT INTO kept VALUES (${v})`)
  gateway.child.kill('SIGKILL')
  process.kill(postmaster, 'SIGKILL')
  await gateway.over

  const next = await started(dataDir)
  expect(next.gateway.logs.join('\n')).toMatch(/not properly shut down; automatic recovery in progress/)
  expect(await next.gateway.query('SELECT count(*)::int AS n, sum(v)::int AS s FROM kept')).toEqual([{ n: 20, s: 190 }])
  await next.gateway.end()
})

test('a statement that outlives its killed server is waited for', async () => {
  const dataDir = scratch()
  const { gateway, postmaster } = await started(dataDir)
  // It never waits for anything and so does not notice that its postmaster is gone, until the timeout ends it.
  gateway.send(
    `DO $$ DECLARE t timestamptz := clock_timestamp() + '2 s'; BEGIN WHILE clock_timestamp() < t LOOP END LOOP; END $$`,
  )
  await sleep(300)
  process.kill(postmaster, 'SIGKILL')
  expect(await gateway.next('exited')).toEqual({ code: null, signal: 'SIGKILL' })
  gateway.child.kill('SIGKILL')
  await gateway.over

  const next = await started(dataDir)
  expect(next.gateway.logs).toContain('Waiting for the last processes of a killed database server to end.')
  await next.gateway.end()
})

test('a stale pid file whose pid belongs to somebody else now does not block, nor is that process touched', async () => {
  // PostgreSQL only trips over processes of its own user: as root the whole case runs as another one.
  const user = isRoot ? nameless : undefined
  const dataDir = scratch(0o755, user)
  const first = launch({ dataDir }, user)
  await first.next('ready')
  const pidFile = join(dataDir, 'postgres/postmaster.pid')
  const lines = readFileSync(pidFile, 'utf8').split('\n')
  const owner = statSync(pidFile)
  await first.end()
  const bystander = spawn('sleep', ['60'], { ...user, cwd: '/' })
  onTestFinished(() => void bystander.kill('SIGKILL'))
  // The shared memory of the old run, under a key that is nobody's now.
  writeFileSync(pidFile, [bystander.pid, ...lines.slice(1)].join('\n'), { mode: 0o600 })
  if (user !== undefined) (await import('node:fs')).chownSync(pidFile, owner.uid, owner.gid)

  const second = launch({ dataDir }, user)
  await second.next('ready')
  expect(await second.query('SELECT 1 AS one')).toEqual([{ one: 1 }])
  expect(bystander.exitCode).toBeNull()
  expect(bystander.signalCode).toBeNull()
  await second.end()
})

test('a server that answers but cannot be seen, as in another container, is refused, not doubled', async () => {
  const dataDir = scratch()
  const { gateway, postmaster } = await started(dataDir)
  gateway.child.kill('SIGKILL')
  await gateway.over
  onTestFinished(() => void process.kill(postmaster, 'SIGQUIT'))
  const pidFile = join(dataDir, 'postgres/postmaster.pid')
  const text = readFileSync(pidFile, 'utf8')
  // A pid of another namespace: here it is nobody's.
  writeFileSync(pidFile, text.replace(/^\d+/, '4194301'))
  await expect(launch({ dataDir }).next('ready')).rejects.toThrow(/served by a process that this one cannot see/)
  expect(isAlive(postmaster)).toBe(true)
  writeFileSync(pidFile, text)
})

test('a second gateway on the same DATA_DIR is refused by the name of the first, which goes on', async () => {
  const dataDir = scratch()
  const { gateway, postmaster } = await started(dataDir)
  const second = launch({ dataDir })
  await expect(second.next('ready')).rejects.toThrow(
    `DATA_DIR ${dataDir} is in use by process ${gateway.child.pid}. Stop it, or set another DATA_DIR.`,
  )
  expect((await second.over).code).toBe(1)
  expect(postmasterPid(dataDir)).toBe(postmaster)
  expect(await gateway.query('SELECT 1 AS one')).toEqual([{ one: 1 }])
  await gateway.end()
})

test('of many gateways started at once exactly one gets DATA_DIR', async () => {
  const dataDir = scratch()
  const gateways = Array.from({ length: 5 }, () => launch({ dataDir }))
  const outcomes = await Promise.allSettled(gateways.map(gateway => gateway.next('ready')))
  expect(outcomes.filter(outcome => outcome.status === 'fulfilled')).toHaveLength(1)
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') expect(String(outcome.reason)).toMatch(/is in use by/)
  }
  const winner = gateways[outcomes.findIndex(outcome => outcome.status === 'fulfilled')]
  await winner?.end()
})

test('Ctrl-C reaches the gateway only; SIGTERM ends both', async () => {
  const dataDir = scratch()
  const { gateway, postmaster } = await started(dataDir)
  process.kill(-(gateway.child.pid ?? 0), 'SIGINT')
  await sleep(300)
  expect(await gateway.query('SELECT 1 AS one')).toEqual([{ one: 1 }])
  gateway.child.kill('SIGTERM')
  expect((await gateway.over).code).toBe(0)
  expect(isAlive(postmaster)).toBe(false)
})

test('a gateway that ends without stopping its server takes it along', async () => {
  const dataDir = scratch()
  const { gateway } = await started(dataDir)
  gateway.send('exit')
  expect((await gateway.over).code).toBe(3)
  await untilGone(dataDir)
})
