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
    "\n  mutation TestCreateClient($input: CreateClientInput!) {\n    createClient(input: $input) {\n      client {\n        id\n        clientId\n        name\n        scopes\n        publicKeys {\n          kid\n          type\n        }\n      }\n      clientId\n      clientSecret\n    }\n  }\n": typeof types.TestCreateClientDocument,
    "\n  mutation TestCreateViewToken($widgetIds: [ID!]!) {\n    createViewToken(input: { widgetIds: $widgetIds }) {\n      secret\n    }\n  }\n": typeof types.TestCreateViewTokenDocument,
    "\n  mutation TestRotateClientSecret($id: ID!, $overlapHours: Int!) {\n    rotateClientSecret(id: $id, overlapHours: $overlapHours) {\n      clientSecret\n    }\n  }\n": typeof types.TestRotateClientSecretDocument,
    "\n  mutation TestRevokeClient($id: ID!) {\n    revokeClient(id: $id) {\n      client {\n        revokedAt\n      }\n    }\n  }\n": typeof types.TestRevokeClientDocument,
    "\n  query TestClients($first: Int, $after: String) {\n    clients(first: $first, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          clientId\n          name\n          lastUsedAt\n          allowedIps\n          allowedEvents\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": typeof types.TestClientsDocument,
    "\n  query TestAuditLog($first: Int, $after: String, $action: String, $target: ID, $from: DateTime, $before: DateTime) {\n    auditLog(first: $first, after: $after, action: $action, target: $target, from: $from, before: $before) {\n      edges {\n        cursor\n        node {\n          id\n          at\n          endedAt\n          action\n          target\n          fields\n          actor\n          actorId\n          address\n          error\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": typeof types.TestAuditLogDocument,
    "\n  mutation SaveAlert($input: SaveAlertInput!) {\n    saveAlert(input: $input) { alert { ...AlertParts } }\n  }\n": typeof types.SaveAlertDocument,
    "\n  fragment AlertParts on Alert {\n    id\n    name\n    state\n    problem\n    paused\n    version\n    cron\n    onPush\n    timeZone\n    granularity\n    forBuckets\n    recoverAt\n    whenMissing\n    by\n    channels { id name }\n    snoozedUntil\n    nextEvaluationAt\n    condition {\n      kind\n      above\n      below\n      outside { low high }\n      change { measure above below against shift { count unit } }\n      goalPace { unit }\n      silence { buckets }\n      unusual { deviations season seasons tolerance }\n    }\n    where { dimension in notIn startsWith isSet }\n    mute { weekdays from until }\n    states { group { dimension value } state since value low high acknowledgedAt acknowledgedBy }\n    metric { name }\n    widget { title }\n  }\n": typeof types.AlertPartsFragmentDoc,
    "\n  query AlertByName($name: String!) {\n    alert(name: $name) { ...AlertParts }\n  }\n": typeof types.AlertByNameDocument,
    "\n  query ListAlerts($first: Int, $after: String, $search: String, $states: [AlertState!], $widgetId: ID, $orderBy: AlertOrder) {\n    alerts(first: $first, after: $after, search: $search, states: $states, widgetId: $widgetId, orderBy: $orderBy) {\n      totalCount\n      nodes { id name state }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.ListAlertsDocument,
    "\n  query AlertEvents($alertId: ID, $states: [AlertState!], $first: Int) {\n    alertEvents(alertId: $alertId, states: $states, first: $first) {\n      totalCount\n      nodes {\n        id\n        alert { id name }\n        group { dimension value }\n        from\n        to\n        bucketKey\n        bucketFrom\n        bucketBefore\n        value\n        low\n        high\n        at\n        arguments\n        notification\n        notifiedAt\n        acknowledgedAt\n        acknowledgedBy\n      }\n    }\n  }\n": typeof types.AlertEventsDocument,
    "\n  mutation DeleteAlert($id: ID, $name: String) {\n    deleteAlert(id: $id, name: $name) { id }\n  }\n": typeof types.DeleteAlertDocument,
    "\n  mutation PauseAlert($id: ID!) {\n    pauseAlert(id: $id) { alert { id paused nextEvaluationAt } }\n  }\n": typeof types.PauseAlertDocument,
    "\n  mutation ResumeAlert($id: ID!) {\n    resumeAlert(id: $id) { alert { id paused nextEvaluationAt } }\n  }\n": typeof types.ResumeAlertDocument,
    "\n  mutation SnoozeAlert($id: ID!, $until: DateTime) {\n    snoozeAlert(id: $id, until: $until) { alert { id snoozedUntil } }\n  }\n": typeof types.SnoozeAlertDocument,
    "\n  mutation AcknowledgeAlert($id: ID!, $group: [String]) {\n    acknowledgeAlert(id: $id, group: $group) { alert { id states { state acknowledgedBy } } }\n  }\n": typeof types.AcknowledgeAlertDocument,
    "\n  query SimulateAlert($input: SaveAlertInput!, $over: PeriodInput!) {\n    simulateAlert(input: $input, over: $over) {\n      keys\n      hasMoreGroups\n      groups {\n        values { dimension value }\n        measured\n        low\n        high\n        states\n        events { from to bucketKey bucketFrom bucketBefore value low high }\n      }\n    }\n  }\n": typeof types.SimulateAlertDocument,
    "\n  query AlertBand($id: ID!, $over: PeriodInput!) {\n    alert(id: $id) { band(over: $over) { keys groups { measured low high states } } }\n  }\n": typeof types.AlertBandDocument,
    "\n  query TestBoard {\n    board {\n      savedAt\n      cards {\n        width\n        widget {\n          id\n          title\n        }\n      }\n    }\n  }\n": typeof types.TestBoardDocument,
    "\n  mutation TestSaveBoard($input: SaveBoardInput!) {\n    saveBoard(input: $input) {\n      board {\n        savedAt\n        cards {\n          width\n          widget {\n            id\n          }\n        }\n      }\n    }\n  }\n": typeof types.TestSaveBoardDocument,
    "\n  query TestWidgetsById($ids: [ID!]!, $period: PeriodInput) {\n    widgetsById(ids: $ids) {\n      title\n      report(period: $period) {\n        metrics {\n          values\n        }\n      }\n    }\n  }\n": typeof types.TestWidgetsByIdDocument,
    "\n  fragment TestBoardParts on Board {\n    id\n    name\n    position\n    showsAllWidgets\n    version\n    cards {\n      width\n      widget {\n        id\n      }\n      area {\n        column\n        row\n        columns\n        rows\n      }\n    }\n  }\n": typeof types.TestBoardPartsFragmentDoc,
    "\n  query TestBoards {\n    boards {\n      ...TestBoardParts\n    }\n  }\n": typeof types.TestBoardsDocument,
    "\n  query TestBoardById($id: ID!) {\n    board(id: $id) {\n      ...TestBoardParts\n    }\n    node(id: $id) {\n      id\n    }\n  }\n": typeof types.TestBoardByIdDocument,
    "\n  mutation TestCreateBoard($input: CreateBoardInput!) {\n    createBoard(input: $input) {\n      board {\n        ...TestBoardParts\n      }\n    }\n  }\n": typeof types.TestCreateBoardDocument,
    "\n  mutation TestUpdateBoard($input: UpdateBoardInput!) {\n    updateBoard(input: $input) {\n      board {\n        ...TestBoardParts\n      }\n    }\n  }\n": typeof types.TestUpdateBoardDocument,
    "\n  mutation TestDeleteBoard($id: ID!) {\n    deleteBoard(id: $id) {\n      id\n    }\n  }\n": typeof types.TestDeleteBoardDocument,
    "\n  mutation TestSaveCalendar($input: SaveCalendarInput!) {\n    saveCalendar(input: $input) {\n      calendar {\n        id\n        name\n      }\n    }\n  }\n": typeof types.TestSaveCalendarDocument,
    "\n  mutation TestSaveChannel($input: SaveChannelInput!) {\n    saveChannel(input: $input) {\n      signingSecret\n      channel {\n        id\n        name\n        kind\n        target\n        body\n        headerNames\n        to\n        source {\n          name\n        }\n        variables\n        events\n        eventWidgets {\n          id\n        }\n        paused\n      }\n    }\n  }\n": typeof types.TestSaveChannelDocument,
    "\n  query TestChannel($id: ID, $name: String) {\n    channel(id: $id, name: $name) {\n      id\n      name\n      kind\n      target\n      headerNames\n      paused\n    }\n  }\n": typeof types.TestChannelDocument,
    "\n  query TestChannels($search: String, $orderBy: ChannelOrder) {\n    channels(search: $search, orderBy: $orderBy) {\n      totalCount\n      edges {\n        node {\n          name\n        }\n      }\n    }\n  }\n": typeof types.TestChannelsDocument,
    "\n  mutation TestDeleteChannel($id: ID, $name: String) {\n    deleteChannel(id: $id, name: $name) {\n      id\n    }\n  }\n": typeof types.TestDeleteChannelDocument,
    "\n  mutation TestTestChannel($id: ID, $name: String) {\n    testChannel(id: $id, name: $name) {\n      delivery {\n        id\n        state\n        error\n        tries {\n          status\n          reply\n          error\n        }\n      }\n    }\n  }\n": typeof types.TestTestChannelDocument,
    "\n  query TestDelivery($id: ID!) {\n    delivery(id: $id) {\n      id\n      channel {\n        name\n      }\n      state\n      title\n      type\n      origin\n      recipient\n      attempts\n      tries {\n        at\n        durationMs\n        status\n        reply\n        error\n      }\n      error\n      createdAt\n      nextTryAt\n      endedAt\n      request {\n        target\n        contentType\n        body\n      }\n    }\n  }\n": typeof types.TestDeliveryDocument,
    "\n  query TestDeliveries($channelId: ID, $states: [DeliveryState!], $origins: [DeliveryOrigin!], $search: String) {\n    deliveries(channelId: $channelId, states: $states, origins: $origins, search: $search) {\n      totalCount\n      edges {\n        node {\n          id\n          title\n          state\n          origin\n          channel {\n            name\n          }\n        }\n      }\n    }\n  }\n": typeof types.TestDeliveriesDocument,
    "\n  mutation TestReplayDelivery($id: ID!) {\n    replayDelivery(id: $id) {\n      delivery {\n        id\n        state\n      }\n    }\n  }\n": typeof types.TestReplayDeliveryDocument,
    "\n  query TestClientReport($id: ID!, $by: [String!]) {\n    widget(id: $id) {\n      report(by: $by) {\n        id\n        widget {\n          id\n          title\n        }\n        period {\n          from\n          before\n          firstDay\n          lastDay\n          label\n          timeZone\n          partial\n        }\n        granularity\n        keys\n        buckets {\n          key\n          label\n          from\n          before\n          partial\n          isOther\n        }\n        metrics {\n          ...TestClientNumbers\n        }\n        groups {\n          id\n          isOther\n          values {\n            dimension\n            value\n          }\n          metrics {\n            ...TestClientNumbers\n          }\n        }\n      }\n    }\n  }\n\n  fragment TestClientNumbers on MetricReport {\n    metric {\n      id\n      name\n      format {\n        style\n        currency\n        unit\n        minimumFractionDigits\n        maximumFractionDigits\n      }\n    }\n    headline\n    headlineReason\n    sum\n    average\n    minimum\n    maximum\n    latest\n    count\n    values\n    exact {\n      headline\n      sum\n      values\n    }\n    comparison {\n      ...TestClientComparison\n    }\n    comparisons {\n      ...TestClientComparison\n    }\n  }\n\n  fragment TestClientComparison on Comparison {\n    period {\n      firstDay\n      lastDay\n      label\n    }\n    previous\n    difference\n    percentChange\n    direction\n    verdict\n    keys\n    values\n  }\n": typeof types.TestClientReportDocument,
    "\n  mutation TestCreateDataAddress($input: CreateDataAddressInput!) {\n    createDataAddress(input: $input) {\n      dataAddress {\n        id\n        name\n        kind\n        csv: dataUrl(format: CSV)\n        json: dataUrl(format: JSON)\n        xlsx: dataUrl(format: XLSX)\n        choosesPeriod\n        createdBy\n        expiresAt\n        revokedAt\n        savedQueryId\n        widget {\n          id\n        }\n      }\n    }\n  }\n": typeof types.TestCreateDataAddressDocument,
    "\n  mutation TestRevokeDataAddress($id: ID!) {\n    revokeDataAddress(id: $id) {\n      dataAddress {\n        id\n        revokedAt\n      }\n    }\n  }\n": typeof types.TestRevokeDataAddressDocument,
    "\n  query TestDataAddresses($widgetId: ID) {\n    dataAddresses(widgetId: $widgetId) {\n      edges {\n        node {\n          id\n          name\n          kind\n          revokedAt\n          lastUsedAt\n        }\n      }\n    }\n  }\n": typeof types.TestDataAddressesDocument,
    "\n  query TestNamedWidgets($after: String) {\n    widgets(first: 100, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          id\n          title\n          pushName\n          keyKind\n          dimensions {\n            name\n          }\n          metrics {\n            name\n            aggregation\n            format {\n              unit\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.TestNamedWidgetsDocument,
    "\n  query TestNamedWidget($id: ID!, $by: [String!]) {\n    widget(id: $id) {\n      report(period: { preset: ALL_TIME }, by: $by, top: 1000) {\n        metrics {\n          metric {\n            name\n          }\n          exact {\n            headline\n          }\n        }\n        groups {\n          values {\n            value\n          }\n          metrics {\n            metric {\n              name\n            }\n            exact {\n              headline\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.TestNamedWidgetDocument,
    "\n  mutation TestDeclareDimensions($id: ID!, $dimensions: [String!]!) {\n    updateWidget(input: { id: $id, dimensions: $dimensions }) {\n      widget {\n        id\n      }\n    }\n  }\n": typeof types.TestDeclareDimensionsDocument,
    "\n  query TestMetricFormats($id: ID!) {\n    widget(id: $id) {\n      metrics {\n        id\n        name\n        unit\n        aggregation\n        format {\n          ...TestFormat\n        }\n      }\n    }\n  }\n  fragment TestFormat on NumberFormat {\n    style\n    currency\n    unit\n    minimumFractionDigits\n    maximumFractionDigits\n  }\n": typeof types.TestMetricFormatsDocument,
    "\n  mutation TestUpdateFormat($input: UpdateMetricInput!) {\n    updateMetric(input: $input) {\n      metric {\n        format {\n          ...TestFormat\n        }\n      }\n    }\n  }\n": typeof types.TestUpdateFormatDocument,
    "\n  mutation TestCreateFormatted($calculated: CreateCalculatedMetricInput!, $counted: CreateEventMetricInput!) {\n    calculated: createCalculatedMetric(input: $calculated) {\n      metric {\n        format {\n          ...TestFormat\n        }\n      }\n    }\n    counted: createEventMetric(input: $counted) {\n      metric {\n        format {\n          ...TestFormat\n        }\n      }\n    }\n  }\n": typeof types.TestCreateFormattedDocument,
    "\n  mutation TestSaveFormattedFeed($input: SaveFeedInput!) {\n    saveFeed(input: $input) {\n      feed {\n        hookUrl\n        metrics {\n          name\n          format {\n            ...TestFormat\n          }\n        }\n      }\n    }\n  }\n": typeof types.TestSaveFormattedFeedDocument,
    "\n  query ListWidgets(\n    $first: Int\n    $after: String\n    $search: String\n    $tag: String\n    $notPushedSince: DateTime\n    $orderBy: WidgetOrder\n  ) {\n    widgets(\n      first: $first\n      after: $after\n      search: $search\n      tag: $tag\n      notPushedSince: $notPushedSince\n      orderBy: $orderBy\n    ) {\n      nodes { title }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.ListWidgetsDocument,
    "\n  query CountWidgets($search: String, $tag: String) {\n    widgets(first: 1, search: $search, tag: $tag) { totalCount }\n  }\n": typeof types.CountWidgetsDocument,
    "\n  query CountReceipts($id: ID!) {\n    widget(id: $id) { receipts(first: 2) { totalCount nodes { id } } }\n  }\n": typeof types.CountReceiptsDocument,
    "\n  query CountAll {\n    projects { totalCount }\n    tokens { totalCount }\n    clients { totalCount }\n    auditLog(action: \"createToken\") { totalCount }\n    shares { totalCount }\n    widgets { totalCount }\n    metrics { totalCount }\n    savedQueries { totalCount }\n    sources { totalCount }\n    feeds { totalCount }\n    callLog { totalCount }\n  }\n": typeof types.CountAllDocument,
    "\n  query LastTraces {\n    auditLog(first: 1) { nodes { id } }\n    callLog(first: 1) { nodes { id } }\n  }\n": typeof types.LastTracesDocument,
    "\n  query NamedNodes {\n    sources { nodes { id } }\n    feeds { nodes { id } }\n  }\n": typeof types.NamedNodesDocument,
    "\n  query TaskById($id: ID!) {\n    task(id: $id) { id kind state progress { done total ratio } widget { title } created changed createdBy startedAt endedAt error }\n  }\n": typeof types.TaskByIdDocument,
    "\n  query ListTasks($states: [TaskState!]) {\n    tasks(states: $states) { totalCount nodes { id state } }\n  }\n": typeof types.ListTasksDocument,
    "\n  query FeedRunById($id: ID!) {\n    feedRun(id: $id) { id state cause feed { name } }\n  }\n": typeof types.FeedRunByIdDocument,
    "\n  query FeedRunIds($name: String!) {\n    feed(name: $name) { runs(first: 1) { id } }\n  }\n": typeof types.FeedRunIdsDocument,
    "\n  query ListMetrics(\n    $first: Int\n    $after: String\n    $search: String\n    $tag: String\n    $widgetId: ID\n    $orderBy: MetricOrder\n  ) {\n    metrics(first: $first, after: $after, search: $search, tag: $tag, widgetId: $widgetId, orderBy: $orderBy) {\n      totalCount\n      nodes { name widget { title } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.ListMetricsDocument,
    "\n  query ListTokens($first: Int, $after: String, $orderBy: TokenOrder) {\n    tokens(first: $first, after: $after, orderBy: $orderBy) {\n      nodes { name }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.ListTokensDocument,
    "\n  query OrderedNames {\n    sources(orderBy: { field: NAME, direction: DESC }) { nodes { name } }\n    sourcesByUpdate: sources(orderBy: { field: UPDATED_AT, direction: DESC }) { nodes { name } }\n    feeds(orderBy: { field: NAME }) { nodes { name } }\n    feedsBySuccess: feeds(orderBy: { field: LAST_SUCCESS_AT }) { nodes { name } }\n    savedQueries(orderBy: { field: NAME }) { nodes { name } }\n    savedQueriesByTime: savedQueries(orderBy: { field: SAVED_AT, direction: DESC }) { nodes { name } }\n    auditLog(orderBy: { field: AT, direction: ASC }, first: 1) { nodes { at } }\n    newest: auditLog(first: 1) { nodes { at } }\n    callLog(orderBy: { field: AT, direction: ASC }) { nodes { id } }\n    tasks(orderBy: { field: CREATED_AT, direction: ASC }) { nodes { id } }\n  }\n": typeof types.OrderedNamesDocument,
    "\n  query ReceiptsInOrder($id: ID!, $orderBy: PushReceiptOrder) {\n    widget(id: $id) { receipts(orderBy: $orderBy) { nodes { id } } }\n  }\n": typeof types.ReceiptsInOrderDocument,
    "\n  mutation RenameWidget($id: ID!, $title: String!) {\n    updateWidget(input: { id: $id, title: $title }) { widget { title } }\n  }\n": typeof types.RenameWidgetDocument,
    "\n  query ListReceipts($first: Int, $after: String, $widgetId: ID, $orderBy: PushReceiptOrder) {\n    receipts(first: $first, after: $after, widgetId: $widgetId, orderBy: $orderBy) {\n      totalCount\n      nodes { id caller callerKind callerId firstKey lastKey feedRun { id } widget { title } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.ListReceiptsDocument,
    "\n  query SourceByIdOrName($id: ID, $name: String) {\n    source(id: $id, name: $name) { id name secretNames feeds { name } }\n  }\n": typeof types.SourceByIdOrNameDocument,
    "\n  query FeedByIdOrName($id: ID, $name: String) {\n    feed(id: $id, name: $name) { id name hookUrl source { name } paused }\n  }\n": typeof types.FeedByIdOrNameDocument,
    "\n  mutation SaveSourceById($input: SaveSourceInput!) {\n    saveSource(input: $input) { source { id name } }\n  }\n": typeof types.SaveSourceByIdDocument,
    "\n  mutation SaveFeedById($input: SaveFeedInput!) {\n    saveFeed(input: $input) { feed { id name hookUrl source { name } } }\n  }\n": typeof types.SaveFeedByIdDocument,
    "\n  mutation FeedActionsById($id: ID!) {\n    pauseFeed(id: $id) { feed { paused } }\n    resumeFeed(id: $id) { feed { paused } }\n    runFeed(id: $id) { feed { id } }\n    deleteFeed(id: $id) { id }\n  }\n": typeof types.FeedActionsByIdDocument,
    "\n  mutation DeleteSourceById($id: ID!) {\n    deleteSource(id: $id) { id }\n  }\n": typeof types.DeleteSourceByIdDocument,
    "\n  mutation TestCreateWidget($input: CreateWidgetInput!) {\n    createWidget(input: $input) {\n      widget {\n        id\n        title\n        pushUrl\n        keyKind\n      }\n    }\n  }\n": typeof types.TestCreateWidgetDocument,
    "\n  mutation TestPush($input: PushInput!) {\n    push(input: $input) {\n      receipt {\n        id\n        replayed\n        rows\n        points\n        created\n        changed\n      }\n    }\n  }\n": typeof types.TestPushDocument,
    "\n  query TestWidgetMetrics($id: ID!) {\n    widget(id: $id) {\n      title\n      keyKind\n      keyColumn\n      lastPushAt\n      metrics {\n        id\n        name\n        aggregation\n        color\n        chartType\n        reverse\n        reverseGraph\n        yAxis\n        yAxisMin\n        yAxisMax\n        yAxisShow\n        labelShow\n        headlineOverride\n        comparisonOverride\n      }\n    }\n  }\n": typeof types.TestWidgetMetricsDocument,
    "\n  query TestReport(\n    $id: ID!\n    $period: PeriodInput\n    $compare: [ComparisonInput!]\n    $granularity: Granularity\n    $fill: Fill\n    $timeZone: TimeZone\n    $metrics: [String!]\n    $top: Int\n  ) {\n    widget(id: $id) {\n      report(\n        period: $period\n        compare: $compare\n        granularity: $granularity\n        fill: $fill\n        timeZone: $timeZone\n        metrics: $metrics\n        top: $top\n      ) {\n        period {\n          from\n          before\n          firstDay\n          lastDay\n          timeZone\n          label\n          partial\n        }\n        comparedPeriods {\n          firstDay\n          lastDay\n          label\n        }\n        granularity\n        keys\n        metrics {\n          metric {\n            name\n          }\n          headline\n          headlineSource\n          sum\n          average\n          minimum\n          maximum\n          latest\n          count\n          values\n          runningTotals\n          coverage {\n            buckets\n            bucketsWithData\n            lastPointAt\n          }\n          goal {\n            period {\n              firstDay\n              lastDay\n            }\n            target\n            attained\n            ratio\n            onPace\n          }\n          comparison {\n            previous\n            difference\n            percentChange\n            direction\n            verdict\n            source\n            values\n            undrawn\n          }\n        }\n      }\n    }\n  }\n": typeof types.TestReportDocument,
    "\n  query TestReports(\n    $ids: [ID!]!\n    $period: PeriodInput\n    $compare: [ComparisonInput!]\n    $granularity: Granularity\n    $fill: Fill\n    $timeZone: TimeZone\n    $metrics: [String!]\n    $top: Int\n  ) {\n    reports(\n      widgetIds: $ids\n      period: $period\n      compare: $compare\n      granularity: $granularity\n      fill: $fill\n      timeZone: $timeZone\n      metrics: $metrics\n      top: $top\n    ) {\n      widget {\n        id\n      }\n      period {\n        firstDay\n        lastDay\n      }\n      keys\n      metrics {\n        metric {\n          name\n        }\n        headline\n        values\n        comparison {\n          previous\n          values\n        }\n      }\n    }\n  }\n": typeof types.TestReportsDocument,
    "\n  query TestProfile($id: ID!, $by: ProfileBy!, $period: PeriodInput, $timeZone: TimeZone, $metrics: [String!]) {\n    widget(id: $id) {\n      profile(by: $by, period: $period, timeZone: $timeZone, metrics: $metrics) {\n        keys\n        occurrences\n        metrics {\n          metric {\n            name\n          }\n          values\n          perOccurrence\n        }\n      }\n    }\n  }\n": typeof types.TestProfileDocument,
    "\n  mutation TestCreateCalculatedMetric($input: CreateCalculatedMetricInput!) {\n    createCalculatedMetric(input: $input) {\n      metric {\n        id\n        name\n        formula\n        goals {\n          period\n          target\n          direction\n        }\n      }\n    }\n  }\n": typeof types.TestCreateCalculatedMetricDocument,
    "\n  mutation TestDeleteCalculatedMetric($id: ID!) {\n    deleteCalculatedMetric(id: $id) {\n      id\n    }\n  }\n": typeof types.TestDeleteCalculatedMetricDocument,
    "\n  mutation TestSetGoal($input: SetGoalInput!) {\n    setGoal(input: $input) {\n      metric {\n        goals {\n          period\n          target\n          direction\n        }\n      }\n    }\n  }\n": typeof types.TestSetGoalDocument,
    "\n  mutation TestUpdateMetric($input: UpdateMetricInput!) {\n    updateMetric(input: $input) {\n      metric {\n        id\n        formula\n      }\n    }\n  }\n": typeof types.TestUpdateMetricDocument,
    "\n  mutation TestDeleteWidget($id: ID!) {\n    deleteWidget(id: $id) {\n      id\n    }\n  }\n": typeof types.TestDeleteWidgetDocument,
    "\n  mutation TestUpdateProject($input: UpdateProjectInput!) {\n    updateProject(input: $input) {\n      project {\n        name\n        timeZone\n        weekStart\n      }\n    }\n  }\n": typeof types.TestUpdateProjectDocument,
    "\n  mutation TestCreateToken($input: CreateTokenInput!) {\n    createToken(input: $input) {\n      token {\n        id\n        name\n        hint\n        scopes\n        allowedIps\n        expiresAt\n      }\n      secret\n    }\n  }\n": typeof types.TestCreateTokenDocument,
    "\n  mutation TestCreateProject($input: CreateProjectInput!) {\n    createProject(input: $input) {\n      project {\n        id\n        name\n        timeZone\n        weekStart\n      }\n      administrator {\n        secret\n      }\n    }\n  }\n": typeof types.TestCreateProjectDocument,
    "\n  query TestProjects {\n    projects {\n      edges {\n        node {\n          name\n        }\n      }\n    }\n  }\n": typeof types.TestProjectsDocument,
    "\n  mutation TestRotateToken($id: ID!, $overlapHours: Int) {\n    rotateToken(id: $id, overlapHours: $overlapHours) {\n      secret\n    }\n  }\n": typeof types.TestRotateTokenDocument,
    "\n  mutation TestRevokeToken($id: ID!) {\n    revokeToken(id: $id) {\n      token {\n        revokedAt\n      }\n    }\n  }\n": typeof types.TestRevokeTokenDocument,
    "\n  query TestTokens($first: Int, $after: String) {\n    tokens(first: $first, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          revokedAt\n          lastUsedAt\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": typeof types.TestTokensDocument,
    "\n  query TestViewer {\n    viewer {\n      name\n      scopes\n    }\n  }\n": typeof types.TestViewerDocument,
    "\n  query TestPeriodReport(\n    $id: ID!\n    $period: PeriodInput!\n    $compare: [ComparisonInput!]\n    $granularity: Granularity\n    $fill: Fill\n    $where: [DimensionFilter!]\n    $by: [String!]\n    $top: Int\n    $onlyDays: OnlyDays!\n    $window: Int!\n  ) {\n    widget(id: $id) {\n      report(\n        period: $period\n        compare: $compare\n        granularity: $granularity\n        fill: $fill\n        where: $where\n        by: $by\n        top: $top\n        onlyDays: $onlyDays\n      ) {\n        keys\n        metrics {\n          ...TestPeriodNumbers\n        }\n        groups {\n          isOther\n          values {\n            value\n          }\n          metrics {\n            ...TestPeriodNumbers\n          }\n        }\n      }\n    }\n  }\n\n  fragment TestPeriodNumbers on MetricReport {\n    metric {\n      name\n    }\n    headline\n    headlineReason\n    headlineReasonCode\n    values\n    sum\n    average\n    minimum\n    maximum\n    latest\n    count\n    runningTotals\n    rolling(buckets: $window)\n    movingAverage(buckets: $window)\n    coverage {\n      bucketsWithData\n    }\n    reasons {\n      number\n      code\n      message\n    }\n    comparisons {\n      previous\n      difference\n      percentChange\n      values\n      previousReason\n      previousReasonCode\n    }\n  }\n": typeof types.TestPeriodReportDocument,
    "\n  mutation TestPushPeriods($input: PushInput!) {\n    push(input: $input) {\n      receipt {\n        id\n        rows\n        points\n        created\n        changed\n        replayed\n        onDuplicate {\n          onDuplicate\n          metrics\n        }\n      }\n    }\n  }\n": typeof types.TestPushPeriodsDocument,
    "\n  query ChartUrl(\n    $id: ID!\n    $format: ChartFormat\n    $preset: PeriodPreset\n    $days: DayRangeInput\n    $compare: ComparisonPreset\n    $where: [DimensionFilter!]\n    $by: [String!]\n    $top: Int\n    $width: Int\n    $theme: ChartTheme\n    $validHours: Int\n  ) {\n    widget(id: $id) {\n      chartUrl(\n        format: $format\n        preset: $preset\n        days: $days\n        compare: $compare\n        where: $where\n        by: $by\n        top: $top\n        width: $width\n        theme: $theme\n        validHours: $validHours\n      )\n    }\n  }\n": typeof types.ChartUrlDocument,
    "\n  mutation TestPushTelling($input: PushInput!) {\n    push(input: $input) {\n      receipt {\n        id\n        replayed\n        onDuplicate {\n          onDuplicate\n          metrics\n        }\n        warnings\n      }\n    }\n  }\n": typeof types.TestPushTellingDocument,
    "\n  query TestReceiptTelling($id: ID!) {\n    receipt(id: $id) {\n      onDuplicate {\n        onDuplicate\n        metrics\n      }\n      warnings\n    }\n  }\n": typeof types.TestReceiptTellingDocument,
    "\n  query TestDefaultWays($id: ID!) {\n    widget(id: $id) {\n      metrics {\n        id\n        name\n        aggregation\n        defaultOnDuplicate\n      }\n    }\n  }\n": typeof types.TestDefaultWaysDocument,
    "\n  mutation TestSetDefaultWay($input: UpdateMetricInput!) {\n    updateMetric(input: $input) {\n      metric {\n        defaultOnDuplicate\n      }\n    }\n  }\n": typeof types.TestSetDefaultWayDocument,
    "\n  mutation TestDeletePoints($input: DeletePointsInput!) {\n    deletePoints(input: $input) {\n      deleted\n      widget {\n        id\n      }\n    }\n  }\n": typeof types.TestDeletePointsDocument,
    "\n  query TestSql($query: String!, $variables: JSON) {\n    sql(query: $query, variables: $variables) {\n      columns {\n        name\n        type\n      }\n      rows\n      rowCount\n      truncated\n    }\n  }\n": typeof types.TestSqlDocument,
    "\n  query TestSqlTables {\n    sqlTables {\n      name\n      aliases\n      description\n      columns {\n        name\n        type\n        description\n      }\n    }\n  }\n": typeof types.TestSqlTablesDocument,
    "\n  mutation TestSaveQuery($input: SaveQueryInput!) {\n    saveQuery(input: $input) {\n      savedQuery {\n        id\n        name\n        version\n        cacheMinutes\n        variables {\n          name\n          type\n          list\n          required\n          default\n        }\n      }\n    }\n  }\n": typeof types.TestSaveQueryDocument,
    "\n  query TestRunQuery($id: ID!, $variables: JSON, $version: Int) {\n    runQuery(id: $id, variables: $variables, version: $version) {\n      columns {\n        name\n        type\n      }\n      rows\n      rowCount\n      truncated\n      cached\n    }\n  }\n": typeof types.TestRunQueryDocument,
    "\n  query TestSavedQuery($id: ID!) {\n    savedQuery(id: $id) {\n      name\n      version\n      versions {\n        version\n        sql\n        document\n        savedBy\n      }\n      runs {\n        rows\n        cached\n        caller\n        version\n        error\n      }\n    }\n  }\n": typeof types.TestSavedQueryDocument,
    "\n  mutation TestDeleteQuery($id: ID!) {\n    deleteQuery(id: $id) {\n      id\n    }\n  }\n": typeof types.TestDeleteQueryDocument,
    "\n  mutation TestTrackEvents($events: [EventInput!]!, $idempotencyKey: String) {\n    trackEvents(events: $events, idempotencyKey: $idempotencyKey) {\n      accepted\n      duplicates\n    }\n  }\n": typeof types.TestTrackEventsDocument,
    "\n  mutation TestIdentifyUsers($profiles: [UserProfileInput!]!) {\n    identifyUsers(profiles: $profiles) {\n      accepted\n      created\n    }\n  }\n": typeof types.TestIdentifyUsersDocument,
    "\n  mutation TestCreateEventMetric($input: CreateEventMetricInput!) {\n    createEventMetric(input: $input) {\n      metric {\n        id\n        name\n        aggregation\n        eventCount {\n          event\n          aggregate\n          property\n          where\n          breakdown\n        }\n      }\n    }\n  }\n": typeof types.TestCreateEventMetricDocument,
    "\n  mutation TestDeleteEventMetric($id: ID!) {\n    deleteEventMetric(id: $id) {\n      id\n    }\n  }\n": typeof types.TestDeleteEventMetricDocument,
    "\n  query TestFunnel($steps: [FunnelStepInput!]!, $period: PeriodInput, $windowHours: Int, $by: FunnelBy) {\n    funnel(steps: $steps, period: $period, windowHours: $windowHours, by: $by) {\n      event\n      users\n      shareOfFirst\n      dropOff\n      medianSeconds\n    }\n  }\n": typeof types.TestFunnelDocument,
    "\n  query TestWidgetFromQuery(\n    $id: ID!\n    $key: String!\n    $variables: JSON\n    $period: PeriodInput\n    $compare: [ComparisonInput!]\n    $granularity: Granularity\n    $timeZone: TimeZone\n    $top: Int\n  ) {\n    widgetFromQuery(savedQueryId: $id, keyColumn: $key, variables: $variables) {\n      id\n      title\n      keyKind\n      keyColumn\n      chartType\n      lastPushAt\n      metrics {\n        name\n        widget {\n          title\n        }\n      }\n      report(period: $period, compare: $compare, granularity: $granularity, timeZone: $timeZone, top: $top) {\n        keys\n        granularity\n        period {\n          firstDay\n          lastDay\n        }\n        metrics {\n          metric {\n            name\n          }\n          headline\n          count\n          values\n          runningTotals\n          coverage {\n            bucketsWithData\n            lastPointAt\n          }\n          comparison {\n            previous\n            percentChange\n            values\n          }\n        }\n      }\n    }\n  }\n": typeof types.TestWidgetFromQueryDocument,
    "\n  mutation TestUpdateQueryCache($input: UpdateProjectInput!) {\n    updateProject(input: $input) {\n      project {\n        queryCacheMinutes\n      }\n    }\n  }\n": typeof types.TestUpdateQueryCacheDocument,
    "\n  mutation TestUploadManifest($manifest: JSON!) {\n    uploadManifest(input: { manifest: $manifest }) {\n      added\n      known\n    }\n  }\n": typeof types.TestUploadManifestDocument,
    "\n  query TestManifestDocuments {\n    savedQueries(first: 200) {\n      nodes {\n        id\n        name\n        hash\n        fromManifest\n        versions {\n          version\n          hash\n          documentId\n          document\n        }\n      }\n    }\n  }\n": typeof types.TestManifestDocumentsDocument,
    "\n  query TestMetricReports(\n    $id: ID!\n    $period: PeriodInput\n    $compare: [ComparisonInput!]\n    $granularity: Granularity\n    $fill: Fill\n    $timeZone: TimeZone\n    $top: Int\n  ) {\n    widget(id: $id) {\n      report(\n        period: $period\n        compare: $compare\n        granularity: $granularity\n        fill: $fill\n        timeZone: $timeZone\n        top: $top\n      ) {\n        metrics {\n          ...TestMetricReport\n        }\n      }\n      metrics {\n        id\n        name\n        report(\n          period: $period\n          compare: $compare\n          granularity: $granularity\n          fill: $fill\n          timeZone: $timeZone\n          top: $top\n        ) {\n          ...TestMetricReport\n        }\n      }\n    }\n  }\n\n  fragment TestMetricReport on MetricReport {\n    metric {\n      id\n      name\n    }\n    period {\n      firstDay\n      lastDay\n      label\n    }\n    comparedPeriods {\n      firstDay\n      lastDay\n    }\n    granularity\n    keys\n    headline\n    values\n    runningTotals\n    comparisons {\n      previous\n      values\n    }\n    coverage {\n      buckets\n      bucketsWithData\n    }\n  }\n": typeof types.TestMetricReportsDocument,
    "\n  query TestReportOfMetrics($id: ID!, $metrics: [String!], $metricIds: [ID!]) {\n    widget(id: $id) {\n      report(metrics: $metrics, metricIds: $metricIds) {\n        metrics {\n          metric {\n            name\n          }\n        }\n      }\n      profile(by: WEEKDAY, metrics: $metrics, metricIds: $metricIds) {\n        metrics {\n          metric {\n            name\n          }\n        }\n      }\n    }\n    reports(widgetIds: [$id], metrics: $metrics, metricIds: $metricIds) {\n      metrics {\n        metric {\n          name\n        }\n      }\n    }\n  }\n": typeof types.TestReportOfMetricsDocument,
    "\n  query TestMetricsById($ids: [ID!]!) {\n    metricsById(ids: $ids) {\n      name\n    }\n  }\n": typeof types.TestMetricsByIdDocument,
    "\n  query TestNodes($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      id\n    }\n    again: nodes(ids: $ids) {\n      id\n    }\n  }\n": typeof types.TestNodesDocument,
    "\n  mutation TestSaveReportSchedule($input: SaveReportScheduleInput!) {\n    saveReportSchedule(input: $input) {\n      reportSchedule {\n        id\n        name\n        document\n        channelIds\n        merge {\n          queryId\n          source\n          variables\n          rows\n          recipient\n        }\n        skipIfEmpty\n        cron\n        timeZone\n        afterAlertId\n        afterAlert {\n          name\n        }\n        paused\n        nextRunAt\n      }\n    }\n  }\n": typeof types.TestSaveReportScheduleDocument,
    "\n  query TestReportSchedule($name: String) {\n    reportSchedule(name: $name) {\n      id\n      name\n      afterAlertId\n      afterAlert {\n        name\n      }\n      nextRunAt\n      nextTimes(first: 3)\n      runs {\n        cause\n        state\n        rows\n        messages\n        skipped\n        failed\n        error\n        problems\n      }\n    }\n  }\n": typeof types.TestReportScheduleDocument,
    "\n  query TestRunsAfterAlerts($name: String) {\n    reportSchedule(name: $name) {\n      runs(first: 50) {\n        cause\n        state\n        asOf\n        messages\n        error\n        alertEvent {\n          to\n          bucketKey\n          group {\n            value\n          }\n        }\n      }\n    }\n  }\n": typeof types.TestRunsAfterAlertsDocument,
    "\n  query TestReportSchedules($first: Int, $after: String, $search: String, $orderBy: ReportScheduleOrder) {\n    reportSchedules(first: $first, after: $after, search: $search, orderBy: $orderBy) {\n      totalCount\n      nodes {\n        name\n      }\n    }\n  }\n": typeof types.TestReportSchedulesDocument,
    "\n  query TestPreviewReport($input: PreviewReportInput!) {\n    previewReport(input: $input) {\n      title\n      html\n      recipient\n      isEmpty\n      row\n      rows\n      problems\n    }\n  }\n": typeof types.TestPreviewReportDocument,
    "\n  mutation TestRunReport($name: String) {\n    runReport(name: $name) {\n      id\n      state\n      cause\n      rows\n      messages\n      skipped\n      failed\n      error\n      problems\n    }\n  }\n": typeof types.TestRunReportDocument,
    "\n  mutation TestSendTestReport($input: SendTestReportInput!) {\n    sendTestReport(input: $input) {\n      title\n      recipient\n    }\n  }\n": typeof types.TestSendTestReportDocument,
    "\n  mutation TestPauseReportSchedule($name: String) {\n    pauseReportSchedule(name: $name) {\n      reportSchedule {\n        paused\n        nextRunAt\n      }\n    }\n  }\n": typeof types.TestPauseReportScheduleDocument,
    "\n  mutation TestResumeReportSchedule($name: String) {\n    resumeReportSchedule(name: $name) {\n      reportSchedule {\n        paused\n        nextRunAt\n      }\n    }\n  }\n": typeof types.TestResumeReportScheduleDocument,
    "\n  mutation TestDeleteReportSchedule($name: String) {\n    deleteReportSchedule(name: $name) {\n      id\n    }\n  }\n": typeof types.TestDeleteReportScheduleDocument,
    "\n  query TestCronTimes($cron: String!, $timeZone: TimeZone, $first: Int) {\n    cronTimes(cron: $cron, timeZone: $timeZone, first: $first)\n  }\n": typeof types.TestCronTimesDocument,
    "\n  mutation SeedAnnotate($input: SaveAnnotationInput!) {\n    saveAnnotation(input: $input) {\n      annotation {\n        id\n      }\n    }\n  }\n": typeof types.SeedAnnotateDocument,
    "\n  mutation TestCreateShare($input: CreateShareInput!) {\n    createShare(input: $input) {\n      share {\n        id\n        url\n        showsBoard\n        createdBy\n        expiresAt\n        revokedAt\n        widget {\n          id\n        }\n      }\n    }\n  }\n": typeof types.TestCreateShareDocument,
    "\n  mutation TestRevokeShare($id: ID!) {\n    revokeShare(id: $id) {\n      share {\n        id\n        revokedAt\n      }\n    }\n  }\n": typeof types.TestRevokeShareDocument,
    "\n  query TestShares($first: Int, $after: String) {\n    shares(first: $first, after: $after) {\n      edges {\n        node {\n          id\n          url\n          showsBoard\n          revokedAt\n          widget {\n            title\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.TestSharesDocument,
    "\n  query TestShareNode($id: ID!) {\n    node(id: $id) {\n      id\n    }\n  }\n": typeof types.TestShareNodeDocument,
    "\n  mutation TestSaveSource($input: SaveSourceInput!) {\n    saveSource(input: $input) {\n      source {\n        id\n        name\n        version\n        secretNames\n      }\n    }\n  }\n": typeof types.TestSaveSourceDocument,
    "\n  mutation TestDeleteSource($name: String!) {\n    deleteSource(name: $name) {\n      id\n    }\n  }\n": typeof types.TestDeleteSourceDocument,
    "\n  query TestSource($name: String!) {\n    source(name: $name) {\n      id\n      name\n      description\n      version\n      secretNames\n      requests {\n        name\n        method\n        url\n        headers\n        params\n        json\n        data\n        auth\n        cacheSeconds\n        pagination {\n          kind\n          maxPages\n        }\n      }\n    }\n  }\n": typeof types.TestSourceDocument,
    "\n  query TestSources($first: Int, $after: String) {\n    sources(first: $first, after: $after) {\n      edges {\n        cursor\n        node {\n          name\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": typeof types.TestSourcesDocument,
    "\n  mutation TestRunSource($name: String!, $variables: JSON, $path: String) {\n    runSource(name: $name, variables: $variables) {\n      ok\n      data(path: $path)\n      error {\n        code\n        message\n        status\n        retryAfter\n      }\n      requests {\n        name\n        method\n        url\n        status\n        ok\n        data\n        headers\n        attempts\n        pages\n        truncated\n        fromCache\n        error {\n          code\n          message\n          status\n        }\n        sent {\n          method\n          url\n          headers\n          body\n        }\n      }\n    }\n  }\n": typeof types.TestRunSourceDocument,
    "\n  mutation TestTestSource($input: TestSourceInput!) {\n    testSource(input: $input) {\n      ok\n      data\n      error {\n        code\n        message\n        status\n      }\n      requests {\n        name\n        status\n        ok\n        data\n        error {\n          code\n          message\n        }\n        sent {\n          method\n          url\n          headers\n          body\n        }\n      }\n    }\n  }\n": typeof types.TestTestSourceDocument,
    "\n  mutation TestSendRequest($input: RequestInput!) {\n    sendRequest(input: $input) {\n      ok\n      data\n      error {\n        code\n        message\n        status\n        retryAfter\n      }\n      requests {\n        status\n        attempts\n        pages\n        truncated\n        problems\n        sent {\n          method\n          url\n          headers\n          body\n        }\n      }\n    }\n  }\n": typeof types.TestSendRequestDocument,
    "\n  query TestCallLog($first: Int, $after: String, $onlyFailed: Boolean) {\n    callLog(first: $first, after: $after, onlyFailed: $onlyFailed) {\n      edges {\n        cursor\n        node {\n          id\n          source\n          request\n          attempt\n          method\n          url\n          status\n          sent\n          answered\n          error {\n            code\n            message\n            status\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": typeof types.TestCallLogDocument,
    "\n  mutation TestSaveFeed($input: SaveFeedInput!) {\n    saveFeed(input: $input) {\n      feed {\n        id\n        name\n        nextRunAt\n        timeZone\n        history\n        hook\n        hookUrl\n        paused\n      }\n    }\n  }\n": typeof types.TestSaveFeedDocument,
    "\n  mutation TestRunFeed($name: String!) {\n    runFeed(name: $name) {\n      id\n      cause\n      state\n      rows\n      skipped\n      points\n      deleted\n      truncated\n      problems\n      error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.TestRunFeedDocument,
    "\n  mutation TestPauseFeed($name: String!) {\n    pauseFeed(name: $name) {\n      feed {\n        paused\n        nextRunAt\n      }\n    }\n  }\n": typeof types.TestPauseFeedDocument,
    "\n  mutation TestResumeFeed($name: String!) {\n    resumeFeed(name: $name) {\n      feed {\n        paused\n        nextRunAt\n      }\n    }\n  }\n": typeof types.TestResumeFeedDocument,
    "\n  mutation TestDeleteFeed($name: String!) {\n    deleteFeed(name: $name) {\n      id\n    }\n  }\n": typeof types.TestDeleteFeedDocument,
    "\n  query TestFeed($name: String!) {\n    feed(name: $name) {\n      id\n      name\n      source {\n        name\n        feeds {\n          name\n        }\n      }\n      widget {\n        id\n        stale\n        lastPushAt\n        feeds {\n          name\n        }\n      }\n      rows\n      filter\n      key\n      metrics {\n        name\n        value\n      }\n      variables\n      history\n      cron\n      timeZone\n      paused\n      stale\n      nextRunAt\n      lastSuccessAt\n      runs(first: 20) {\n        id\n        cause\n        state\n        scheduledFor\n        rows\n        skipped\n        points\n        deleted\n        problems\n        error {\n          code\n          message\n        }\n      }\n    }\n  }\n": typeof types.TestFeedDocument,
    "\n  query TestFeeds {\n    feeds {\n      edges {\n        node {\n          name\n          stale\n          source {\n            name\n          }\n          widget {\n            title\n          }\n          runs {\n            state\n          }\n        }\n      }\n    }\n  }\n": typeof types.TestFeedsDocument,
    "\n  query TestFeedHook($name: String!) {\n    feed(name: $name) {\n      id\n      hookVerifyToken\n      hookSignature {\n        header\n        prefix\n        algorithm\n        encoding\n        signs\n        timestampHeader\n        toleranceSeconds\n      }\n      hookDelivery {\n        header\n        path\n      }\n      hookChallenge {\n        from\n        name\n        reply\n        replyName\n      }\n    }\n  }\n": typeof types.TestFeedHookDocument,
    "\n  query TestClientPackage($id: ID!) {\n    widget(id: $id) {\n      title\n    }\n  }\n": typeof types.TestClientPackageDocument,
    "\n  query PersistedTitle($id: ID!) {\n    widget(id: $id) {\n      id\n      title\n    }\n  }\n": typeof types.PersistedTitleDocument,
    "\n  mutation PersistedRename($input: UpdateWidgetInput!) {\n    updateWidget(input: $input) {\n      widget {\n        id\n        title\n      }\n    }\n  }\n": typeof types.PersistedRenameDocument,
    "\n  query OracleReport(\n    $id: ID!\n    $period: PeriodInput\n    $compare: [ComparisonInput!]\n    $granularity: Granularity\n    $fill: Fill\n    $timeZone: TimeZone\n    $metrics: [String!]\n    $where: [DimensionFilter!]\n    $by: [String!]\n    $top: Int\n    $orderBy: GroupOrder\n  ) {\n    widget(id: $id) {\n      report(\n        period: $period\n        compare: $compare\n        granularity: $granularity\n        fill: $fill\n        timeZone: $timeZone\n        metrics: $metrics\n        where: $where\n        by: $by\n        top: $top\n        orderBy: $orderBy\n      ) {\n        keys\n        period {\n          ...OraclePeriod\n        }\n        buckets {\n          from\n          before\n        }\n        metrics {\n          ...OracleMetric\n          groups {\n            isOther\n            values {\n              value\n            }\n            metrics {\n              headline\n              values\n            }\n          }\n        }\n        groups {\n          id\n          isOther\n          values {\n            dimension\n            value\n          }\n          metrics {\n            ...OracleMetric\n          }\n        }\n      }\n    }\n  }\n\n  fragment OraclePeriod on Period {\n    from\n    before\n    firstDay\n    lastDay\n  }\n\n  fragment OracleMetric on MetricReport {\n    metric {\n      name\n    }\n    headline\n    sum\n    average\n    minimum\n    maximum\n    latest\n    count\n    values\n    runningTotals\n    share\n    coverage {\n      buckets\n      bucketsWithData\n      lastPointAt\n      carriedFrom\n    }\n    exact {\n      headline\n      sum\n      average\n      minimum\n      maximum\n      latest\n      values\n    }\n    comparisons {\n      period {\n        ...OraclePeriod\n      }\n      previous\n      difference\n      percentChange\n      direction\n      undrawn\n      values\n      buckets {\n        from\n        before\n      }\n      exact {\n        previous\n        difference\n        undrawn\n      }\n    }\n  }\n": typeof types.OracleReportDocument,
    "\n  query TestReceipts($id: ID!, $receipt: ID!) {\n    receipt(id: $receipt) {\n      id\n      points\n    }\n    widget(id: $id) {\n      receipts(first: 1) {\n        edges {\n          node {\n            id\n          }\n        }\n        pageInfo {\n          hasNextPage\n        }\n      }\n    }\n  }\n": typeof types.TestReceiptsDocument,
    "\n  mutation TestRotatePushKey($id: ID!) {\n    rotatePushKey(widgetId: $id) {\n      widget {\n        pushUrl\n      }\n    }\n  }\n": typeof types.TestRotatePushKeyDocument,
};
const documents: Documents = {
    "\n  mutation TestCreateClient($input: CreateClientInput!) {\n    createClient(input: $input) {\n      client {\n        id\n        clientId\n        name\n        scopes\n        publicKeys {\n          kid\n          type\n        }\n      }\n      clientId\n      clientSecret\n    }\n  }\n": types.TestCreateClientDocument,
    "\n  mutation TestCreateViewToken($widgetIds: [ID!]!) {\n    createViewToken(input: { widgetIds: $widgetIds }) {\n      secret\n    }\n  }\n": types.TestCreateViewTokenDocument,
    "\n  mutation TestRotateClientSecret($id: ID!, $overlapHours: Int!) {\n    rotateClientSecret(id: $id, overlapHours: $overlapHours) {\n      clientSecret\n    }\n  }\n": types.TestRotateClientSecretDocument,
    "\n  mutation TestRevokeClient($id: ID!) {\n    revokeClient(id: $id) {\n      client {\n        revokedAt\n      }\n    }\n  }\n": types.TestRevokeClientDocument,
    "\n  query TestClients($first: Int, $after: String) {\n    clients(first: $first, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          clientId\n          name\n          lastUsedAt\n          allowedIps\n          allowedEvents\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": types.TestClientsDocument,
    "\n  query TestAuditLog($first: Int, $after: String, $action: String, $target: ID, $from: DateTime, $before: DateTime) {\n    auditLog(first: $first, after: $after, action: $action, target: $target, from: $from, before: $before) {\n      edges {\n        cursor\n        node {\n          id\n          at\n          endedAt\n          action\n          target\n          fields\n          actor\n          actorId\n          address\n          error\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": types.TestAuditLogDocument,
    "\n  mutation SaveAlert($input: SaveAlertInput!) {\n    saveAlert(input: $input) { alert { ...AlertParts } }\n  }\n": types.SaveAlertDocument,
    "\n  fragment AlertParts on Alert {\n    id\n    name\n    state\n    problem\n    paused\n    version\n    cron\n    onPush\n    timeZone\n    granularity\n    forBuckets\n    recoverAt\n    whenMissing\n    by\n    channels { id name }\n    snoozedUntil\n    nextEvaluationAt\n    condition {\n      kind\n      above\n      below\n      outside { low high }\n      change { measure above below against shift { count unit } }\n      goalPace { unit }\n      silence { buckets }\n      unusual { deviations season seasons tolerance }\n    }\n    where { dimension in notIn startsWith isSet }\n    mute { weekdays from until }\n    states { group { dimension value } state since value low high acknowledgedAt acknowledgedBy }\n    metric { name }\n    widget { title }\n  }\n": types.AlertPartsFragmentDoc,
    "\n  query AlertByName($name: String!) {\n    alert(name: $name) { ...AlertParts }\n  }\n": types.AlertByNameDocument,
    "\n  query ListAlerts($first: Int, $after: String, $search: String, $states: [AlertState!], $widgetId: ID, $orderBy: AlertOrder) {\n    alerts(first: $first, after: $after, search: $search, states: $states, widgetId: $widgetId, orderBy: $orderBy) {\n      totalCount\n      nodes { id name state }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.ListAlertsDocument,
    "\n  query AlertEvents($alertId: ID, $states: [AlertState!], $first: Int) {\n    alertEvents(alertId: $alertId, states: $states, first: $first) {\n      totalCount\n      nodes {\n        id\n        alert { id name }\n        group { dimension value }\n        from\n        to\n        bucketKey\n        bucketFrom\n        bucketBefore\n        value\n        low\n        high\n        at\n        arguments\n        notification\n        notifiedAt\n        acknowledgedAt\n        acknowledgedBy\n      }\n    }\n  }\n": types.AlertEventsDocument,
    "\n  mutation DeleteAlert($id: ID, $name: String) {\n    deleteAlert(id: $id, name: $name) { id }\n  }\n": types.DeleteAlertDocument,
    "\n  mutation PauseAlert($id: ID!) {\n    pauseAlert(id: $id) { alert { id paused nextEvaluationAt } }\n  }\n": types.PauseAlertDocument,
    "\n  mutation ResumeAlert($id: ID!) {\n    resumeAlert(id: $id) { alert { id paused nextEvaluationAt } }\n  }\n": types.ResumeAlertDocument,
    "\n  mutation SnoozeAlert($id: ID!, $until: DateTime) {\n    snoozeAlert(id: $id, until: $until) { alert { id snoozedUntil } }\n  }\n": types.SnoozeAlertDocument,
    "\n  mutation AcknowledgeAlert($id: ID!, $group: [String]) {\n    acknowledgeAlert(id: $id, group: $group) { alert { id states { state acknowledgedBy } } }\n  }\n": types.AcknowledgeAlertDocument,
    "\n  query SimulateAlert($input: SaveAlertInput!, $over: PeriodInput!) {\n    simulateAlert(input: $input, over: $over) {\n      keys\n      hasMoreGroups\n      groups {\n        values { dimension value }\n        measured\n        low\n        high\n        states\n        events { from to bucketKey bucketFrom bucketBefore value low high }\n      }\n    }\n  }\n": types.SimulateAlertDocument,
    "\n  query AlertBand($id: ID!, $over: PeriodInput!) {\n    alert(id: $id) { band(over: $over) { keys groups { measured low high states } } }\n  }\n": types.AlertBandDocument,
    "\n  query TestBoard {\n    board {\n      savedAt\n      cards {\n        width\n        widget {\n          id\n          title\n        }\n      }\n    }\n  }\n": types.TestBoardDocument,
    "\n  mutation TestSaveBoard($input: SaveBoardInput!) {\n    saveBoard(input: $input) {\n      board {\n        savedAt\n        cards {\n          width\n          widget {\n            id\n          }\n        }\n      }\n    }\n  }\n": types.TestSaveBoardDocument,
    "\n  query TestWidgetsById($ids: [ID!]!, $period: PeriodInput) {\n    widgetsById(ids: $ids) {\n      title\n      report(period: $period) {\n        metrics {\n          values\n        }\n      }\n    }\n  }\n": types.TestWidgetsByIdDocument,
    "\n  fragment TestBoardParts on Board {\n    id\n    name\n    position\n    showsAllWidgets\n    version\n    cards {\n      width\n      widget {\n        id\n      }\n      area {\n        column\n        row\n        columns\n        rows\n      }\n    }\n  }\n": types.TestBoardPartsFragmentDoc,
    "\n  query TestBoards {\n    boards {\n      ...TestBoardParts\n    }\n  }\n": types.TestBoardsDocument,
    "\n  query TestBoardById($id: ID!) {\n    board(id: $id) {\n      ...TestBoardParts\n    }\n    node(id: $id) {\n      id\n    }\n  }\n": types.TestBoardByIdDocument,
    "\n  mutation TestCreateBoard($input: CreateBoardInput!) {\n    createBoard(input: $input) {\n      board {\n        ...TestBoardParts\n      }\n    }\n  }\n": types.TestCreateBoardDocument,
    "\n  mutation TestUpdateBoard($input: UpdateBoardInput!) {\n    updateBoard(input: $input) {\n      board {\n        ...TestBoardParts\n      }\n    }\n  }\n": types.TestUpdateBoardDocument,
    "\n  mutation TestDeleteBoard($id: ID!) {\n    deleteBoard(id: $id) {\n      id\n    }\n  }\n": types.TestDeleteBoardDocument,
    "\n  mutation TestSaveCalendar($input: SaveCalendarInput!) {\n    saveCalendar(input: $input) {\n      calendar {\n        id\n        name\n      }\n    }\n  }\n": types.TestSaveCalendarDocument,
    "\n  mutation TestSaveChannel($input: SaveChannelInput!) {\n    saveChannel(input: $input) {\n      signingSecret\n      channel {\n        id\n        name\n        kind\n        target\n        body\n        headerNames\n        to\n        source {\n          name\n        }\n        variables\n        events\n        eventWidgets {\n          id\n        }\n        paused\n      }\n    }\n  }\n": types.TestSaveChannelDocument,
    "\n  query TestChannel($id: ID, $name: String) {\n    channel(id: $id, name: $name) {\n      id\n      name\n      kind\n      target\n      headerNames\n      paused\n    }\n  }\n": types.TestChannelDocument,
    "\n  query TestChannels($search: String, $orderBy: ChannelOrder) {\n    channels(search: $search, orderBy: $orderBy) {\n      totalCount\n      edges {\n        node {\n          name\n        }\n      }\n    }\n  }\n": types.TestChannelsDocument,
    "\n  mutation TestDeleteChannel($id: ID, $name: String) {\n    deleteChannel(id: $id, name: $name) {\n      id\n    }\n  }\n": types.TestDeleteChannelDocument,
    "\n  mutation TestTestChannel($id: ID, $name: String) {\n    testChannel(id: $id, name: $name) {\n      delivery {\n        id\n        state\n        error\n        tries {\n          status\n          reply\n          error\n        }\n      }\n    }\n  }\n": types.TestTestChannelDocument,
    "\n  query TestDelivery($id: ID!) {\n    delivery(id: $id) {\n      id\n      channel {\n        name\n      }\n      state\n      title\n      type\n      origin\n      recipient\n      attempts\n      tries {\n        at\n        durationMs\n        status\n        reply\n        error\n      }\n      error\n      createdAt\n      nextTryAt\n      endedAt\n      request {\n        target\n        contentType\n        body\n      }\n    }\n  }\n": types.TestDeliveryDocument,
    "\n  query TestDeliveries($channelId: ID, $states: [DeliveryState!], $origins: [DeliveryOrigin!], $search: String) {\n    deliveries(channelId: $channelId, states: $states, origins: $origins, search: $search) {\n      totalCount\n      edges {\n        node {\n          id\n          title\n          state\n          origin\n          channel {\n            name\n          }\n        }\n      }\n    }\n  }\n": types.TestDeliveriesDocument,
    "\n  mutation TestReplayDelivery($id: ID!) {\n    replayDelivery(id: $id) {\n      delivery {\n        id\n        state\n      }\n    }\n  }\n": types.TestReplayDeliveryDocument,
    "\n  query TestClientReport($id: ID!, $by: [String!]) {\n    widget(id: $id) {\n      report(by: $by) {\n        id\n        widget {\n          id\n          title\n        }\n        period {\n          from\n          before\n          firstDay\n          lastDay\n          label\n          timeZone\n          partial\n        }\n        granularity\n        keys\n        buckets {\n          key\n          label\n          from\n          before\n          partial\n          isOther\n        }\n        metrics {\n          ...TestClientNumbers\n        }\n        groups {\n          id\n          isOther\n          values {\n            dimension\n            value\n          }\n          metrics {\n            ...TestClientNumbers\n          }\n        }\n      }\n    }\n  }\n\n  fragment TestClientNumbers on MetricReport {\n    metric {\n      id\n      name\n      format {\n        style\n        currency\n        unit\n        minimumFractionDigits\n        maximumFractionDigits\n      }\n    }\n    headline\n    headlineReason\n    sum\n    average\n    minimum\n    maximum\n    latest\n    count\n    values\n    exact {\n      headline\n      sum\n      values\n    }\n    comparison {\n      ...TestClientComparison\n    }\n    comparisons {\n      ...TestClientComparison\n    }\n  }\n\n  fragment TestClientComparison on Comparison {\n    period {\n      firstDay\n      lastDay\n      label\n    }\n    previous\n    difference\n    percentChange\n    direction\n    verdict\n    keys\n    values\n  }\n": types.TestClientReportDocument,
    "\n  mutation TestCreateDataAddress($input: CreateDataAddressInput!) {\n    createDataAddress(input: $input) {\n      dataAddress {\n        id\n        name\n        kind\n        csv: dataUrl(format: CSV)\n        json: dataUrl(format: JSON)\n        xlsx: dataUrl(format: XLSX)\n        choosesPeriod\n        createdBy\n        expiresAt\n        revokedAt\n        savedQueryId\n        widget {\n          id\n        }\n      }\n    }\n  }\n": types.TestCreateDataAddressDocument,
    "\n  mutation TestRevokeDataAddress($id: ID!) {\n    revokeDataAddress(id: $id) {\n      dataAddress {\n        id\n        revokedAt\n      }\n    }\n  }\n": types.TestRevokeDataAddressDocument,
    "\n  query TestDataAddresses($widgetId: ID) {\n    dataAddresses(widgetId: $widgetId) {\n      edges {\n        node {\n          id\n          name\n          kind\n          revokedAt\n          lastUsedAt\n        }\n      }\n    }\n  }\n": types.TestDataAddressesDocument,
    "\n  query TestNamedWidgets($after: String) {\n    widgets(first: 100, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          id\n          title\n          pushName\n          keyKind\n          dimensions {\n            name\n          }\n          metrics {\n            name\n            aggregation\n            format {\n              unit\n            }\n          }\n        }\n      }\n    }\n  }\n": types.TestNamedWidgetsDocument,
    "\n  query TestNamedWidget($id: ID!, $by: [String!]) {\n    widget(id: $id) {\n      report(period: { preset: ALL_TIME }, by: $by, top: 1000) {\n        metrics {\n          metric {\n            name\n          }\n          exact {\n            headline\n          }\n        }\n        groups {\n          values {\n            value\n          }\n          metrics {\n            metric {\n              name\n            }\n            exact {\n              headline\n            }\n          }\n        }\n      }\n    }\n  }\n": types.TestNamedWidgetDocument,
    "\n  mutation TestDeclareDimensions($id: ID!, $dimensions: [String!]!) {\n    updateWidget(input: { id: $id, dimensions: $dimensions }) {\n      widget {\n        id\n      }\n    }\n  }\n": types.TestDeclareDimensionsDocument,
    "\n  query TestMetricFormats($id: ID!) {\n    widget(id: $id) {\n      metrics {\n        id\n        name\n        unit\n        aggregation\n        format {\n          ...TestFormat\n        }\n      }\n    }\n  }\n  fragment TestFormat on NumberFormat {\n    style\n    currency\n    unit\n    minimumFractionDigits\n    maximumFractionDigits\n  }\n": types.TestMetricFormatsDocument,
    "\n  mutation TestUpdateFormat($input: UpdateMetricInput!) {\n    updateMetric(input: $input) {\n      metric {\n        format {\n          ...TestFormat\n        }\n      }\n    }\n  }\n": types.TestUpdateFormatDocument,
    "\n  mutation TestCreateFormatted($calculated: CreateCalculatedMetricInput!, $counted: CreateEventMetricInput!) {\n    calculated: createCalculatedMetric(input: $calculated) {\n      metric {\n        format {\n          ...TestFormat\n        }\n      }\n    }\n    counted: createEventMetric(input: $counted) {\n      metric {\n        format {\n          ...TestFormat\n        }\n      }\n    }\n  }\n": types.TestCreateFormattedDocument,
    "\n  mutation TestSaveFormattedFeed($input: SaveFeedInput!) {\n    saveFeed(input: $input) {\n      feed {\n        hookUrl\n        metrics {\n          name\n          format {\n            ...TestFormat\n          }\n        }\n      }\n    }\n  }\n": types.TestSaveFormattedFeedDocument,
    "\n  query ListWidgets(\n    $first: Int\n    $after: String\n    $search: String\n    $tag: String\n    $notPushedSince: DateTime\n    $orderBy: WidgetOrder\n  ) {\n    widgets(\n      first: $first\n      after: $after\n      search: $search\n      tag: $tag\n      notPushedSince: $notPushedSince\n      orderBy: $orderBy\n    ) {\n      nodes { title }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.ListWidgetsDocument,
    "\n  query CountWidgets($search: String, $tag: String) {\n    widgets(first: 1, search: $search, tag: $tag) { totalCount }\n  }\n": types.CountWidgetsDocument,
    "\n  query CountReceipts($id: ID!) {\n    widget(id: $id) { receipts(first: 2) { totalCount nodes { id } } }\n  }\n": types.CountReceiptsDocument,
    "\n  query CountAll {\n    projects { totalCount }\n    tokens { totalCount }\n    clients { totalCount }\n    auditLog(action: \"createToken\") { totalCount }\n    shares { totalCount }\n    widgets { totalCount }\n    metrics { totalCount }\n    savedQueries { totalCount }\n    sources { totalCount }\n    feeds { totalCount }\n    callLog { totalCount }\n  }\n": types.CountAllDocument,
    "\n  query LastTraces {\n    auditLog(first: 1) { nodes { id } }\n    callLog(first: 1) { nodes { id } }\n  }\n": types.LastTracesDocument,
    "\n  query NamedNodes {\n    sources { nodes { id } }\n    feeds { nodes { id } }\n  }\n": types.NamedNodesDocument,
    "\n  query TaskById($id: ID!) {\n    task(id: $id) { id kind state progress { done total ratio } widget { title } created changed createdBy startedAt endedAt error }\n  }\n": types.TaskByIdDocument,
    "\n  query ListTasks($states: [TaskState!]) {\n    tasks(states: $states) { totalCount nodes { id state } }\n  }\n": types.ListTasksDocument,
    "\n  query FeedRunById($id: ID!) {\n    feedRun(id: $id) { id state cause feed { name } }\n  }\n": types.FeedRunByIdDocument,
    "\n  query FeedRunIds($name: String!) {\n    feed(name: $name) { runs(first: 1) { id } }\n  }\n": types.FeedRunIdsDocument,
    "\n  query ListMetrics(\n    $first: Int\n    $after: String\n    $search: String\n    $tag: String\n    $widgetId: ID\n    $orderBy: MetricOrder\n  ) {\n    metrics(first: $first, after: $after, search: $search, tag: $tag, widgetId: $widgetId, orderBy: $orderBy) {\n      totalCount\n      nodes { name widget { title } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.ListMetricsDocument,
    "\n  query ListTokens($first: Int, $after: String, $orderBy: TokenOrder) {\n    tokens(first: $first, after: $after, orderBy: $orderBy) {\n      nodes { name }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.ListTokensDocument,
    "\n  query OrderedNames {\n    sources(orderBy: { field: NAME, direction: DESC }) { nodes { name } }\n    sourcesByUpdate: sources(orderBy: { field: UPDATED_AT, direction: DESC }) { nodes { name } }\n    feeds(orderBy: { field: NAME }) { nodes { name } }\n    feedsBySuccess: feeds(orderBy: { field: LAST_SUCCESS_AT }) { nodes { name } }\n    savedQueries(orderBy: { field: NAME }) { nodes { name } }\n    savedQueriesByTime: savedQueries(orderBy: { field: SAVED_AT, direction: DESC }) { nodes { name } }\n    auditLog(orderBy: { field: AT, direction: ASC }, first: 1) { nodes { at } }\n    newest: auditLog(first: 1) { nodes { at } }\n    callLog(orderBy: { field: AT, direction: ASC }) { nodes { id } }\n    tasks(orderBy: { field: CREATED_AT, direction: ASC }) { nodes { id } }\n  }\n": types.OrderedNamesDocument,
    "\n  query ReceiptsInOrder($id: ID!, $orderBy: PushReceiptOrder) {\n    widget(id: $id) { receipts(orderBy: $orderBy) { nodes { id } } }\n  }\n": types.ReceiptsInOrderDocument,
    "\n  mutation RenameWidget($id: ID!, $title: String!) {\n    updateWidget(input: { id: $id, title: $title }) { widget { title } }\n  }\n": types.RenameWidgetDocument,
    "\n  query ListReceipts($first: Int, $after: String, $widgetId: ID, $orderBy: PushReceiptOrder) {\n    receipts(first: $first, after: $after, widgetId: $widgetId, orderBy: $orderBy) {\n      totalCount\n      nodes { id caller callerKind callerId firstKey lastKey feedRun { id } widget { title } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.ListReceiptsDocument,
    "\n  query SourceByIdOrName($id: ID, $name: String) {\n    source(id: $id, name: $name) { id name secretNames feeds { name } }\n  }\n": types.SourceByIdOrNameDocument,
    "\n  query FeedByIdOrName($id: ID, $name: String) {\n    feed(id: $id, name: $name) { id name hookUrl source { name } paused }\n  }\n": types.FeedByIdOrNameDocument,
    "\n  mutation SaveSourceById($input: SaveSourceInput!) {\n    saveSource(input: $input) { source { id name } }\n  }\n": types.SaveSourceByIdDocument,
    "\n  mutation SaveFeedById($input: SaveFeedInput!) {\n    saveFeed(input: $input) { feed { id name hookUrl source { name } } }\n  }\n": types.SaveFeedByIdDocument,
    "\n  mutation FeedActionsById($id: ID!) {\n    pauseFeed(id: $id) { feed { paused } }\n    resumeFeed(id: $id) { feed { paused } }\n    runFeed(id: $id) { feed { id } }\n    deleteFeed(id: $id) { id }\n  }\n": types.FeedActionsByIdDocument,
    "\n  mutation DeleteSourceById($id: ID!) {\n    deleteSource(id: $id) { id }\n  }\n": types.DeleteSourceByIdDocument,
    "\n  mutation TestCreateWidget($input: CreateWidgetInput!) {\n    createWidget(input: $input) {\n      widget {\n        id\n        title\n        pushUrl\n        keyKind\n      }\n    }\n  }\n": types.TestCreateWidgetDocument,
    "\n  mutation TestPush($input: PushInput!) {\n    push(input: $input) {\n      receipt {\n        id\n        replayed\n        rows\n        points\n        created\n        changed\n      }\n    }\n  }\n": types.TestPushDocument,
    "\n  query TestWidgetMetrics($id: ID!) {\n    widget(id: $id) {\n      title\n      keyKind\n      keyColumn\n      lastPushAt\n      metrics {\n        id\n        name\n        aggregation\n        color\n        chartType\n        reverse\n        reverseGraph\n        yAxis\n        yAxisMin\n        yAxisMax\n        yAxisShow\n        labelShow\n        headlineOverride\n        comparisonOverride\n      }\n    }\n  }\n": types.TestWidgetMetricsDocument,
    "\n  query TestReport(\n    $id: ID!\n    $period: PeriodInput\n    $compare: [ComparisonInput!]\n    $granularity: Granularity\n    $fill: Fill\n    $timeZone: TimeZone\n    $metrics: [String!]\n    $top: Int\n  ) {\n    widget(id: $id) {\n      report(\n        period: $period\n        compare: $compare\n        granularity: $granularity\n        fill: $fill\n        timeZone: $timeZone\n        metrics: $metrics\n        top: $top\n      ) {\n        period {\n          from\n          before\n          firstDay\n          lastDay\n          timeZone\n          label\n          partial\n        }\n        comparedPeriods {\n          firstDay\n          lastDay\n          label\n        }\n        granularity\n        keys\n        metrics {\n          metric {\n            name\n          }\n          headline\n          headlineSource\n          sum\n          average\n          minimum\n          maximum\n          latest\n          count\n          values\n          runningTotals\n          coverage {\n            buckets\n            bucketsWithData\n            lastPointAt\n          }\n          goal {\n            period {\n              firstDay\n              lastDay\n            }\n            target\n            attained\n            ratio\n            onPace\n          }\n          comparison {\n            previous\n            difference\n            percentChange\n            direction\n            verdict\n            source\n            values\n            undrawn\n          }\n        }\n      }\n    }\n  }\n": types.TestReportDocument,
    "\n  query TestReports(\n    $ids: [ID!]!\n    $period: PeriodInput\n    $compare: [ComparisonInput!]\n    $granularity: Granularity\n    $fill: Fill\n    $timeZone: TimeZone\n    $metrics: [String!]\n    $top: Int\n  ) {\n    reports(\n      widgetIds: $ids\n      period: $period\n      compare: $compare\n      granularity: $granularity\n      fill: $fill\n      timeZone: $timeZone\n      metrics: $metrics\n      top: $top\n    ) {\n      widget {\n        id\n      }\n      period {\n        firstDay\n        lastDay\n      }\n      keys\n      metrics {\n        metric {\n          name\n        }\n        headline\n        values\n        comparison {\n          previous\n          values\n        }\n      }\n    }\n  }\n": types.TestReportsDocument,
    "\n  query TestProfile($id: ID!, $by: ProfileBy!, $period: PeriodInput, $timeZone: TimeZone, $metrics: [String!]) {\n    widget(id: $id) {\n      profile(by: $by, period: $period, timeZone: $timeZone, metrics: $metrics) {\n        keys\n        occurrences\n        metrics {\n          metric {\n            name\n          }\n          values\n          perOccurrence\n        }\n      }\n    }\n  }\n": types.TestProfileDocument,
    "\n  mutation TestCreateCalculatedMetric($input: CreateCalculatedMetricInput!) {\n    createCalculatedMetric(input: $input) {\n      metric {\n        id\n        name\n        formula\n        goals {\n          period\n          target\n          direction\n        }\n      }\n    }\n  }\n": types.TestCreateCalculatedMetricDocument,
    "\n  mutation TestDeleteCalculatedMetric($id: ID!) {\n    deleteCalculatedMetric(id: $id) {\n      id\n    }\n  }\n": types.TestDeleteCalculatedMetricDocument,
    "\n  mutation TestSetGoal($input: SetGoalInput!) {\n    setGoal(input: $input) {\n      metric {\n        goals {\n          period\n          target\n          direction\n        }\n      }\n    }\n  }\n": types.TestSetGoalDocument,
    "\n  mutation TestUpdateMetric($input: UpdateMetricInput!) {\n    updateMetric(input: $input) {\n      metric {\n        id\n        formula\n      }\n    }\n  }\n": types.TestUpdateMetricDocument,
    "\n  mutation TestDeleteWidget($id: ID!) {\n    deleteWidget(id: $id) {\n      id\n    }\n  }\n": types.TestDeleteWidgetDocument,
    "\n  mutation TestUpdateProject($input: UpdateProjectInput!) {\n    updateProject(input: $input) {\n      project {\n        name\n        timeZone\n        weekStart\n      }\n    }\n  }\n": types.TestUpdateProjectDocument,
    "\n  mutation TestCreateToken($input: CreateTokenInput!) {\n    createToken(input: $input) {\n      token {\n        id\n        name\n        hint\n        scopes\n        allowedIps\n        expiresAt\n      }\n      secret\n    }\n  }\n": types.TestCreateTokenDocument,
    "\n  mutation TestCreateProject($input: CreateProjectInput!) {\n    createProject(input: $input) {\n      project {\n        id\n        name\n        timeZone\n        weekStart\n      }\n      administrator {\n        secret\n      }\n    }\n  }\n": types.TestCreateProjectDocument,
    "\n  query TestProjects {\n    projects {\n      edges {\n        node {\n          name\n        }\n      }\n    }\n  }\n": types.TestProjectsDocument,
    "\n  mutation TestRotateToken($id: ID!, $overlapHours: Int) {\n    rotateToken(id: $id, overlapHours: $overlapHours) {\n      secret\n    }\n  }\n": types.TestRotateTokenDocument,
    "\n  mutation TestRevokeToken($id: ID!) {\n    revokeToken(id: $id) {\n      token {\n        revokedAt\n      }\n    }\n  }\n": types.TestRevokeTokenDocument,
    "\n  query TestTokens($first: Int, $after: String) {\n    tokens(first: $first, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          revokedAt\n          lastUsedAt\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": types.TestTokensDocument,
    "\n  query TestViewer {\n    viewer {\n      name\n      scopes\n    }\n  }\n": types.TestViewerDocument,
    "\n  query TestPeriodReport(\n    $id: ID!\n    $period: PeriodInput!\n    $compare: [ComparisonInput!]\n    $granularity: Granularity\n    $fill: Fill\n    $where: [DimensionFilter!]\n    $by: [String!]\n    $top: Int\n    $onlyDays: OnlyDays!\n    $window: Int!\n  ) {\n    widget(id: $id) {\n      report(\n        period: $period\n        compare: $compare\n        granularity: $granularity\n        fill: $fill\n        where: $where\n        by: $by\n        top: $top\n        onlyDays: $onlyDays\n      ) {\n        keys\n        metrics {\n          ...TestPeriodNumbers\n        }\n        groups {\n          isOther\n          values {\n            value\n          }\n          metrics {\n            ...TestPeriodNumbers\n          }\n        }\n      }\n    }\n  }\n\n  fragment TestPeriodNumbers on MetricReport {\n    metric {\n      name\n    }\n    headline\n    headlineReason\n    headlineReasonCode\n    values\n    sum\n    average\n    minimum\n    maximum\n    latest\n    count\n    runningTotals\n    rolling(buckets: $window)\n    movingAverage(buckets: $window)\n    coverage {\n      bucketsWithData\n    }\n    reasons {\n      number\n      code\n      message\n    }\n    comparisons {\n      previous\n      difference\n      percentChange\n      values\n      previousReason\n      previousReasonCode\n    }\n  }\n": types.TestPeriodReportDocument,
    "\n  mutation TestPushPeriods($input: PushInput!) {\n    push(input: $input) {\n      receipt {\n        id\n        rows\n        points\n        created\n        changed\n        replayed\n        onDuplicate {\n          onDuplicate\n          metrics\n        }\n      }\n    }\n  }\n": types.TestPushPeriodsDocument,
    "\n  query ChartUrl(\n    $id: ID!\n    $format: ChartFormat\n    $preset: PeriodPreset\n    $days: DayRangeInput\n    $compare: ComparisonPreset\n    $where: [DimensionFilter!]\n    $by: [String!]\n    $top: Int\n    $width: Int\n    $theme: ChartTheme\n    $validHours: Int\n  ) {\n    widget(id: $id) {\n      chartUrl(\n        format: $format\n        preset: $preset\n        days: $days\n        compare: $compare\n        where: $where\n        by: $by\n        top: $top\n        width: $width\n        theme: $theme\n        validHours: $validHours\n      )\n    }\n  }\n": types.ChartUrlDocument,
    "\n  mutation TestPushTelling($input: PushInput!) {\n    push(input: $input) {\n      receipt {\n        id\n        replayed\n        onDuplicate {\n          onDuplicate\n          metrics\n        }\n        warnings\n      }\n    }\n  }\n": types.TestPushTellingDocument,
    "\n  query TestReceiptTelling($id: ID!) {\n    receipt(id: $id) {\n      onDuplicate {\n        onDuplicate\n        metrics\n      }\n      warnings\n    }\n  }\n": types.TestReceiptTellingDocument,
    "\n  query TestDefaultWays($id: ID!) {\n    widget(id: $id) {\n      metrics {\n        id\n        name\n        aggregation\n        defaultOnDuplicate\n      }\n    }\n  }\n": types.TestDefaultWaysDocument,
    "\n  mutation TestSetDefaultWay($input: UpdateMetricInput!) {\n    updateMetric(input: $input) {\n      metric {\n        defaultOnDuplicate\n      }\n    }\n  }\n": types.TestSetDefaultWayDocument,
    "\n  mutation TestDeletePoints($input: DeletePointsInput!) {\n    deletePoints(input: $input) {\n      deleted\n      widget {\n        id\n      }\n    }\n  }\n": types.TestDeletePointsDocument,
    "\n  query TestSql($query: String!, $variables: JSON) {\n    sql(query: $query, variables: $variables) {\n      columns {\n        name\n        type\n      }\n      rows\n      rowCount\n      truncated\n    }\n  }\n": types.TestSqlDocument,
    "\n  query TestSqlTables {\n    sqlTables {\n      name\n      aliases\n      description\n      columns {\n        name\n        type\n        description\n      }\n    }\n  }\n": types.TestSqlTablesDocument,
    "\n  mutation TestSaveQuery($input: SaveQueryInput!) {\n    saveQuery(input: $input) {\n      savedQuery {\n        id\n        name\n        version\n        cacheMinutes\n        variables {\n          name\n          type\n          list\n          required\n          default\n        }\n      }\n    }\n  }\n": types.TestSaveQueryDocument,
    "\n  query TestRunQuery($id: ID!, $variables: JSON, $version: Int) {\n    runQuery(id: $id, variables: $variables, version: $version) {\n      columns {\n        name\n        type\n      }\n      rows\n      rowCount\n      truncated\n      cached\n    }\n  }\n": types.TestRunQueryDocument,
    "\n  query TestSavedQuery($id: ID!) {\n    savedQuery(id: $id) {\n      name\n      version\n      versions {\n        version\n        sql\n        document\n        savedBy\n      }\n      runs {\n        rows\n        cached\n        caller\n        version\n        error\n      }\n    }\n  }\n": types.TestSavedQueryDocument,
    "\n  mutation TestDeleteQuery($id: ID!) {\n    deleteQuery(id: $id) {\n      id\n    }\n  }\n": types.TestDeleteQueryDocument,
    "\n  mutation TestTrackEvents($events: [EventInput!]!, $idempotencyKey: String) {\n    trackEvents(events: $events, idempotencyKey: $idempotencyKey) {\n      accepted\n      duplicates\n    }\n  }\n": types.TestTrackEventsDocument,
    "\n  mutation TestIdentifyUsers($profiles: [UserProfileInput!]!) {\n    identifyUsers(profiles: $profiles) {\n      accepted\n      created\n    }\n  }\n": types.TestIdentifyUsersDocument,
    "\n  mutation TestCreateEventMetric($input: CreateEventMetricInput!) {\n    createEventMetric(input: $input) {\n      metric {\n        id\n        name\n        aggregation\n        eventCount {\n          event\n          aggregate\n          property\n          where\n          breakdown\n        }\n      }\n    }\n  }\n": types.TestCreateEventMetricDocument,
    "\n  mutation TestDeleteEventMetric($id: ID!) {\n    deleteEventMetric(id: $id) {\n      id\n    }\n  }\n": types.TestDeleteEventMetricDocument,
    "\n  query TestFunnel($steps: [FunnelStepInput!]!, $period: PeriodInput, $windowHours: Int, $by: FunnelBy) {\n    funnel(steps: $steps, period: $period, windowHours: $windowHours, by: $by) {\n      event\n      users\n      shareOfFirst\n      dropOff\n      medianSeconds\n    }\n  }\n": types.TestFunnelDocument,
    "\n  query TestWidgetFromQuery(\n    $id: ID!\n    $key: String!\n    $variables: JSON\n    $period: PeriodInput\n    $compare: [ComparisonInput!]\n    $granularity: Granularity\n    $timeZone: TimeZone\n    $top: Int\n  ) {\n    widgetFromQuery(savedQueryId: $id, keyColumn: $key, variables: $variables) {\n      id\n      title\n      keyKind\n      keyColumn\n      chartType\n      lastPushAt\n      metrics {\n        name\n        widget {\n          title\n        }\n      }\n      report(period: $period, compare: $compare, granularity: $granularity, timeZone: $timeZone, top: $top) {\n        keys\n        granularity\n        period {\n          firstDay\n          lastDay\n        }\n        metrics {\n          metric {\n            name\n          }\n          headline\n          count\n          values\n          runningTotals\n          coverage {\n            bucketsWithData\n            lastPointAt\n          }\n          comparison {\n            previous\n            percentChange\n            values\n          }\n        }\n      }\n    }\n  }\n": types.TestWidgetFromQueryDocument,
    "\n  mutation TestUpdateQueryCache($input: UpdateProjectInput!) {\n    updateProject(input: $input) {\n      project {\n        queryCacheMinutes\n      }\n    }\n  }\n": types.TestUpdateQueryCacheDocument,
    "\n  mutation TestUploadManifest($manifest: JSON!) {\n    uploadManifest(input: { manifest: $manifest }) {\n      added\n      known\n    }\n  }\n": types.TestUploadManifestDocument,
    "\n  query TestManifestDocuments {\n    savedQueries(first: 200) {\n      nodes {\n        id\n        name\n        hash\n        fromManifest\n        versions {\n          version\n          hash\n          documentId\n          document\n        }\n      }\n    }\n  }\n": types.TestManifestDocumentsDocument,
    "\n  query TestMetricReports(\n    $id: ID!\n    $period: PeriodInput\n    $compare: [ComparisonInput!]\n    $granularity: Granularity\n    $fill: Fill\n    $timeZone: TimeZone\n    $top: Int\n  ) {\n    widget(id: $id) {\n      report(\n        period: $period\n        compare: $compare\n        granularity: $granularity\n        fill: $fill\n        timeZone: $timeZone\n        top: $top\n      ) {\n        metrics {\n          ...TestMetricReport\n        }\n      }\n      metrics {\n        id\n        name\n        report(\n          period: $period\n          compare: $compare\n          granularity: $granularity\n          fill: $fill\n          timeZone: $timeZone\n          top: $top\n        ) {\n          ...TestMetricReport\n        }\n      }\n    }\n  }\n\n  fragment TestMetricReport on MetricReport {\n    metric {\n      id\n      name\n    }\n    period {\n      firstDay\n      lastDay\n      label\n    }\n    comparedPeriods {\n      firstDay\n      lastDay\n    }\n    granularity\n    keys\n    headline\n    values\n    runningTotals\n    comparisons {\n      previous\n      values\n    }\n    coverage {\n      buckets\n      bucketsWithData\n    }\n  }\n": types.TestMetricReportsDocument,
    "\n  query TestReportOfMetrics($id: ID!, $metrics: [String!], $metricIds: [ID!]) {\n    widget(id: $id) {\n      report(metrics: $metrics, metricIds: $metricIds) {\n        metrics {\n          metric {\n            name\n          }\n        }\n      }\n      profile(by: WEEKDAY, metrics: $metrics, metricIds: $metricIds) {\n        metrics {\n          metric {\n            name\n          }\n        }\n      }\n    }\n    reports(widgetIds: [$id], metrics: $metrics, metricIds: $metricIds) {\n      metrics {\n        metric {\n          name\n        }\n      }\n    }\n  }\n": types.TestReportOfMetricsDocument,
    "\n  query TestMetricsById($ids: [ID!]!) {\n    metricsById(ids: $ids) {\n      name\n    }\n  }\n": types.TestMetricsByIdDocument,
    "\n  query TestNodes($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      id\n    }\n    again: nodes(ids: $ids) {\n      id\n    }\n  }\n": types.TestNodesDocument,
    "\n  mutation TestSaveReportSchedule($input: SaveReportScheduleInput!) {\n    saveReportSchedule(input: $input) {\n      reportSchedule {\n        id\n        name\n        document\n        channelIds\n        merge {\n          queryId\n          source\n          variables\n          rows\n          recipient\n        }\n        skipIfEmpty\n        cron\n        timeZone\n        afterAlertId\n        afterAlert {\n          name\n        }\n        paused\n        nextRunAt\n      }\n    }\n  }\n": types.TestSaveReportScheduleDocument,
    "\n  query TestReportSchedule($name: String) {\n    reportSchedule(name: $name) {\n      id\n      name\n      afterAlertId\n      afterAlert {\n        name\n      }\n      nextRunAt\n      nextTimes(first: 3)\n      runs {\n        cause\n        state\n        rows\n        messages\n        skipped\n        failed\n        error\n        problems\n      }\n    }\n  }\n": types.TestReportScheduleDocument,
    "\n  query TestRunsAfterAlerts($name: String) {\n    reportSchedule(name: $name) {\n      runs(first: 50) {\n        cause\n        state\n        asOf\n        messages\n        error\n        alertEvent {\n          to\n          bucketKey\n          group {\n            value\n          }\n        }\n      }\n    }\n  }\n": types.TestRunsAfterAlertsDocument,
    "\n  query TestReportSchedules($first: Int, $after: String, $search: String, $orderBy: ReportScheduleOrder) {\n    reportSchedules(first: $first, after: $after, search: $search, orderBy: $orderBy) {\n      totalCount\n      nodes {\n        name\n      }\n    }\n  }\n": types.TestReportSchedulesDocument,
    "\n  query TestPreviewReport($input: PreviewReportInput!) {\n    previewReport(input: $input) {\n      title\n      html\n      recipient\n      isEmpty\n      row\n      rows\n      problems\n    }\n  }\n": types.TestPreviewReportDocument,
    "\n  mutation TestRunReport($name: String) {\n    runReport(name: $name) {\n      id\n      state\n      cause\n      rows\n      messages\n      skipped\n      failed\n      error\n      problems\n    }\n  }\n": types.TestRunReportDocument,
    "\n  mutation TestSendTestReport($input: SendTestReportInput!) {\n    sendTestReport(input: $input) {\n      title\n      recipient\n    }\n  }\n": types.TestSendTestReportDocument,
    "\n  mutation TestPauseReportSchedule($name: String) {\n    pauseReportSchedule(name: $name) {\n      reportSchedule {\n        paused\n        nextRunAt\n      }\n    }\n  }\n": types.TestPauseReportScheduleDocument,
    "\n  mutation TestResumeReportSchedule($name: String) {\n    resumeReportSchedule(name: $name) {\n      reportSchedule {\n        paused\n        nextRunAt\n      }\n    }\n  }\n": types.TestResumeReportScheduleDocument,
    "\n  mutation TestDeleteReportSchedule($name: String) {\n    deleteReportSchedule(name: $name) {\n      id\n    }\n  }\n": types.TestDeleteReportScheduleDocument,
    "\n  query TestCronTimes($cron: String!, $timeZone: TimeZone, $first: Int) {\n    cronTimes(cron: $cron, timeZone: $timeZone, first: $first)\n  }\n": types.TestCronTimesDocument,
    "\n  mutation SeedAnnotate($input: SaveAnnotationInput!) {\n    saveAnnotation(input: $input) {\n      annotation {\n        id\n      }\n    }\n  }\n": types.SeedAnnotateDocument,
    "\n  mutation TestCreateShare($input: CreateShareInput!) {\n    createShare(input: $input) {\n      share {\n        id\n        url\n        showsBoard\n        createdBy\n        expiresAt\n        revokedAt\n        widget {\n          id\n        }\n      }\n    }\n  }\n": types.TestCreateShareDocument,
    "\n  mutation TestRevokeShare($id: ID!) {\n    revokeShare(id: $id) {\n      share {\n        id\n        revokedAt\n      }\n    }\n  }\n": types.TestRevokeShareDocument,
    "\n  query TestShares($first: Int, $after: String) {\n    shares(first: $first, after: $after) {\n      edges {\n        node {\n          id\n          url\n          showsBoard\n          revokedAt\n          widget {\n            title\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.TestSharesDocument,
    "\n  query TestShareNode($id: ID!) {\n    node(id: $id) {\n      id\n    }\n  }\n": types.TestShareNodeDocument,
    "\n  mutation TestSaveSource($input: SaveSourceInput!) {\n    saveSource(input: $input) {\n      source {\n        id\n        name\n        version\n        secretNames\n      }\n    }\n  }\n": types.TestSaveSourceDocument,
    "\n  mutation TestDeleteSource($name: String!) {\n    deleteSource(name: $name) {\n      id\n    }\n  }\n": types.TestDeleteSourceDocument,
    "\n  query TestSource($name: String!) {\n    source(name: $name) {\n      id\n      name\n      description\n      version\n      secretNames\n      requests {\n        name\n        method\n        url\n        headers\n        params\n        json\n        data\n        auth\n        cacheSeconds\n        pagination {\n          kind\n          maxPages\n        }\n      }\n    }\n  }\n": types.TestSourceDocument,
    "\n  query TestSources($first: Int, $after: String) {\n    sources(first: $first, after: $after) {\n      edges {\n        cursor\n        node {\n          name\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": types.TestSourcesDocument,
    "\n  mutation TestRunSource($name: String!, $variables: JSON, $path: String) {\n    runSource(name: $name, variables: $variables) {\n      ok\n      data(path: $path)\n      error {\n        code\n        message\n        status\n        retryAfter\n      }\n      requests {\n        name\n        method\n        url\n        status\n        ok\n        data\n        headers\n        attempts\n        pages\n        truncated\n        fromCache\n        error {\n          code\n          message\n          status\n        }\n        sent {\n          method\n          url\n          headers\n          body\n        }\n      }\n    }\n  }\n": types.TestRunSourceDocument,
    "\n  mutation TestTestSource($input: TestSourceInput!) {\n    testSource(input: $input) {\n      ok\n      data\n      error {\n        code\n        message\n        status\n      }\n      requests {\n        name\n        status\n        ok\n        data\n        error {\n          code\n          message\n        }\n        sent {\n          method\n          url\n          headers\n          body\n        }\n      }\n    }\n  }\n": types.TestTestSourceDocument,
    "\n  mutation TestSendRequest($input: RequestInput!) {\n    sendRequest(input: $input) {\n      ok\n      data\n      error {\n        code\n        message\n        status\n        retryAfter\n      }\n      requests {\n        status\n        attempts\n        pages\n        truncated\n        problems\n        sent {\n          method\n          url\n          headers\n          body\n        }\n      }\n    }\n  }\n": types.TestSendRequestDocument,
    "\n  query TestCallLog($first: Int, $after: String, $onlyFailed: Boolean) {\n    callLog(first: $first, after: $after, onlyFailed: $onlyFailed) {\n      edges {\n        cursor\n        node {\n          id\n          source\n          request\n          attempt\n          method\n          url\n          status\n          sent\n          answered\n          error {\n            code\n            message\n            status\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": types.TestCallLogDocument,
    "\n  mutation TestSaveFeed($input: SaveFeedInput!) {\n    saveFeed(input: $input) {\n      feed {\n        id\n        name\n        nextRunAt\n        timeZone\n        history\n        hook\n        hookUrl\n        paused\n      }\n    }\n  }\n": types.TestSaveFeedDocument,
    "\n  mutation TestRunFeed($name: String!) {\n    runFeed(name: $name) {\n      id\n      cause\n      state\n      rows\n      skipped\n      points\n      deleted\n      truncated\n      problems\n      error {\n        code\n        message\n      }\n    }\n  }\n": types.TestRunFeedDocument,
    "\n  mutation TestPauseFeed($name: String!) {\n    pauseFeed(name: $name) {\n      feed {\n        paused\n        nextRunAt\n      }\n    }\n  }\n": types.TestPauseFeedDocument,
    "\n  mutation TestResumeFeed($name: String!) {\n    resumeFeed(name: $name) {\n      feed {\n        paused\n        nextRunAt\n      }\n    }\n  }\n": types.TestResumeFeedDocument,
    "\n  mutation TestDeleteFeed($name: String!) {\n    deleteFeed(name: $name) {\n      id\n    }\n  }\n": types.TestDeleteFeedDocument,
    "\n  query TestFeed($name: String!) {\n    feed(name: $name) {\n      id\n      name\n      source {\n        name\n        feeds {\n          name\n        }\n      }\n      widget {\n        id\n        stale\n        lastPushAt\n        feeds {\n          name\n        }\n      }\n      rows\n      filter\n      key\n      metrics {\n        name\n        value\n      }\n      variables\n      history\n      cron\n      timeZone\n      paused\n      stale\n      nextRunAt\n      lastSuccessAt\n      runs(first: 20) {\n        id\n        cause\n        state\n        scheduledFor\n        rows\n        skipped\n        points\n        deleted\n        problems\n        error {\n          code\n          message\n        }\n      }\n    }\n  }\n": types.TestFeedDocument,
    "\n  query TestFeeds {\n    feeds {\n      edges {\n        node {\n          name\n          stale\n          source {\n            name\n          }\n          widget {\n            title\n          }\n          runs {\n            state\n          }\n        }\n      }\n    }\n  }\n": types.TestFeedsDocument,
    "\n  query TestFeedHook($name: String!) {\n    feed(name: $name) {\n      id\n      hookVerifyToken\n      hookSignature {\n        header\n        prefix\n        algorithm\n        encoding\n        signs\n        timestampHeader\n        toleranceSeconds\n      }\n      hookDelivery {\n        header\n        path\n      }\n      hookChallenge {\n        from\n        name\n        reply\n        replyName\n      }\n    }\n  }\n": types.TestFeedHookDocument,
    "\n  query TestClientPackage($id: ID!) {\n    widget(id: $id) {\n      title\n    }\n  }\n": types.TestClientPackageDocument,
    "\n  query PersistedTitle($id: ID!) {\n    widget(id: $id) {\n      id\n      title\n    }\n  }\n": types.PersistedTitleDocument,
    "\n  mutation PersistedRename($input: UpdateWidgetInput!) {\n    updateWidget(input: $input) {\n      widget {\n        id\n        title\n      }\n    }\n  }\n": types.PersistedRenameDocument,
    "\n  query OracleReport(\n    $id: ID!\n    $period: PeriodInput\n    $compare: [ComparisonInput!]\n    $granularity: Granularity\n    $fill: Fill\n    $timeZone: TimeZone\n    $metrics: [String!]\n    $where: [DimensionFilter!]\n    $by: [String!]\n    $top: Int\n    $orderBy: GroupOrder\n  ) {\n    widget(id: $id) {\n      report(\n        period: $period\n        compare: $compare\n        granularity: $granularity\n        fill: $fill\n        timeZone: $timeZone\n        metrics: $metrics\n        where: $where\n        by: $by\n        top: $top\n        orderBy: $orderBy\n      ) {\n        keys\n        period {\n          ...OraclePeriod\n        }\n        buckets {\n          from\n          before\n        }\n        metrics {\n          ...OracleMetric\n          groups {\n            isOther\n            values {\n              value\n            }\n            metrics {\n              headline\n              values\n            }\n          }\n        }\n        groups {\n          id\n          isOther\n          values {\n            dimension\n            value\n          }\n          metrics {\n            ...OracleMetric\n          }\n        }\n      }\n    }\n  }\n\n  fragment OraclePeriod on Period {\n    from\n    before\n    firstDay\n    lastDay\n  }\n\n  fragment OracleMetric on MetricReport {\n    metric {\n      name\n    }\n    headline\n    sum\n    average\n    minimum\n    maximum\n    latest\n    count\n    values\n    runningTotals\n    share\n    coverage {\n      buckets\n      bucketsWithData\n      lastPointAt\n      carriedFrom\n    }\n    exact {\n      headline\n      sum\n      average\n      minimum\n      maximum\n      latest\n      values\n    }\n    comparisons {\n      period {\n        ...OraclePeriod\n      }\n      previous\n      difference\n      percentChange\n      direction\n      undrawn\n      values\n      buckets {\n        from\n        before\n      }\n      exact {\n        previous\n        difference\n        undrawn\n      }\n    }\n  }\n": types.OracleReportDocument,
    "\n  query TestReceipts($id: ID!, $receipt: ID!) {\n    receipt(id: $receipt) {\n      id\n      points\n    }\n    widget(id: $id) {\n      receipts(first: 1) {\n        edges {\n          node {\n            id\n          }\n        }\n        pageInfo {\n          hasNextPage\n        }\n      }\n    }\n  }\n": types.TestReceiptsDocument,
    "\n  mutation TestRotatePushKey($id: ID!) {\n    rotatePushKey(widgetId: $id) {\n      widget {\n        pushUrl\n      }\n    }\n  }\n": types.TestRotatePushKeyDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestCreateClient($input: CreateClientInput!) {\n    createClient(input: $input) {\n      client {\n        id\n        clientId\n        name\n        scopes\n        publicKeys {\n          kid\n          type\n        }\n      }\n      clientId\n      clientSecret\n    }\n  }\n"): typeof import('./graphql.ts').TestCreateClientDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestCreateViewToken($widgetIds: [ID!]!) {\n    createViewToken(input: { widgetIds: $widgetIds }) {\n      secret\n    }\n  }\n"): typeof import('./graphql.ts').TestCreateViewTokenDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestRotateClientSecret($id: ID!, $overlapHours: Int!) {\n    rotateClientSecret(id: $id, overlapHours: $overlapHours) {\n      clientSecret\n    }\n  }\n"): typeof import('./graphql.ts').TestRotateClientSecretDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestRevokeClient($id: ID!) {\n    revokeClient(id: $id) {\n      client {\n        revokedAt\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestRevokeClientDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestClients($first: Int, $after: String) {\n    clients(first: $first, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          clientId\n          name\n          lastUsedAt\n          allowedIps\n          allowedEvents\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestClientsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestAuditLog($first: Int, $after: String, $action: String, $target: ID, $from: DateTime, $before: DateTime) {\n    auditLog(first: $first, after: $after, action: $action, target: $target, from: $from, before: $before) {\n      edges {\n        cursor\n        node {\n          id\n          at\n          endedAt\n          action\n          target\n          fields\n          actor\n          actorId\n          address\n          error\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestAuditLogDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SaveAlert($input: SaveAlertInput!) {\n    saveAlert(input: $input) { alert { ...AlertParts } }\n  }\n"): typeof import('./graphql.ts').SaveAlertDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AlertParts on Alert {\n    id\n    name\n    state\n    problem\n    paused\n    version\n    cron\n    onPush\n    timeZone\n    granularity\n    forBuckets\n    recoverAt\n    whenMissing\n    by\n    channels { id name }\n    snoozedUntil\n    nextEvaluationAt\n    condition {\n      kind\n      above\n      below\n      outside { low high }\n      change { measure above below against shift { count unit } }\n      goalPace { unit }\n      silence { buckets }\n      unusual { deviations season seasons tolerance }\n    }\n    where { dimension in notIn startsWith isSet }\n    mute { weekdays from until }\n    states { group { dimension value } state since value low high acknowledgedAt acknowledgedBy }\n    metric { name }\n    widget { title }\n  }\n"): typeof import('./graphql.ts').AlertPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AlertByName($name: String!) {\n    alert(name: $name) { ...AlertParts }\n  }\n"): typeof import('./graphql.ts').AlertByNameDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListAlerts($first: Int, $after: String, $search: String, $states: [AlertState!], $widgetId: ID, $orderBy: AlertOrder) {\n    alerts(first: $first, after: $after, search: $search, states: $states, widgetId: $widgetId, orderBy: $orderBy) {\n      totalCount\n      nodes { id name state }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): typeof import('./graphql.ts').ListAlertsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AlertEvents($alertId: ID, $states: [AlertState!], $first: Int) {\n    alertEvents(alertId: $alertId, states: $states, first: $first) {\n      totalCount\n      nodes {\n        id\n        alert { id name }\n        group { dimension value }\n        from\n        to\n        bucketKey\n        bucketFrom\n        bucketBefore\n        value\n        low\n        high\n        at\n        arguments\n        notification\n        notifiedAt\n        acknowledgedAt\n        acknowledgedBy\n      }\n    }\n  }\n"): typeof import('./graphql.ts').AlertEventsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteAlert($id: ID, $name: String) {\n    deleteAlert(id: $id, name: $name) { id }\n  }\n"): typeof import('./graphql.ts').DeleteAlertDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PauseAlert($id: ID!) {\n    pauseAlert(id: $id) { alert { id paused nextEvaluationAt } }\n  }\n"): typeof import('./graphql.ts').PauseAlertDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResumeAlert($id: ID!) {\n    resumeAlert(id: $id) { alert { id paused nextEvaluationAt } }\n  }\n"): typeof import('./graphql.ts').ResumeAlertDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SnoozeAlert($id: ID!, $until: DateTime) {\n    snoozeAlert(id: $id, until: $until) { alert { id snoozedUntil } }\n  }\n"): typeof import('./graphql.ts').SnoozeAlertDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AcknowledgeAlert($id: ID!, $group: [String]) {\n    acknowledgeAlert(id: $id, group: $group) { alert { id states { state acknowledgedBy } } }\n  }\n"): typeof import('./graphql.ts').AcknowledgeAlertDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SimulateAlert($input: SaveAlertInput!, $over: PeriodInput!) {\n    simulateAlert(input: $input, over: $over) {\n      keys\n      hasMoreGroups\n      groups {\n        values { dimension value }\n        measured\n        low\n        high\n        states\n        events { from to bucketKey bucketFrom bucketBefore value low high }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SimulateAlertDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AlertBand($id: ID!, $over: PeriodInput!) {\n    alert(id: $id) { band(over: $over) { keys groups { measured low high states } } }\n  }\n"): typeof import('./graphql.ts').AlertBandDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestBoard {\n    board {\n      savedAt\n      cards {\n        width\n        widget {\n          id\n          title\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestBoardDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestSaveBoard($input: SaveBoardInput!) {\n    saveBoard(input: $input) {\n      board {\n        savedAt\n        cards {\n          width\n          widget {\n            id\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestSaveBoardDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestWidgetsById($ids: [ID!]!, $period: PeriodInput) {\n    widgetsById(ids: $ids) {\n      title\n      report(period: $period) {\n        metrics {\n          values\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestWidgetsByIdDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TestBoardParts on Board {\n    id\n    name\n    position\n    showsAllWidgets\n    version\n    cards {\n      width\n      widget {\n        id\n      }\n      area {\n        column\n        row\n        columns\n        rows\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestBoardPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestBoards {\n    boards {\n      ...TestBoardParts\n    }\n  }\n"): typeof import('./graphql.ts').TestBoardsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestBoardById($id: ID!) {\n    board(id: $id) {\n      ...TestBoardParts\n    }\n    node(id: $id) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').TestBoardByIdDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestCreateBoard($input: CreateBoardInput!) {\n    createBoard(input: $input) {\n      board {\n        ...TestBoardParts\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestCreateBoardDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestUpdateBoard($input: UpdateBoardInput!) {\n    updateBoard(input: $input) {\n      board {\n        ...TestBoardParts\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestUpdateBoardDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestDeleteBoard($id: ID!) {\n    deleteBoard(id: $id) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').TestDeleteBoardDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestSaveCalendar($input: SaveCalendarInput!) {\n    saveCalendar(input: $input) {\n      calendar {\n        id\n        name\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestSaveCalendarDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestSaveChannel($input: SaveChannelInput!) {\n    saveChannel(input: $input) {\n      signingSecret\n      channel {\n        id\n        name\n        kind\n        target\n        body\n        headerNames\n        to\n        source {\n          name\n        }\n        variables\n        events\n        eventWidgets {\n          id\n        }\n        paused\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestSaveChannelDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestChannel($id: ID, $name: String) {\n    channel(id: $id, name: $name) {\n      id\n      name\n      kind\n      target\n      headerNames\n      paused\n    }\n  }\n"): typeof import('./graphql.ts').TestChannelDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestChannels($search: String, $orderBy: ChannelOrder) {\n    channels(search: $search, orderBy: $orderBy) {\n      totalCount\n      edges {\n        node {\n          name\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestChannelsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestDeleteChannel($id: ID, $name: String) {\n    deleteChannel(id: $id, name: $name) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').TestDeleteChannelDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestTestChannel($id: ID, $name: String) {\n    testChannel(id: $id, name: $name) {\n      delivery {\n        id\n        state\n        error\n        tries {\n          status\n          reply\n          error\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestTestChannelDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestDelivery($id: ID!) {\n    delivery(id: $id) {\n      id\n      channel {\n        name\n      }\n      state\n      title\n      type\n      origin\n      recipient\n      attempts\n      tries {\n        at\n        durationMs\n        status\n        reply\n        error\n      }\n      error\n      createdAt\n      nextTryAt\n      endedAt\n      request {\n        target\n        contentType\n        body\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestDeliveryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestDeliveries($channelId: ID, $states: [DeliveryState!], $origins: [DeliveryOrigin!], $search: String) {\n    deliveries(channelId: $channelId, states: $states, origins: $origins, search: $search) {\n      totalCount\n      edges {\n        node {\n          id\n          title\n          state\n          origin\n          channel {\n            name\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestDeliveriesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestReplayDelivery($id: ID!) {\n    replayDelivery(id: $id) {\n      delivery {\n        id\n        state\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestReplayDeliveryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestClientReport($id: ID!, $by: [String!]) {\n    widget(id: $id) {\n      report(by: $by) {\n        id\n        widget {\n          id\n          title\n        }\n        period {\n          from\n          before\n          firstDay\n          lastDay\n          label\n          timeZone\n          partial\n        }\n        granularity\n        keys\n        buckets {\n          key\n          label\n          from\n          before\n          partial\n          isOther\n        }\n        metrics {\n          ...TestClientNumbers\n        }\n        groups {\n          id\n          isOther\n          values {\n            dimension\n            value\n          }\n          metrics {\n            ...TestClientNumbers\n          }\n        }\n      }\n    }\n  }\n\n  fragment TestClientNumbers on MetricReport {\n    metric {\n      id\n      name\n      format {\n        style\n        currency\n        unit\n        minimumFractionDigits\n        maximumFractionDigits\n      }\n    }\n    headline\n    headlineReason\n    sum\n    average\n    minimum\n    maximum\n    latest\n    count\n    values\n    exact {\n      headline\n      sum\n      values\n    }\n    comparison {\n      ...TestClientComparison\n    }\n    comparisons {\n      ...TestClientComparison\n    }\n  }\n\n  fragment TestClientComparison on Comparison {\n    period {\n      firstDay\n      lastDay\n      label\n    }\n    previous\n    difference\n    percentChange\n    direction\n    verdict\n    keys\n    values\n  }\n"): typeof import('./graphql.ts').TestClientReportDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestCreateDataAddress($input: CreateDataAddressInput!) {\n    createDataAddress(input: $input) {\n      dataAddress {\n        id\n        name\n        kind\n        csv: dataUrl(format: CSV)\n        json: dataUrl(format: JSON)\n        xlsx: dataUrl(format: XLSX)\n        choosesPeriod\n        createdBy\n        expiresAt\n        revokedAt\n        savedQueryId\n        widget {\n          id\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestCreateDataAddressDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestRevokeDataAddress($id: ID!) {\n    revokeDataAddress(id: $id) {\n      dataAddress {\n        id\n        revokedAt\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestRevokeDataAddressDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestDataAddresses($widgetId: ID) {\n    dataAddresses(widgetId: $widgetId) {\n      edges {\n        node {\n          id\n          name\n          kind\n          revokedAt\n          lastUsedAt\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestDataAddressesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestNamedWidgets($after: String) {\n    widgets(first: 100, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          id\n          title\n          pushName\n          keyKind\n          dimensions {\n            name\n          }\n          metrics {\n            name\n            aggregation\n            format {\n              unit\n            }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestNamedWidgetsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestNamedWidget($id: ID!, $by: [String!]) {\n    widget(id: $id) {\n      report(period: { preset: ALL_TIME }, by: $by, top: 1000) {\n        metrics {\n          metric {\n            name\n          }\n          exact {\n            headline\n          }\n        }\n        groups {\n          values {\n            value\n          }\n          metrics {\n            metric {\n              name\n            }\n            exact {\n              headline\n            }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestNamedWidgetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestDeclareDimensions($id: ID!, $dimensions: [String!]!) {\n    updateWidget(input: { id: $id, dimensions: $dimensions }) {\n      widget {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestDeclareDimensionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestMetricFormats($id: ID!) {\n    widget(id: $id) {\n      metrics {\n        id\n        name\n        unit\n        aggregation\n        format {\n          ...TestFormat\n        }\n      }\n    }\n  }\n  fragment TestFormat on NumberFormat {\n    style\n    currency\n    unit\n    minimumFractionDigits\n    maximumFractionDigits\n  }\n"): typeof import('./graphql.ts').TestMetricFormatsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestUpdateFormat($input: UpdateMetricInput!) {\n    updateMetric(input: $input) {\n      metric {\n        format {\n          ...TestFormat\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestUpdateFormatDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestCreateFormatted($calculated: CreateCalculatedMetricInput!, $counted: CreateEventMetricInput!) {\n    calculated: createCalculatedMetric(input: $calculated) {\n      metric {\n        format {\n          ...TestFormat\n        }\n      }\n    }\n    counted: createEventMetric(input: $counted) {\n      metric {\n        format {\n          ...TestFormat\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestCreateFormattedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestSaveFormattedFeed($input: SaveFeedInput!) {\n    saveFeed(input: $input) {\n      feed {\n        hookUrl\n        metrics {\n          name\n          format {\n            ...TestFormat\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestSaveFormattedFeedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListWidgets(\n    $first: Int\n    $after: String\n    $search: String\n    $tag: String\n    $notPushedSince: DateTime\n    $orderBy: WidgetOrder\n  ) {\n    widgets(\n      first: $first\n      after: $after\n      search: $search\n      tag: $tag\n      notPushedSince: $notPushedSince\n      orderBy: $orderBy\n    ) {\n      nodes { title }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): typeof import('./graphql.ts').ListWidgetsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CountWidgets($search: String, $tag: String) {\n    widgets(first: 1, search: $search, tag: $tag) { totalCount }\n  }\n"): typeof import('./graphql.ts').CountWidgetsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CountReceipts($id: ID!) {\n    widget(id: $id) { receipts(first: 2) { totalCount nodes { id } } }\n  }\n"): typeof import('./graphql.ts').CountReceiptsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CountAll {\n    projects { totalCount }\n    tokens { totalCount }\n    clients { totalCount }\n    auditLog(action: \"createToken\") { totalCount }\n    shares { totalCount }\n    widgets { totalCount }\n    metrics { totalCount }\n    savedQueries { totalCount }\n    sources { totalCount }\n    feeds { totalCount }\n    callLog { totalCount }\n  }\n"): typeof import('./graphql.ts').CountAllDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LastTraces {\n    auditLog(first: 1) { nodes { id } }\n    callLog(first: 1) { nodes { id } }\n  }\n"): typeof import('./graphql.ts').LastTracesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NamedNodes {\n    sources { nodes { id } }\n    feeds { nodes { id } }\n  }\n"): typeof import('./graphql.ts').NamedNodesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TaskById($id: ID!) {\n    task(id: $id) { id kind state progress { done total ratio } widget { title } created changed createdBy startedAt endedAt error }\n  }\n"): typeof import('./graphql.ts').TaskByIdDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListTasks($states: [TaskState!]) {\n    tasks(states: $states) { totalCount nodes { id state } }\n  }\n"): typeof import('./graphql.ts').ListTasksDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FeedRunById($id: ID!) {\n    feedRun(id: $id) { id state cause feed { name } }\n  }\n"): typeof import('./graphql.ts').FeedRunByIdDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FeedRunIds($name: String!) {\n    feed(name: $name) { runs(first: 1) { id } }\n  }\n"): typeof import('./graphql.ts').FeedRunIdsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListMetrics(\n    $first: Int\n    $after: String\n    $search: String\n    $tag: String\n    $widgetId: ID\n    $orderBy: MetricOrder\n  ) {\n    metrics(first: $first, after: $after, search: $search, tag: $tag, widgetId: $widgetId, orderBy: $orderBy) {\n      totalCount\n      nodes { name widget { title } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): typeof import('./graphql.ts').ListMetricsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListTokens($first: Int, $after: String, $orderBy: TokenOrder) {\n    tokens(first: $first, after: $after, orderBy: $orderBy) {\n      nodes { name }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): typeof import('./graphql.ts').ListTokensDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OrderedNames {\n    sources(orderBy: { field: NAME, direction: DESC }) { nodes { name } }\n    sourcesByUpdate: sources(orderBy: { field: UPDATED_AT, direction: DESC }) { nodes { name } }\n    feeds(orderBy: { field: NAME }) { nodes { name } }\n    feedsBySuccess: feeds(orderBy: { field: LAST_SUCCESS_AT }) { nodes { name } }\n    savedQueries(orderBy: { field: NAME }) { nodes { name } }\n    savedQueriesByTime: savedQueries(orderBy: { field: SAVED_AT, direction: DESC }) { nodes { name } }\n    auditLog(orderBy: { field: AT, direction: ASC }, first: 1) { nodes { at } }\n    newest: auditLog(first: 1) { nodes { at } }\n    callLog(orderBy: { field: AT, direction: ASC }) { nodes { id } }\n    tasks(orderBy: { field: CREATED_AT, direction: ASC }) { nodes { id } }\n  }\n"): typeof import('./graphql.ts').OrderedNamesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReceiptsInOrder($id: ID!, $orderBy: PushReceiptOrder) {\n    widget(id: $id) { receipts(orderBy: $orderBy) { nodes { id } } }\n  }\n"): typeof import('./graphql.ts').ReceiptsInOrderDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RenameWidget($id: ID!, $title: String!) {\n    updateWidget(input: { id: $id, title: $title }) { widget { title } }\n  }\n"): typeof import('./graphql.ts').RenameWidgetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListReceipts($first: Int, $after: String, $widgetId: ID, $orderBy: PushReceiptOrder) {\n    receipts(first: $first, after: $after, widgetId: $widgetId, orderBy: $orderBy) {\n      totalCount\n      nodes { id caller callerKind callerId firstKey lastKey feedRun { id } widget { title } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): typeof import('./graphql.ts').ListReceiptsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SourceByIdOrName($id: ID, $name: String) {\n    source(id: $id, name: $name) { id name secretNames feeds { name } }\n  }\n"): typeof import('./graphql.ts').SourceByIdOrNameDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FeedByIdOrName($id: ID, $name: String) {\n    feed(id: $id, name: $name) { id name hookUrl source { name } paused }\n  }\n"): typeof import('./graphql.ts').FeedByIdOrNameDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SaveSourceById($input: SaveSourceInput!) {\n    saveSource(input: $input) { source { id name } }\n  }\n"): typeof import('./graphql.ts').SaveSourceByIdDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SaveFeedById($input: SaveFeedInput!) {\n    saveFeed(input: $input) { feed { id name hookUrl source { name } } }\n  }\n"): typeof import('./graphql.ts').SaveFeedByIdDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation FeedActionsById($id: ID!) {\n    pauseFeed(id: $id) { feed { paused } }\n    resumeFeed(id: $id) { feed { paused } }\n    runFeed(id: $id) { feed { id } }\n    deleteFeed(id: $id) { id }\n  }\n"): typeof import('./graphql.ts').FeedActionsByIdDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteSourceById($id: ID!) {\n    deleteSource(id: $id) { id }\n  }\n"): typeof import('./graphql.ts').DeleteSourceByIdDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestCreateWidget($input: CreateWidgetInput!) {\n    createWidget(input: $input) {\n      widget {\n        id\n        title\n        pushUrl\n        keyKind\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestCreateWidgetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestPush($input: PushInput!) {\n    push(input: $input) {\n      receipt {\n        id\n        replayed\n        rows\n        points\n        created\n        changed\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestPushDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestWidgetMetrics($id: ID!) {\n    widget(id: $id) {\n      title\n      keyKind\n      keyColumn\n      lastPushAt\n      metrics {\n        id\n        name\n        aggregation\n        color\n        chartType\n        reverse\n        reverseGraph\n        yAxis\n        yAxisMin\n        yAxisMax\n        yAxisShow\n        labelShow\n        headlineOverride\n        comparisonOverride\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestWidgetMetricsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestReport(\n    $id: ID!\n    $period: PeriodInput\n    $compare: [ComparisonInput!]\n    $granularity: Granularity\n    $fill: Fill\n    $timeZone: TimeZone\n    $metrics: [String!]\n    $top: Int\n  ) {\n    widget(id: $id) {\n      report(\n        period: $period\n        compare: $compare\n        granularity: $granularity\n        fill: $fill\n        timeZone: $timeZone\n        metrics: $metrics\n        top: $top\n      ) {\n        period {\n          from\n          before\n          firstDay\n          lastDay\n          timeZone\n          label\n          partial\n        }\n        comparedPeriods {\n          firstDay\n          lastDay\n          label\n        }\n        granularity\n        keys\n        metrics {\n          metric {\n            name\n          }\n          headline\n          headlineSource\n          sum\n          average\n          minimum\n          maximum\n          latest\n          count\n          values\n          runningTotals\n          coverage {\n            buckets\n            bucketsWithData\n            lastPointAt\n          }\n          goal {\n            period {\n              firstDay\n              lastDay\n            }\n            target\n            attained\n            ratio\n            onPace\n          }\n          comparison {\n            previous\n            difference\n            percentChange\n            direction\n            verdict\n            source\n            values\n            undrawn\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestReportDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestReports(\n    $ids: [ID!]!\n    $period: PeriodInput\n    $compare: [ComparisonInput!]\n    $granularity: Granularity\n    $fill: Fill\n    $timeZone: TimeZone\n    $metrics: [String!]\n    $top: Int\n  ) {\n    reports(\n      widgetIds: $ids\n      period: $period\n      compare: $compare\n      granularity: $granularity\n      fill: $fill\n      timeZone: $timeZone\n      metrics: $metrics\n      top: $top\n    ) {\n      widget {\n        id\n      }\n      period {\n        firstDay\n        lastDay\n      }\n      keys\n      metrics {\n        metric {\n          name\n        }\n        headline\n        values\n        comparison {\n          previous\n          values\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestReportsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestProfile($id: ID!, $by: ProfileBy!, $period: PeriodInput, $timeZone: TimeZone, $metrics: [String!]) {\n    widget(id: $id) {\n      profile(by: $by, period: $period, timeZone: $timeZone, metrics: $metrics) {\n        keys\n        occurrences\n        metrics {\n          metric {\n            name\n          }\n          values\n          perOccurrence\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestProfileDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestCreateCalculatedMetric($input: CreateCalculatedMetricInput!) {\n    createCalculatedMetric(input: $input) {\n      metric {\n        id\n        name\n        formula\n        goals {\n          period\n          target\n          direction\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestCreateCalculatedMetricDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestDeleteCalculatedMetric($id: ID!) {\n    deleteCalculatedMetric(id: $id) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').TestDeleteCalculatedMetricDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestSetGoal($input: SetGoalInput!) {\n    setGoal(input: $input) {\n      metric {\n        goals {\n          period\n          target\n          direction\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestSetGoalDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestUpdateMetric($input: UpdateMetricInput!) {\n    updateMetric(input: $input) {\n      metric {\n        id\n        formula\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestUpdateMetricDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestDeleteWidget($id: ID!) {\n    deleteWidget(id: $id) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').TestDeleteWidgetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestUpdateProject($input: UpdateProjectInput!) {\n    updateProject(input: $input) {\n      project {\n        name\n        timeZone\n        weekStart\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestUpdateProjectDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestCreateToken($input: CreateTokenInput!) {\n    createToken(input: $input) {\n      token {\n        id\n        name\n        hint\n        scopes\n        allowedIps\n        expiresAt\n      }\n      secret\n    }\n  }\n"): typeof import('./graphql.ts').TestCreateTokenDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestCreateProject($input: CreateProjectInput!) {\n    createProject(input: $input) {\n      project {\n        id\n        name\n        timeZone\n        weekStart\n      }\n      administrator {\n        secret\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestCreateProjectDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestProjects {\n    projects {\n      edges {\n        node {\n          name\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestProjectsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestRotateToken($id: ID!, $overlapHours: Int) {\n    rotateToken(id: $id, overlapHours: $overlapHours) {\n      secret\n    }\n  }\n"): typeof import('./graphql.ts').TestRotateTokenDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestRevokeToken($id: ID!) {\n    revokeToken(id: $id) {\n      token {\n        revokedAt\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestRevokeTokenDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestTokens($first: Int, $after: String) {\n    tokens(first: $first, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          revokedAt\n          lastUsedAt\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestTokensDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestViewer {\n    viewer {\n      name\n      scopes\n    }\n  }\n"): typeof import('./graphql.ts').TestViewerDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestPeriodReport(\n    $id: ID!\n    $period: PeriodInput!\n    $compare: [ComparisonInput!]\n    $granularity: Granularity\n    $fill: Fill\n    $where: [DimensionFilter!]\n    $by: [String!]\n    $top: Int\n    $onlyDays: OnlyDays!\n    $window: Int!\n  ) {\n    widget(id: $id) {\n      report(\n        period: $period\n        compare: $compare\n        granularity: $granularity\n        fill: $fill\n        where: $where\n        by: $by\n        top: $top\n        onlyDays: $onlyDays\n      ) {\n        keys\n        metrics {\n          ...TestPeriodNumbers\n        }\n        groups {\n          isOther\n          values {\n            value\n          }\n          metrics {\n            ...TestPeriodNumbers\n          }\n        }\n      }\n    }\n  }\n\n  fragment TestPeriodNumbers on MetricReport {\n    metric {\n      name\n    }\n    headline\n    headlineReason\n    headlineReasonCode\n    values\n    sum\n    average\n    minimum\n    maximum\n    latest\n    count\n    runningTotals\n    rolling(buckets: $window)\n    movingAverage(buckets: $window)\n    coverage {\n      bucketsWithData\n    }\n    reasons {\n      number\n      code\n      message\n    }\n    comparisons {\n      previous\n      difference\n      percentChange\n      values\n      previousReason\n      previousReasonCode\n    }\n  }\n"): typeof import('./graphql.ts').TestPeriodReportDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestPushPeriods($input: PushInput!) {\n    push(input: $input) {\n      receipt {\n        id\n        rows\n        points\n        created\n        changed\n        replayed\n        onDuplicate {\n          onDuplicate\n          metrics\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestPushPeriodsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ChartUrl(\n    $id: ID!\n    $format: ChartFormat\n    $preset: PeriodPreset\n    $days: DayRangeInput\n    $compare: ComparisonPreset\n    $where: [DimensionFilter!]\n    $by: [String!]\n    $top: Int\n    $width: Int\n    $theme: ChartTheme\n    $validHours: Int\n  ) {\n    widget(id: $id) {\n      chartUrl(\n        format: $format\n        preset: $preset\n        days: $days\n        compare: $compare\n        where: $where\n        by: $by\n        top: $top\n        width: $width\n        theme: $theme\n        validHours: $validHours\n      )\n    }\n  }\n"): typeof import('./graphql.ts').ChartUrlDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestPushTelling($input: PushInput!) {\n    push(input: $input) {\n      receipt {\n        id\n        replayed\n        onDuplicate {\n          onDuplicate\n          metrics\n        }\n        warnings\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestPushTellingDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestReceiptTelling($id: ID!) {\n    receipt(id: $id) {\n      onDuplicate {\n        onDuplicate\n        metrics\n      }\n      warnings\n    }\n  }\n"): typeof import('./graphql.ts').TestReceiptTellingDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestDefaultWays($id: ID!) {\n    widget(id: $id) {\n      metrics {\n        id\n        name\n        aggregation\n        defaultOnDuplicate\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestDefaultWaysDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestSetDefaultWay($input: UpdateMetricInput!) {\n    updateMetric(input: $input) {\n      metric {\n        defaultOnDuplicate\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestSetDefaultWayDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestDeletePoints($input: DeletePointsInput!) {\n    deletePoints(input: $input) {\n      deleted\n      widget {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestDeletePointsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestSql($query: String!, $variables: JSON) {\n    sql(query: $query, variables: $variables) {\n      columns {\n        name\n        type\n      }\n      rows\n      rowCount\n      truncated\n    }\n  }\n"): typeof import('./graphql.ts').TestSqlDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestSqlTables {\n    sqlTables {\n      name\n      aliases\n      description\n      columns {\n        name\n        type\n        description\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestSqlTablesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestSaveQuery($input: SaveQueryInput!) {\n    saveQuery(input: $input) {\n      savedQuery {\n        id\n        name\n        version\n        cacheMinutes\n        variables {\n          name\n          type\n          list\n          required\n          default\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestSaveQueryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestRunQuery($id: ID!, $variables: JSON, $version: Int) {\n    runQuery(id: $id, variables: $variables, version: $version) {\n      columns {\n        name\n        type\n      }\n      rows\n      rowCount\n      truncated\n      cached\n    }\n  }\n"): typeof import('./graphql.ts').TestRunQueryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestSavedQuery($id: ID!) {\n    savedQuery(id: $id) {\n      name\n      version\n      versions {\n        version\n        sql\n        document\n        savedBy\n      }\n      runs {\n        rows\n        cached\n        caller\n        version\n        error\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestSavedQueryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestDeleteQuery($id: ID!) {\n    deleteQuery(id: $id) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').TestDeleteQueryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestTrackEvents($events: [EventInput!]!, $idempotencyKey: String) {\n    trackEvents(events: $events, idempotencyKey: $idempotencyKey) {\n      accepted\n      duplicates\n    }\n  }\n"): typeof import('./graphql.ts').TestTrackEventsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestIdentifyUsers($profiles: [UserProfileInput!]!) {\n    identifyUsers(profiles: $profiles) {\n      accepted\n      created\n    }\n  }\n"): typeof import('./graphql.ts').TestIdentifyUsersDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestCreateEventMetric($input: CreateEventMetricInput!) {\n    createEventMetric(input: $input) {\n      metric {\n        id\n        name\n        aggregation\n        eventCount {\n          event\n          aggregate\n          property\n          where\n          breakdown\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestCreateEventMetricDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestDeleteEventMetric($id: ID!) {\n    deleteEventMetric(id: $id) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').TestDeleteEventMetricDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestFunnel($steps: [FunnelStepInput!]!, $period: PeriodInput, $windowHours: Int, $by: FunnelBy) {\n    funnel(steps: $steps, period: $period, windowHours: $windowHours, by: $by) {\n      event\n      users\n      shareOfFirst\n      dropOff\n      medianSeconds\n    }\n  }\n"): typeof import('./graphql.ts').TestFunnelDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestWidgetFromQuery(\n    $id: ID!\n    $key: String!\n    $variables: JSON\n    $period: PeriodInput\n    $compare: [ComparisonInput!]\n    $granularity: Granularity\n    $timeZone: TimeZone\n    $top: Int\n  ) {\n    widgetFromQuery(savedQueryId: $id, keyColumn: $key, variables: $variables) {\n      id\n      title\n      keyKind\n      keyColumn\n      chartType\n      lastPushAt\n      metrics {\n        name\n        widget {\n          title\n        }\n      }\n      report(period: $period, compare: $compare, granularity: $granularity, timeZone: $timeZone, top: $top) {\n        keys\n        granularity\n        period {\n          firstDay\n          lastDay\n        }\n        metrics {\n          metric {\n            name\n          }\n          headline\n          count\n          values\n          runningTotals\n          coverage {\n            bucketsWithData\n            lastPointAt\n          }\n          comparison {\n            previous\n            percentChange\n            values\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestWidgetFromQueryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestUpdateQueryCache($input: UpdateProjectInput!) {\n    updateProject(input: $input) {\n      project {\n        queryCacheMinutes\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestUpdateQueryCacheDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestUploadManifest($manifest: JSON!) {\n    uploadManifest(input: { manifest: $manifest }) {\n      added\n      known\n    }\n  }\n"): typeof import('./graphql.ts').TestUploadManifestDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestManifestDocuments {\n    savedQueries(first: 200) {\n      nodes {\n        id\n        name\n        hash\n        fromManifest\n        versions {\n          version\n          hash\n          documentId\n          document\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestManifestDocumentsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestMetricReports(\n    $id: ID!\n    $period: PeriodInput\n    $compare: [ComparisonInput!]\n    $granularity: Granularity\n    $fill: Fill\n    $timeZone: TimeZone\n    $top: Int\n  ) {\n    widget(id: $id) {\n      report(\n        period: $period\n        compare: $compare\n        granularity: $granularity\n        fill: $fill\n        timeZone: $timeZone\n        top: $top\n      ) {\n        metrics {\n          ...TestMetricReport\n        }\n      }\n      metrics {\n        id\n        name\n        report(\n          period: $period\n          compare: $compare\n          granularity: $granularity\n          fill: $fill\n          timeZone: $timeZone\n          top: $top\n        ) {\n          ...TestMetricReport\n        }\n      }\n    }\n  }\n\n  fragment TestMetricReport on MetricReport {\n    metric {\n      id\n      name\n    }\n    period {\n      firstDay\n      lastDay\n      label\n    }\n    comparedPeriods {\n      firstDay\n      lastDay\n    }\n    granularity\n    keys\n    headline\n    values\n    runningTotals\n    comparisons {\n      previous\n      values\n    }\n    coverage {\n      buckets\n      bucketsWithData\n    }\n  }\n"): typeof import('./graphql.ts').TestMetricReportsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestReportOfMetrics($id: ID!, $metrics: [String!], $metricIds: [ID!]) {\n    widget(id: $id) {\n      report(metrics: $metrics, metricIds: $metricIds) {\n        metrics {\n          metric {\n            name\n          }\n        }\n      }\n      profile(by: WEEKDAY, metrics: $metrics, metricIds: $metricIds) {\n        metrics {\n          metric {\n            name\n          }\n        }\n      }\n    }\n    reports(widgetIds: [$id], metrics: $metrics, metricIds: $metricIds) {\n      metrics {\n        metric {\n          name\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestReportOfMetricsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestMetricsById($ids: [ID!]!) {\n    metricsById(ids: $ids) {\n      name\n    }\n  }\n"): typeof import('./graphql.ts').TestMetricsByIdDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestNodes($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      id\n    }\n    again: nodes(ids: $ids) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').TestNodesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestSaveReportSchedule($input: SaveReportScheduleInput!) {\n    saveReportSchedule(input: $input) {\n      reportSchedule {\n        id\n        name\n        document\n        channelIds\n        merge {\n          queryId\n          source\n          variables\n          rows\n          recipient\n        }\n        skipIfEmpty\n        cron\n        timeZone\n        afterAlertId\n        afterAlert {\n          name\n        }\n        paused\n        nextRunAt\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestSaveReportScheduleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestReportSchedule($name: String) {\n    reportSchedule(name: $name) {\n      id\n      name\n      afterAlertId\n      afterAlert {\n        name\n      }\n      nextRunAt\n      nextTimes(first: 3)\n      runs {\n        cause\n        state\n        rows\n        messages\n        skipped\n        failed\n        error\n        problems\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestReportScheduleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestRunsAfterAlerts($name: String) {\n    reportSchedule(name: $name) {\n      runs(first: 50) {\n        cause\n        state\n        asOf\n        messages\n        error\n        alertEvent {\n          to\n          bucketKey\n          group {\n            value\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestRunsAfterAlertsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestReportSchedules($first: Int, $after: String, $search: String, $orderBy: ReportScheduleOrder) {\n    reportSchedules(first: $first, after: $after, search: $search, orderBy: $orderBy) {\n      totalCount\n      nodes {\n        name\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestReportSchedulesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestPreviewReport($input: PreviewReportInput!) {\n    previewReport(input: $input) {\n      title\n      html\n      recipient\n      isEmpty\n      row\n      rows\n      problems\n    }\n  }\n"): typeof import('./graphql.ts').TestPreviewReportDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestRunReport($name: String) {\n    runReport(name: $name) {\n      id\n      state\n      cause\n      rows\n      messages\n      skipped\n      failed\n      error\n      problems\n    }\n  }\n"): typeof import('./graphql.ts').TestRunReportDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestSendTestReport($input: SendTestReportInput!) {\n    sendTestReport(input: $input) {\n      title\n      recipient\n    }\n  }\n"): typeof import('./graphql.ts').TestSendTestReportDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestPauseReportSchedule($name: String) {\n    pauseReportSchedule(name: $name) {\n      reportSchedule {\n        paused\n        nextRunAt\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestPauseReportScheduleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestResumeReportSchedule($name: String) {\n    resumeReportSchedule(name: $name) {\n      reportSchedule {\n        paused\n        nextRunAt\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestResumeReportScheduleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestDeleteReportSchedule($name: String) {\n    deleteReportSchedule(name: $name) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').TestDeleteReportScheduleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestCronTimes($cron: String!, $timeZone: TimeZone, $first: Int) {\n    cronTimes(cron: $cron, timeZone: $timeZone, first: $first)\n  }\n"): typeof import('./graphql.ts').TestCronTimesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SeedAnnotate($input: SaveAnnotationInput!) {\n    saveAnnotation(input: $input) {\n      annotation {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SeedAnnotateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestCreateShare($input: CreateShareInput!) {\n    createShare(input: $input) {\n      share {\n        id\n        url\n        showsBoard\n        createdBy\n        expiresAt\n        revokedAt\n        widget {\n          id\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestCreateShareDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestRevokeShare($id: ID!) {\n    revokeShare(id: $id) {\n      share {\n        id\n        revokedAt\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestRevokeShareDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestShares($first: Int, $after: String) {\n    shares(first: $first, after: $after) {\n      edges {\n        node {\n          id\n          url\n          showsBoard\n          revokedAt\n          widget {\n            title\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestSharesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestShareNode($id: ID!) {\n    node(id: $id) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').TestShareNodeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestSaveSource($input: SaveSourceInput!) {\n    saveSource(input: $input) {\n      source {\n        id\n        name\n        version\n        secretNames\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestSaveSourceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestDeleteSource($name: String!) {\n    deleteSource(name: $name) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').TestDeleteSourceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestSource($name: String!) {\n    source(name: $name) {\n      id\n      name\n      description\n      version\n      secretNames\n      requests {\n        name\n        method\n        url\n        headers\n        params\n        json\n        data\n        auth\n        cacheSeconds\n        pagination {\n          kind\n          maxPages\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestSourceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestSources($first: Int, $after: String) {\n    sources(first: $first, after: $after) {\n      edges {\n        cursor\n        node {\n          name\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestSourcesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestRunSource($name: String!, $variables: JSON, $path: String) {\n    runSource(name: $name, variables: $variables) {\n      ok\n      data(path: $path)\n      error {\n        code\n        message\n        status\n        retryAfter\n      }\n      requests {\n        name\n        method\n        url\n        status\n        ok\n        data\n        headers\n        attempts\n        pages\n        truncated\n        fromCache\n        error {\n          code\n          message\n          status\n        }\n        sent {\n          method\n          url\n          headers\n          body\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestRunSourceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestTestSource($input: TestSourceInput!) {\n    testSource(input: $input) {\n      ok\n      data\n      error {\n        code\n        message\n        status\n      }\n      requests {\n        name\n        status\n        ok\n        data\n        error {\n          code\n          message\n        }\n        sent {\n          method\n          url\n          headers\n          body\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestTestSourceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestSendRequest($input: RequestInput!) {\n    sendRequest(input: $input) {\n      ok\n      data\n      error {\n        code\n        message\n        status\n        retryAfter\n      }\n      requests {\n        status\n        attempts\n        pages\n        truncated\n        problems\n        sent {\n          method\n          url\n          headers\n          body\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestSendRequestDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestCallLog($first: Int, $after: String, $onlyFailed: Boolean) {\n    callLog(first: $first, after: $after, onlyFailed: $onlyFailed) {\n      edges {\n        cursor\n        node {\n          id\n          source\n          request\n          attempt\n          method\n          url\n          status\n          sent\n          answered\n          error {\n            code\n            message\n            status\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestCallLogDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestSaveFeed($input: SaveFeedInput!) {\n    saveFeed(input: $input) {\n      feed {\n        id\n        name\n        nextRunAt\n        timeZone\n        history\n        hook\n        hookUrl\n        paused\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestSaveFeedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestRunFeed($name: String!) {\n    runFeed(name: $name) {\n      id\n      cause\n      state\n      rows\n      skipped\n      points\n      deleted\n      truncated\n      problems\n      error {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestRunFeedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestPauseFeed($name: String!) {\n    pauseFeed(name: $name) {\n      feed {\n        paused\n        nextRunAt\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestPauseFeedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestResumeFeed($name: String!) {\n    resumeFeed(name: $name) {\n      feed {\n        paused\n        nextRunAt\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestResumeFeedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestDeleteFeed($name: String!) {\n    deleteFeed(name: $name) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').TestDeleteFeedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestFeed($name: String!) {\n    feed(name: $name) {\n      id\n      name\n      source {\n        name\n        feeds {\n          name\n        }\n      }\n      widget {\n        id\n        stale\n        lastPushAt\n        feeds {\n          name\n        }\n      }\n      rows\n      filter\n      key\n      metrics {\n        name\n        value\n      }\n      variables\n      history\n      cron\n      timeZone\n      paused\n      stale\n      nextRunAt\n      lastSuccessAt\n      runs(first: 20) {\n        id\n        cause\n        state\n        scheduledFor\n        rows\n        skipped\n        points\n        deleted\n        problems\n        error {\n          code\n          message\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestFeedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestFeeds {\n    feeds {\n      edges {\n        node {\n          name\n          stale\n          source {\n            name\n          }\n          widget {\n            title\n          }\n          runs {\n            state\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestFeedsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestFeedHook($name: String!) {\n    feed(name: $name) {\n      id\n      hookVerifyToken\n      hookSignature {\n        header\n        prefix\n        algorithm\n        encoding\n        signs\n        timestampHeader\n        toleranceSeconds\n      }\n      hookDelivery {\n        header\n        path\n      }\n      hookChallenge {\n        from\n        name\n        reply\n        replyName\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestFeedHookDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestClientPackage($id: ID!) {\n    widget(id: $id) {\n      title\n    }\n  }\n"): typeof import('./graphql.ts').TestClientPackageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PersistedTitle($id: ID!) {\n    widget(id: $id) {\n      id\n      title\n    }\n  }\n"): typeof import('./graphql.ts').PersistedTitleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PersistedRename($input: UpdateWidgetInput!) {\n    updateWidget(input: $input) {\n      widget {\n        id\n        title\n      }\n    }\n  }\n"): typeof import('./graphql.ts').PersistedRenameDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OracleReport(\n    $id: ID!\n    $period: PeriodInput\n    $compare: [ComparisonInput!]\n    $granularity: Granularity\n    $fill: Fill\n    $timeZone: TimeZone\n    $metrics: [String!]\n    $where: [DimensionFilter!]\n    $by: [String!]\n    $top: Int\n    $orderBy: GroupOrder\n  ) {\n    widget(id: $id) {\n      report(\n        period: $period\n        compare: $compare\n        granularity: $granularity\n        fill: $fill\n        timeZone: $timeZone\n        metrics: $metrics\n        where: $where\n        by: $by\n        top: $top\n        orderBy: $orderBy\n      ) {\n        keys\n        period {\n          ...OraclePeriod\n        }\n        buckets {\n          from\n          before\n        }\n        metrics {\n          ...OracleMetric\n          groups {\n            isOther\n            values {\n              value\n            }\n            metrics {\n              headline\n              values\n            }\n          }\n        }\n        groups {\n          id\n          isOther\n          values {\n            dimension\n            value\n          }\n          metrics {\n            ...OracleMetric\n          }\n        }\n      }\n    }\n  }\n\n  fragment OraclePeriod on Period {\n    from\n    before\n    firstDay\n    lastDay\n  }\n\n  fragment OracleMetric on MetricReport {\n    metric {\n      name\n    }\n    headline\n    sum\n    average\n    minimum\n    maximum\n    latest\n    count\n    values\n    runningTotals\n    share\n    coverage {\n      buckets\n      bucketsWithData\n      lastPointAt\n      carriedFrom\n    }\n    exact {\n      headline\n      sum\n      average\n      minimum\n      maximum\n      latest\n      values\n    }\n    comparisons {\n      period {\n        ...OraclePeriod\n      }\n      previous\n      difference\n      percentChange\n      direction\n      undrawn\n      values\n      buckets {\n        from\n        before\n      }\n      exact {\n        previous\n        difference\n        undrawn\n      }\n    }\n  }\n"): typeof import('./graphql.ts').OracleReportDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestReceipts($id: ID!, $receipt: ID!) {\n    receipt(id: $receipt) {\n      id\n      points\n    }\n    widget(id: $id) {\n      receipts(first: 1) {\n        edges {\n          node {\n            id\n          }\n        }\n        pageInfo {\n          hasNextPage\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestReceiptsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestRotatePushKey($id: ID!) {\n    rotatePushKey(widgetId: $id) {\n      widget {\n        pushUrl\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestRotatePushKeyDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
