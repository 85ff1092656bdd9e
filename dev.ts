// `npm run dev`: the gateway, started again with each change of its sources, and the dashboard's dev server, which asks it.
import { type ChildProcess, spawn } from 'node:child_process'

const commands: readonly (readonly string[])[] = [
  // SIGINT: nobody waits for a balancer to look elsewhere between two starts.
  ['--watch', '--watch-preserve-output', '--watch-kill-signal=SIGINT', 'src/main.ts', 'serve'],
  ['node_modules/vite/bin/vite.js', '--clearScreen', 'false'],
]

// In groups of their own: Ctrl-C would come to the gateway twice, from the terminal and from its watcher, and the second ends it at once.
const children = commands.map(args => spawn(process.execPath, args, { stdio: 'inherit', detached: true }))
const ends = children.map(child => new Promise<void>(resolve => void child.once('exit', () => resolve())))

function stop(child: ChildProcess): void {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
}

const signal = new Promise<'stopped'>(resolve => {
  for (const each of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(each, () => resolve('stopped'))
})
const first = await Promise.race([signal, ...ends])
for (const child of children) stop(child)
await Promise.all(ends)
// One that ended by itself takes the other with it: its reason stands above.
process.exitCode = first === 'stopped' ? 0 : 1
