/** What every argument and input field that takes a global id says: `t.arg.id(globalIdOf('widget'))`. */
export function globalIdOf(noun: string) {
  return { required: true, description: `Global id of the ${noun}.` } as const
}
