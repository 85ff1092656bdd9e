export const onDuplicates = ['ADD', 'REPLACE', 'MIN', 'MAX'] as const
/** What happens to the value that a point has already. */
export type OnDuplicate = (typeof onDuplicates)[number]
