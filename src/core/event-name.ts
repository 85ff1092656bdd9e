/** Words with blanks between them: no other white space, none at the ends, nothing that cannot be stored. */
export function isEventName(name: string): boolean {
  return /^\S+(?: +\S+)*$/u.test(name) && !/\p{Cc}/u.test(name) && name.isWellFormed()
}
