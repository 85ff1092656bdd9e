// How much processor time processes took, from /proc: steadier than a rate where other work takes turns on the cores. Linux only.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readPidFile } from '../src/database/embedded/orphan.ts'

/** Ticks of /proc in a second: `getconf CLK_TCK`, 100 on every Linux of today. */
const TICKS = 100

interface ProcessTimes {
  readonly parent: number
  readonly own: number
  /** Of children that have ended and were waited for. */
  readonly ended: number
}

/** https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html; null: there is no such process any more. */
function timesOf(pid: number | string): ProcessTimes | null {
  try {
    // The name of the program, in brackets, may hold blanks.
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const seconds = (...indexes: number[]) => indexes.reduce((sum, index) => sum + Number(fields[index]), 0) / TICKS
    return { parent: Number(fields[1]), own: seconds(11, 12), ended: seconds(13, 14) }
  } catch {
    return null
  }
}

/** Seconds that a process has used; NaN where there is no /proc. */
export function secondsOf(pid: number | undefined): number {
  return timesOf(pid ?? 0)?.own ?? Number.NaN
}

/** The same with that of its children that live: workers. */
export function secondsOfTree(pid: number | undefined): number {
  return childrenOf(pid).reduce((sum, child) => sum + child.own, secondsOf(pid))
}

function childrenOf(parent: number | undefined): ProcessTimes[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(name => timesOf(name) ?? [])
    .filter(child => child.parent === parent)
}

/** Seconds that the embedded server of the folder and all its processes have used, with those that have ended. */
export function secondsOfDatabase(dataDir: string): number {
  const postmaster = readPidFile(join(dataDir, 'postgres'))?.pid
  const times = postmaster === undefined ? null : timesOf(postmaster)
  if (times === null) return Number.NaN
  return childrenOf(postmaster).reduce((sum, child) => sum + child.own, times.own + times.ended)
}
