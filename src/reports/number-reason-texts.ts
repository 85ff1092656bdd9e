/** In the words of GraphQL and of REST. */
export const reasonTexts = {
  headline:
    'Of a PERIODIC metric, and of a formula over one: why there is no headline, which periods are stored, and what to ask instead. Null where there is one, and for other metrics.',
  reasons:
    'Of a PERIODIC metric, and of a formula over one: each number that is null by what it is, with what to ask instead. None for other metrics.',
  previous:
    'Of a PERIODIC metric, and of a formula over one: why the compared period has no value, and what to ask instead. Null where it has one, and for other metrics.',
}
