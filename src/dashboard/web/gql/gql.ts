/* eslint-disable */
import * as types from './graphql.ts';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  fragment WidgetCard on Widget {\n    id\n    title\n    description\n    chartType\n    lastPushAt\n    report(period: $period, compare: $compare) {\n      keys\n      granularity\n      period {\n        label\n        partial\n      }\n      metrics {\n        metric {\n          id\n          name\n          unit\n          color\n          chartType\n          reverseGraph\n          yAxis\n          yAxisMin\n          yAxisMax\n          yAxisShow\n          labelShow\n        }\n        headline\n        values\n        comparison {\n          percentChange\n          difference\n          direction\n          verdict\n          previous\n          period {\n            label\n          }\n          values\n        }\n      }\n    }\n  }\n": typeof types.WidgetCardFragmentDoc,
    "\n  query BoardCards($ids: [ID!]!, $period: PeriodInput, $compare: [ComparisonInput!]) {\n    widgetsById(ids: $ids) {\n      ...WidgetCard\n    }\n  }\n": typeof types.BoardCardsDocument,
    "\n  subscription BoardLive($ids: [ID!]!, $period: PeriodInput, $compare: [ComparisonInput!]) {\n    widgetsById(ids: $ids) {\n      ...WidgetCard\n    }\n  }\n": typeof types.BoardLiveDocument,
    "\n  query BoardWidgets($search: String, $tag: String) {\n    widgets(first: 500, search: $search, tag: $tag) {\n      edges {\n        node {\n          id\n          title\n          tags\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": typeof types.BoardWidgetsDocument,
    "\n  query BoardLayout {\n    board {\n      savedAt\n      cards {\n        width\n        widget {\n          id\n        }\n      }\n    }\n  }\n": typeof types.BoardLayoutDocument,
    "\n  mutation BoardSave($input: SaveBoardInput!) {\n    saveBoard(input: $input) {\n      board {\n        savedAt\n        cards {\n          width\n          widget {\n            id\n          }\n        }\n      }\n    }\n  }\n": typeof types.BoardSaveDocument,
    "\n  query DashboardViewer {\n    viewer {\n      name\n      scopes\n      expiresAt\n    }\n  }\n": typeof types.DashboardViewerDocument,
    "\n  query DashboardProject {\n    project {\n      name\n      timeZone\n    }\n  }\n": typeof types.DashboardProjectDocument,
};
const documents: Documents = {
    "\n  fragment WidgetCard on Widget {\n    id\n    title\n    description\n    chartType\n    lastPushAt\n    report(period: $period, compare: $compare) {\n      keys\n      granularity\n      period {\n        label\n        partial\n      }\n      metrics {\n        metric {\n          id\n          name\n          unit\n          color\n          chartType\n          reverseGraph\n          yAxis\n          yAxisMin\n          yAxisMax\n          yAxisShow\n          labelShow\n        }\n        headline\n        values\n        comparison {\n          percentChange\n          difference\n          direction\n          verdict\n          previous\n          period {\n            label\n          }\n          values\n        }\n      }\n    }\n  }\n": types.WidgetCardFragmentDoc,
    "\n  query BoardCards($ids: [ID!]!, $period: PeriodInput, $compare: [ComparisonInput!]) {\n    widgetsById(ids: $ids) {\n      ...WidgetCard\n    }\n  }\n": types.BoardCardsDocument,
    "\n  subscription BoardLive($ids: [ID!]!, $period: PeriodInput, $compare: [ComparisonInput!]) {\n    widgetsById(ids: $ids) {\n      ...WidgetCard\n    }\n  }\n": types.BoardLiveDocument,
    "\n  query BoardWidgets($search: String, $tag: String) {\n    widgets(first: 500, search: $search, tag: $tag) {\n      edges {\n        node {\n          id\n          title\n          tags\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": types.BoardWidgetsDocument,
    "\n  query BoardLayout {\n    board {\n      savedAt\n      cards {\n        width\n        widget {\n          id\n        }\n      }\n    }\n  }\n": types.BoardLayoutDocument,
    "\n  mutation BoardSave($input: SaveBoardInput!) {\n    saveBoard(input: $input) {\n      board {\n        savedAt\n        cards {\n          width\n          widget {\n            id\n          }\n        }\n      }\n    }\n  }\n": types.BoardSaveDocument,
    "\n  query DashboardViewer {\n    viewer {\n      name\n      scopes\n      expiresAt\n    }\n  }\n": types.DashboardViewerDocument,
    "\n  query DashboardProject {\n    project {\n      name\n      timeZone\n    }\n  }\n": types.DashboardProjectDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WidgetCard on Widget {\n    id\n    title\n    description\n    chartType\n    lastPushAt\n    report(period: $period, compare: $compare) {\n      keys\n      granularity\n      period {\n        label\n        partial\n      }\n      metrics {\n        metric {\n          id\n          name\n          unit\n          color\n          chartType\n          reverseGraph\n          yAxis\n          yAxisMin\n          yAxisMax\n          yAxisShow\n          labelShow\n        }\n        headline\n        values\n        comparison {\n          percentChange\n          difference\n          direction\n          verdict\n          previous\n          period {\n            label\n          }\n          values\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').WidgetCardFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BoardCards($ids: [ID!]!, $period: PeriodInput, $compare: [ComparisonInput!]) {\n    widgetsById(ids: $ids) {\n      ...WidgetCard\n    }\n  }\n"): typeof import('./graphql.ts').BoardCardsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription BoardLive($ids: [ID!]!, $period: PeriodInput, $compare: [ComparisonInput!]) {\n    widgetsById(ids: $ids) {\n      ...WidgetCard\n    }\n  }\n"): typeof import('./graphql.ts').BoardLiveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BoardWidgets($search: String, $tag: String) {\n    widgets(first: 500, search: $search, tag: $tag) {\n      edges {\n        node {\n          id\n          title\n          tags\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"): typeof import('./graphql.ts').BoardWidgetsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BoardLayout {\n    board {\n      savedAt\n      cards {\n        width\n        widget {\n          id\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').BoardLayoutDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BoardSave($input: SaveBoardInput!) {\n    saveBoard(input: $input) {\n      board {\n        savedAt\n        cards {\n          width\n          widget {\n            id\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').BoardSaveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DashboardViewer {\n    viewer {\n      name\n      scopes\n      expiresAt\n    }\n  }\n"): typeof import('./graphql.ts').DashboardViewerDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DashboardProject {\n    project {\n      name\n      timeZone\n    }\n  }\n"): typeof import('./graphql.ts').DashboardProjectDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
