// A profile as `node --cpu-prof` writes it.
export interface Profile {
  readonly nodes: readonly {
    readonly id: number
    readonly callFrame: { readonly functionName: string; readonly url: string }
    readonly children?: readonly number[]
  }[]
  readonly samples: readonly number[]
  /** Microseconds of the machine's clock that only runs forward (`process.hrtime`), and from each sample to the one before. */
  readonly startTime: number
  readonly timeDeltas: readonly number[]
}

/**
 * Which part of the samples is in these files, or in Node's own code that they called. Whoever calls a hook's `done` runs the rest of the
 * request: so it is the innermost file that counts, not every one on the stack. Samples without work (idle) and
 * outside of the time that was measured are left out.
 */
export function shareOf(
  { nodes, samples, startTime, timeDeltas }: Profile,
  files: RegExp,
  { from, before }: { from: number; before: number },
): number {
  const byId = new Map(nodes.map(node => [node.id, node]))
  const parentOf = new Map(nodes.flatMap(({ id, children = [] }) => children.map(child => [child, id] as const)))
  const isIn = new Map<number, boolean | null>()
  for (const { id, callFrame } of nodes) isIn.set(id, callFrame.functionName === '(idle)' ? null : ownerOf(id))
  let at = startTime
  const counted = samples.filter((id, index) => {
    at += timeDeltas[index] ?? 0
    return at >= from && at < before && isIn.get(id) !== null
  })
  return counted.filter(id => isIn.get(id)).length / counted.length

  function ownerOf(first: number): boolean {
    for (let id: number | undefined = first; id !== undefined; id = parentOf.get(id)) {
      const url = byId.get(id)?.callFrame.url ?? ''
      if (url !== '' && !url.startsWith('node:')) return files.test(url)
    }
    return false
  }
}
