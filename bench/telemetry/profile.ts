// A profile as `node --cpu-prof` writes it.
export interface Profile {
  readonly nodes: readonly {
    readonly id: number
    readonly callFrame: { readonly functionName: string; readonly url: string }
    readonly children?: readonly number[]
  }[]
  readonly samples: readonly number[]
}

/**
 * Which part of the samples is in these files, or in Node's own code that they called. Whoever calls a hook's `done` runs the rest of the
 * request: so it is the innermost file that counts, not every one on the stack. Samples without work (idle) are left out.
 */
export function shareOf({ nodes, samples }: Profile, files: RegExp): number {
  const byId = new Map(nodes.map(node => [node.id, node]))
  const parentOf = new Map(nodes.flatMap(({ id, children = [] }) => children.map(child => [child, id] as const)))
  const isIn = new Map<number, boolean | null>()
  for (const { id, callFrame } of nodes) isIn.set(id, callFrame.functionName === '(idle)' ? null : ownerOf(id))
  const counted = samples.filter(id => isIn.get(id) !== null)
  return counted.filter(id => isIn.get(id)).length / counted.length

  function ownerOf(first: number): boolean {
    for (let id: number | undefined = first; id !== undefined; id = parentOf.get(id)) {
      const url = byId.get(id)?.callFrame.url ?? ''
      if (url !== '' && !url.startsWith('node:')) return files.test(url)
    }
    return false
  }
}
