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
    "\n  query FindDemoWidget($tag: String!) {\n    widgets(first: 1, tag: $tag) {\n      edges {\n        node {\n          id\n          pushUrl\n        }\n      }\n    }\n  }\n": typeof types.FindDemoWidgetDocument,
    "\n  mutation MakeDemoWidget($input: CreateWidgetInput!) {\n    createWidget(input: $input) {\n      widget {\n        id\n        pushUrl\n      }\n    }\n  }\n": typeof types.MakeDemoWidgetDocument,
    "\n  query DemoReport($id: ID!, $days: DayRangeInput!) {\n    widget(id: $id) {\n      title\n      report(period: { days: $days }) {\n        period {\n          label\n        }\n        comparedPeriods {\n          label\n        }\n        metrics {\n          metric {\n            name\n            aggregation\n            unit\n          }\n          headline\n          values\n          comparison {\n            previous\n            percentChange\n            verdict\n          }\n        }\n      }\n    }\n  }\n": typeof types.DemoReportDocument,
};
const documents: Documents = {
    "\n  query FindDemoWidget($tag: String!) {\n    widgets(first: 1, tag: $tag) {\n      edges {\n        node {\n          id\n          pushUrl\n        }\n      }\n    }\n  }\n": types.FindDemoWidgetDocument,
    "\n  mutation MakeDemoWidget($input: CreateWidgetInput!) {\n    createWidget(input: $input) {\n      widget {\n        id\n        pushUrl\n      }\n    }\n  }\n": types.MakeDemoWidgetDocument,
    "\n  query DemoReport($id: ID!, $days: DayRangeInput!) {\n    widget(id: $id) {\n      title\n      report(period: { days: $days }) {\n        period {\n          label\n        }\n        comparedPeriods {\n          label\n        }\n        metrics {\n          metric {\n            name\n            aggregation\n            unit\n          }\n          headline\n          values\n          comparison {\n            previous\n            percentChange\n            verdict\n          }\n        }\n      }\n    }\n  }\n": types.DemoReportDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FindDemoWidget($tag: String!) {\n    widgets(first: 1, tag: $tag) {\n      edges {\n        node {\n          id\n          pushUrl\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').FindDemoWidgetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MakeDemoWidget($input: CreateWidgetInput!) {\n    createWidget(input: $input) {\n      widget {\n        id\n        pushUrl\n      }\n    }\n  }\n"): typeof import('./graphql.ts').MakeDemoWidgetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DemoReport($id: ID!, $days: DayRangeInput!) {\n    widget(id: $id) {\n      title\n      report(period: { days: $days }) {\n        period {\n          label\n        }\n        comparedPeriods {\n          label\n        }\n        metrics {\n          metric {\n            name\n            aggregation\n            unit\n          }\n          headline\n          values\n          comparison {\n            previous\n            percentChange\n            verdict\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DemoReportDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
