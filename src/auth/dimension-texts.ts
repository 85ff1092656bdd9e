/** What filters by dimensions and their groups are, in GraphQL and in REST. */
export const dimensionTexts = {
  dimension: 'The name of the dimension.',
  value: 'The value; null: without one.',
  in: 'One of these values; null among them: without a value. An empty list matches nothing.',
  notIn: 'None of these values; rows without a value stay, unless null is among them.',
  startsWith: 'Values that begin with this text; case counts.',
  isSet: 'Whether there is a value: true for rows that have one, false for those without.',
  groupValues: 'One per dimension asked for, in that order. All without a value in the group of the others.',
  groupMetrics: 'One per metric of the report, with the keys of the report.',
}
