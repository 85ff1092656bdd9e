/** A name in SQL, whatever is in it. */
export const quotedName = (name: string): string => `"${name.replaceAll('"', '""')}"`
