const WIDTH = 30

/** Shows how far a long work is: a bar that moves on a terminal, a line for every quarter elsewhere. */
export function createProgress(label: string, total: number, out: NodeJS.WriteStream = process.stdout) {
  let quarter = 0
  return (done: number): void => {
    const share = total === 0 ? 1 : done / total
    if (out.isTTY) {
      const filled = Math.round(share * WIDTH)
      out.write(
        `\r  ${label}  ${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}  ${done}/${total}${done >= total ? '\n' : ''}`,
      )
    } else if (Math.floor(share * 4) > quarter) {
      quarter = Math.floor(share * 4)
      out.write(`  ${label}  ${done}/${total}\n`)
    }
  }
}
