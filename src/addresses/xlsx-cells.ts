/** Excel keeps so many significant digits of a number; what has more is written as a text, with all of them. */
export const EXACT_DIGITS = 15
/** The most that a cell can hold. */
export const MAX_CELL_CHARACTERS = 32_767
