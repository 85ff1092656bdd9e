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
    "\n  query DataAddressList($widgetId: ID!) {\n    dataAddresses(first: 500, widgetId: $widgetId) {\n      edges {\n        node {\n          id\n          name\n          kind\n          csv: dataUrl(format: CSV)\n          json: dataUrl(format: JSON)\n          xlsx: dataUrl(format: XLSX)\n          choosesPeriod\n          createdBy\n          createdAt\n          expiresAt\n          revokedAt\n          lastUsedAt\n        }\n      }\n    }\n  }\n": typeof types.DataAddressListDocument,
    "\n  mutation DataAddressCreate($input: CreateDataAddressInput!) {\n    createDataAddress(input: $input) {\n      dataAddress {\n        id\n      }\n    }\n  }\n": typeof types.DataAddressCreateDocument,
    "\n  mutation DataAddressRevoke($id: ID!) {\n    revokeDataAddress(id: $id) {\n      dataAddress {\n        id\n        revokedAt\n      }\n    }\n  }\n": typeof types.DataAddressRevokeDocument,
    "\n  query ChartAddress(\n    $id: ID!\n    $format: ChartFormat!\n    $width: Int!\n    $height: Int!\n    $theme: ChartTheme!\n    $validHours: Int!\n    $preset: PeriodPreset\n    $days: DayRangeInput\n    $compare: ComparisonPreset\n    $onlyDays: OnlyDays\n    $by: [String!]\n    $top: Int\n    $where: [DimensionFilter!]\n  ) {\n    widget(id: $id) {\n      id\n      chartUrl(\n        format: $format\n        width: $width\n        height: $height\n        theme: $theme\n        validHours: $validHours\n        preset: $preset\n        days: $days\n        compare: $compare\n        onlyDays: $onlyDays\n        by: $by\n        top: $top\n        where: $where\n      )\n    }\n  }\n": typeof types.ChartAddressDocument,
    "\n  mutation AlertSave($input: SaveAlertInput!) {\n    saveAlert(input: $input) {\n      alert {\n        ...AlertRule\n      }\n    }\n  }\n": typeof types.AlertSaveDocument,
    "\n  mutation AlertDelete($id: ID!) {\n    deleteAlert(id: $id) {\n      id\n    }\n  }\n": typeof types.AlertDeleteDocument,
    "\n  mutation AlertAcknowledge($id: ID!, $group: [String]) {\n    acknowledgeAlert(id: $id, group: $group) {\n      alert {\n        ...AlertStanding\n      }\n    }\n  }\n": typeof types.AlertAcknowledgeDocument,
    "\n  mutation AlertSnooze($id: ID!, $until: DateTime) {\n    snoozeAlert(id: $id, until: $until) {\n      alert {\n        ...AlertStanding\n      }\n    }\n  }\n": typeof types.AlertSnoozeDocument,
    "\n  mutation AlertPause($id: ID!) {\n    pauseAlert(id: $id) {\n      alert {\n        ...AlertStanding\n      }\n    }\n  }\n": typeof types.AlertPauseDocument,
    "\n  mutation AlertResume($id: ID!) {\n    resumeAlert(id: $id) {\n      alert {\n        ...AlertStanding\n      }\n    }\n  }\n": typeof types.AlertResumeDocument,
    "\n  fragment AlertStanding on Alert {\n    id\n    name\n    state\n    problem\n    paused\n    snoozedUntil\n    states {\n      group {\n        dimension\n        value\n      }\n      state\n      value\n      low\n      high\n      since\n      acknowledgedAt\n      acknowledgedBy\n    }\n  }\n": typeof types.AlertStandingFragmentDoc,
    "\n  fragment AlertRow on Alert {\n    ...AlertStanding\n    granularity\n    condition {\n      kind\n      above\n      below\n      outside {\n        low\n        high\n      }\n      change {\n        above\n        below\n        measure\n      }\n      silence {\n        buckets\n      }\n    }\n    metric {\n      id\n      name\n      format {\n        ...NumberFormat\n      }\n    }\n    widget {\n      id\n      title\n    }\n  }\n": typeof types.AlertRowFragmentDoc,
    "\n  fragment AlertRule on Alert {\n    ...AlertRow\n    condition {\n      change {\n        against\n        shift {\n          count\n          unit\n        }\n      }\n      goalPace {\n        unit\n      }\n      unusual {\n        deviations\n        tolerance\n        season\n        seasons\n      }\n    }\n    forBuckets\n    recoverAt\n    includeRunning\n    whenMissing\n    where {\n      dimension\n      in\n      notIn\n      startsWith\n      isSet\n    }\n    by\n    cron\n    timeZone\n    onPush\n    annotate\n    mute {\n      weekdays\n      from\n      until\n    }\n    nextEvaluationAt\n  }\n": typeof types.AlertRuleFragmentDoc,
    "\n  fragment AlertCourse on AlertSimulation {\n    keys\n    hasMoreGroups\n    groups {\n      values {\n        dimension\n        value\n      }\n      measured\n      low\n      high\n      states\n      events {\n        from\n        to\n        bucketKey\n        value\n      }\n    }\n  }\n": typeof types.AlertCourseFragmentDoc,
    "\n  query AlertPage($after: String, $search: String, $states: [AlertState!]) {\n    alerts(first: 50, after: $after, search: $search, states: $states) {\n      totalCount\n      nodes {\n        ...AlertRow\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.AlertPageDocument,
    "\n  subscription AlertsLive($ids: [ID!]!) {\n    alertStates(ids: $ids) {\n      ...AlertStanding\n    }\n  }\n": typeof types.AlertsLiveDocument,
    "\n  query AlertDetails($id: ID!) {\n    alert(id: $id) {\n      ...AlertRule\n    }\n  }\n": typeof types.AlertDetailsDocument,
    "\n  query AlertChannels($id: ID!) {\n    alert(id: $id) {\n      id\n      channels {\n        id\n        name\n      }\n    }\n  }\n": typeof types.AlertChannelsDocument,
    "\n  query AlertBand($id: ID!, $over: PeriodInput!) {\n    alert(id: $id) {\n      id\n      band(over: $over) {\n        ...AlertCourse\n      }\n    }\n  }\n": typeof types.AlertBandDocument,
    "\n  query AlertEvents($id: ID!, $after: String) {\n    alert(id: $id) {\n      id\n      events(first: 20, after: $after) {\n        nodes {\n          id\n          at\n          from\n          to\n          bucketKey\n          value\n          group {\n            dimension\n            value\n          }\n          notification\n          acknowledgedBy\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.AlertEventsDocument,
    "\n  query AlertSimulate($input: SaveAlertInput!, $over: PeriodInput!) {\n    simulateAlert(input: $input, over: $over) {\n      ...AlertCourse\n    }\n  }\n": typeof types.AlertSimulateDocument,
    "\n  query AlertWidgets($search: String) {\n    widgets(first: 200, search: $search, orderBy: { field: TITLE }) {\n      nodes {\n        id\n        title\n      }\n    }\n  }\n": typeof types.AlertWidgetsDocument,
    "\n  query AlertWidget($id: ID!) {\n    widget(id: $id) {\n      id\n      title\n      keyKind\n      dimensions {\n        name\n      }\n      metrics {\n        id\n        name\n        format {\n          ...NumberFormat\n        }\n      }\n    }\n  }\n": typeof types.AlertWidgetDocument,
    "\n  query AlertOfName($name: String!) {\n    alerts(first: 500, search: $name) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n": typeof types.AlertOfNameDocument,
    "\n  query AlertChannelNames($after: String) {\n    channels(first: 50, after: $after) {\n      nodes {\n        id\n        name\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.AlertChannelNamesDocument,
    "\n  fragment AnnotationDetail on Annotation {\n    id\n    at\n    firstDay\n    lastDay\n    text\n    link\n    kind\n    createdBy\n    widget {\n      id\n      title\n    }\n  }\n": typeof types.AnnotationDetailFragmentDoc,
    "\n  query AnnotationList($after: String, $search: String) {\n    annotations(first: 50, after: $after, search: $search) {\n      totalCount\n      nodes {\n        ...AnnotationDetail\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.AnnotationListDocument,
    "\n  mutation AnnotationSave($input: SaveAnnotationInput!) {\n    saveAnnotation(input: $input) {\n      annotation {\n        ...AnnotationDetail\n      }\n    }\n  }\n": typeof types.AnnotationSaveDocument,
    "\n  mutation AnnotationDelete($id: ID!) {\n    deleteAnnotation(id: $id) {\n      id\n    }\n  }\n": typeof types.AnnotationDeleteDocument,
    "\n  query AuditPage($after: String, $action: String, $target: ID) {\n    auditLog(first: 50, after: $after, action: $action, target: $target) {\n      edges {\n        node {\n          id\n          at\n          endedAt\n          action\n          target\n          fields\n          actor\n          address\n          error\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.AuditPageDocument,
    "\n  fragment WidgetCard on Widget {\n    id\n    title\n    description\n    chartType\n    lastPushAt\n    report(period: $period, compare: $compare, fill: BY_AGGREGATION) {\n      ...ChartReport\n    }\n  }\n": typeof types.WidgetCardFragmentDoc,
    "\n  query BoardCards($ids: [ID!]!, $period: PeriodInput, $compare: [ComparisonInput!]) {\n    widgetsById(ids: $ids) {\n      ...WidgetCard\n    }\n  }\n": typeof types.BoardCardsDocument,
    "\n  subscription BoardLive($ids: [ID!]!, $period: PeriodInput, $compare: [ComparisonInput!]) {\n    widgetsById(ids: $ids) {\n      ...WidgetCard\n    }\n  }\n": typeof types.BoardLiveDocument,
    "\n  query BoardWidgets($search: String, $tag: String) {\n    widgets(first: 500, search: $search, tag: $tag) {\n      edges {\n        node {\n          id\n          title\n          tags\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": typeof types.BoardWidgetsDocument,
    "\n  fragment BoardParts on Board {\n    id\n    name\n    position\n    showsAllWidgets\n    cards {\n      area {\n        column\n        row\n        columns\n        rows\n      }\n      widget {\n        id\n      }\n    }\n  }\n": typeof types.BoardPartsFragmentDoc,
    "\n  query BoardLayout($id: ID) {\n    board(id: $id) {\n      ...BoardParts\n    }\n    boards {\n      id\n      name\n    }\n  }\n": typeof types.BoardLayoutDocument,
    "\n  mutation BoardSave($input: SaveBoardInput!) {\n    saveBoard(input: $input) {\n      board {\n        ...BoardParts\n      }\n    }\n  }\n": typeof types.BoardSaveDocument,
    "\n  mutation BoardCreate($input: CreateBoardInput!) {\n    createBoard(input: $input) {\n      board {\n        ...BoardParts\n      }\n    }\n  }\n": typeof types.BoardCreateDocument,
    "\n  mutation BoardUpdate($input: UpdateBoardInput!) {\n    updateBoard(input: $input) {\n      board {\n        ...BoardParts\n      }\n    }\n  }\n": typeof types.BoardUpdateDocument,
    "\n  mutation BoardDelete($id: ID!) {\n    deleteBoard(id: $id) {\n      id\n    }\n  }\n": typeof types.BoardDeleteDocument,
    "\n  query CataloguePage($after: String, $search: String, $status: [MetricStatus!], $steward: String, $isLate: Boolean) {\n    metrics(\n      first: 50\n      after: $after\n      search: $search\n      status: $status\n      steward: $steward\n      isLate: $isLate\n      orderBy: { field: WIDGET }\n    ) {\n      totalCount\n      nodes {\n        id\n        name\n        description\n        status\n        statusBy\n        statusAt\n        steward\n        cadence\n        widget {\n          id\n          title\n        }\n        freshness {\n          lastDataAt\n          isLate\n          lateSince\n        }\n        lineage {\n          origins {\n            kind\n            name\n          }\n          usedIn {\n            kind\n            name\n          }\n          isComplete\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.CataloguePageDocument,
    "\n  fragment ChannelFields on Channel {\n    id\n    name\n    kind\n    target\n    body\n    headerNames\n    to\n    source {\n      id\n      name\n    }\n    variables\n    events\n    eventWidgets {\n      id\n      title\n    }\n    paused\n  }\n": typeof types.ChannelFieldsFragmentDoc,
    "\n  query ChannelPage($after: String) {\n    channels(first: 50, after: $after) {\n      edges {\n        node {\n          ...ChannelFields\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.ChannelPageDocument,
    "\n  mutation SaveChannel($input: SaveChannelInput!) {\n    saveChannel(input: $input) {\n      signingSecret\n      channel {\n        ...ChannelFields\n      }\n    }\n  }\n": typeof types.SaveChannelDocument,
    "\n  query ChannelWidgets {\n    widgets(first: 500) {\n      nodes {\n        id\n        title\n      }\n    }\n  }\n": typeof types.ChannelWidgetsDocument,
    "\n  mutation DeleteChannel($id: ID!) {\n    deleteChannel(id: $id) {\n      id\n    }\n  }\n": typeof types.DeleteChannelDocument,
    "\n  mutation TestChannelOfPage($id: ID!) {\n    testChannel(id: $id) {\n      delivery {\n        id\n        state\n        error\n      }\n    }\n  }\n": typeof types.TestChannelOfPageDocument,
    "\n  query DeliveryPage($after: String, $channelId: ID, $states: [DeliveryState!], $search: String) {\n    deliveries(first: 50, after: $after, channelId: $channelId, states: $states, search: $search) {\n      edges {\n        node {\n          id\n          title\n          state\n          error\n          attempts\n          recipient\n          createdAt\n          nextTryAt\n          endedAt\n          channel {\n            id\n            name\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.DeliveryPageDocument,
    "\n  query DeliveryDetails($id: ID!) {\n    delivery(id: $id) {\n      id\n      tries {\n        at\n        durationMs\n        status\n        reply\n        error\n      }\n      request {\n        target\n        contentType\n        body\n      }\n    }\n  }\n": typeof types.DeliveryDetailsDocument,
    "\n  mutation ReplayDelivery($id: ID!) {\n    replayDelivery(id: $id) {\n      delivery {\n        id\n        state\n        error\n        attempts\n        nextTryAt\n        endedAt\n      }\n    }\n  }\n": typeof types.ReplayDeliveryDocument,
    "\n  fragment NumberFormat on NumberFormat {\n    style\n    currency\n    unit\n    minimumFractionDigits\n    maximumFractionDigits\n  }\n": typeof types.NumberFormatFragmentDoc,
    "\n  fragment ChartMetricReport on MetricReport {\n    metric {\n      id\n      name\n      format {\n        ...NumberFormat\n      }\n      aggregation\n      color\n      chartType\n      reverseGraph\n      yAxis\n      yAxisMin\n      yAxisMax\n      yAxisShow\n      labelShow\n    }\n    headline\n    values\n    comparison {\n      percentChange\n      difference\n      direction\n      verdict\n      previous\n      period {\n        label\n      }\n      values\n    }\n  }\n": typeof types.ChartMetricReportFragmentDoc,
    "\n  fragment ChartReport on Report {\n    keys\n    granularity\n    partialIndexes\n    period {\n      label\n      partial\n    }\n    metrics {\n      ...ChartMetricReport\n    }\n  }\n": typeof types.ChartReportFragmentDoc,
    "\n  mutation NewWidget($input: CreateWidgetInput!) {\n    createWidget(input: $input) {\n      widget {\n        id\n      }\n    }\n  }\n": typeof types.NewWidgetDocument,
    "\n  query NewWidgetPush($id: ID!) {\n    widget(id: $id) {\n      id\n      title\n      chartType\n      keyKind\n      keyColumn\n      dimensions {\n        name\n      }\n      pushUrl\n    }\n  }\n": typeof types.NewWidgetPushDocument,
    "\n  query WidgetExplanation(\n    $id: ID!\n    $period: PeriodInput\n    $compare: [ComparisonInput!]\n    $where: [DimensionFilter!]\n    $onlyDays: OnlyDays\n    $by: [String!]!\n    $split: Boolean!\n  ) {\n    widget(id: $id) {\n      id\n      report(\n        period: $period\n        compare: $compare\n        fill: BY_AGGREGATION\n        where: $where\n        onlyDays: $onlyDays\n      ) {\n        metrics {\n          ...ExplainedMetric\n        }\n      }\n    }\n  }\n": typeof types.WidgetExplanationDocument,
    "\n  fragment ExplainedMetric on MetricReport {\n    metric {\n      id\n      name\n      format {\n        ...NumberFormat\n      }\n    }\n    explain {\n      summary\n      operands {\n        reference\n        value\n        issue\n      }\n      receipts {\n        id\n        acceptedAt\n        caller\n        firstKey\n        lastKey\n        rows\n      }\n    }\n    comparison {\n      period {\n        label\n      }\n      drivers(by: $by) @include(if: $split) {\n        split\n        message\n        groups {\n          values {\n            value\n          }\n          isOther\n          previous\n          current\n          contribution\n          share\n        }\n      }\n    }\n  }\n": typeof types.ExplainedMetricFragmentDoc,
    "\n  query FormulaOperands($ids: [ID!]!, $period: PeriodInput, $granularity: Granularity) {\n    metricsById(ids: $ids) {\n      id\n      name\n      aggregation\n      widget {\n        id\n        title\n      }\n      report(period: $period, granularity: $granularity, compare: [], fill: BY_AGGREGATION) {\n        id\n        keys\n        granularity\n        headlineSource\n        period {\n          label\n        }\n        exact {\n          headline\n          sum\n          average\n          latest\n          minimum\n          maximum\n          values\n        }\n      }\n    }\n  }\n": typeof types.FormulaOperandsDocument,
    "\n  query FormulaMetrics($search: String!) {\n    metrics(first: 8, search: $search) {\n      nodes {\n        id\n        name\n        widget {\n          id\n          title\n        }\n      }\n    }\n  }\n": typeof types.FormulaMetricsDocument,
    "\n  mutation CalculatedMetricCreate($input: CreateCalculatedMetricInput!) {\n    createCalculatedMetric(input: $input) {\n      metric {\n        id\n        widget {\n          id\n        }\n      }\n    }\n  }\n": typeof types.CalculatedMetricCreateDocument,
    "\n  mutation EventMetricCreate($input: CreateEventMetricInput!) {\n    createEventMetric(input: $input) {\n      metric {\n        id\n        widget {\n          id\n        }\n      }\n    }\n  }\n": typeof types.EventMetricCreateDocument,
    "\n  query PaletteSearch($search: String!) {\n    widgets(first: 6, search: $search) {\n      nodes {\n        id\n        title\n      }\n    }\n    metrics(first: 6, search: $search) {\n      nodes {\n        id\n        name\n        widget {\n          id\n          title\n        }\n      }\n    }\n    alerts(first: 6, search: $search) {\n      nodes {\n        id\n        name\n      }\n    }\n    reportSchedules(first: 6, search: $search) {\n      nodes {\n        id\n        name\n      }\n    }\n    savedQueries(first: 6, search: $search) {\n      nodes {\n        id\n        name\n      }\n    }\n    sources(first: 6, search: $search) {\n      nodes {\n        id\n        name\n      }\n    }\n    boards {\n      id\n      name\n    }\n  }\n": typeof types.PaletteSearchDocument,
    "\n  query CalendarNames {\n    project {\n      id\n      calendars {\n        id\n        name\n      }\n    }\n  }\n": typeof types.CalendarNamesDocument,
    "\n  query DataEnd($id: ID!) {\n    widget(id: $id) {\n      id\n      report(period: { preset: ALL_TIME }, granularity: YEAR, compare: []) {\n        id\n        period {\n          timeZone\n        }\n        metrics {\n          coverage {\n            lastPointAt\n          }\n        }\n      }\n    }\n  }\n": typeof types.DataEndDocument,
    "\n  query ShownDays($id: ID!, $period: PeriodInput) {\n    widget(id: $id) {\n      id\n      report(period: $period, compare: []) {\n        id\n        period {\n          firstDay\n          lastDay\n        }\n      }\n    }\n  }\n": typeof types.ShownDaysDocument,
    "\n  mutation PointPush($input: PushInput!) {\n    push(input: $input) {\n      receipt {\n        id\n        created\n        changed\n        newMetrics\n        warnings\n      }\n      widget {\n        id\n        lastPushAt\n      }\n    }\n  }\n": typeof types.PointPushDocument,
    "\n  mutation PointDelete($input: DeletePointsInput!) {\n    deletePoints(input: $input) {\n      deleted\n      widget {\n        id\n      }\n    }\n  }\n": typeof types.PointDeleteDocument,
    "\n  fragment ProjectSettings on Project {\n    id\n    name\n    timeZone\n    weekStart\n    yearStart {\n      month\n      day\n    }\n    queryCacheMinutes\n    workingDays\n    holidays {\n      day\n      name\n    }\n  }\n": typeof types.ProjectSettingsFragmentDoc,
    "\n  query ProjectPage {\n    project {\n      ...ProjectSettings\n    }\n  }\n": typeof types.ProjectPageDocument,
    "\n  mutation ProjectSave($input: UpdateProjectInput!) {\n    updateProject(input: $input) {\n      project {\n        ...ProjectSettings\n      }\n    }\n  }\n": typeof types.ProjectSaveDocument,
    "\n  query ProjectCalendars {\n    project {\n      id\n      calendars {\n        id\n        name\n        periods {\n          label\n          from\n          through\n        }\n      }\n    }\n  }\n": typeof types.ProjectCalendarsDocument,
    "\n  mutation CalendarSave($input: SaveCalendarInput!) {\n    saveCalendar(input: $input) {\n      calendar {\n        id\n        name\n      }\n    }\n  }\n": typeof types.CalendarSaveDocument,
    "\n  mutation CalendarDelete($id: ID!) {\n    deleteCalendar(id: $id) {\n      id\n    }\n  }\n": typeof types.CalendarDeleteDocument,
    "\n  mutation UploadPart($input: PushInput!) {\n    push(input: $input) {\n      receipt {\n        id\n        replayed\n        warnings\n        newMetrics\n      }\n    }\n  }\n": typeof types.UploadPartDocument,
    "\n  fragment QueryAnswer on QueryResult {\n    columns {\n      name\n      type\n    }\n    rows\n    rowCount\n    truncated\n    cached\n    cachedAt\n    durationMs\n  }\n": typeof types.QueryAnswerFragmentDoc,
    "\n  query QueriesSql($sql: String!, $variables: JSON) {\n    sql(query: $sql, variables: $variables) {\n      ...QueryAnswer\n    }\n  }\n": typeof types.QueriesSqlDocument,
    "\n  query QueriesRun($id: ID!, $variables: JSON) {\n    runQuery(id: $id, variables: $variables) {\n      ...QueryAnswer\n    }\n  }\n": typeof types.QueriesRunDocument,
    "\n  query QueriesTables {\n    sqlTables {\n      name\n      description\n      columns {\n        name\n        type\n        description\n      }\n    }\n  }\n": typeof types.QueriesTablesDocument,
    "\n  fragment SavedQueryFields on SavedQuery {\n    id\n    name\n    description\n    sql\n    document\n    cacheMinutes\n    version\n    savedAt\n    savedBy\n    variables {\n      name\n      type\n      list\n      required\n      default\n    }\n  }\n": typeof types.SavedQueryFieldsFragmentDoc,
    "\n  query QueriesSaved {\n    savedQueries(first: 500) {\n      edges {\n        node {\n          id\n          name\n        }\n      }\n    }\n  }\n": typeof types.QueriesSavedDocument,
    "\n  query QueriesOne($id: ID!) {\n    savedQuery(id: $id) {\n      ...SavedQueryFields\n    }\n  }\n": typeof types.QueriesOneDocument,
    "\n  mutation QueriesSave($input: SaveQueryInput!) {\n    saveQuery(input: $input) {\n      savedQuery {\n        ...SavedQueryFields\n      }\n    }\n  }\n": typeof types.QueriesSaveDocument,
    "\n  mutation QueriesDelete($id: ID!) {\n    deleteQuery(id: $id) {\n      id\n    }\n  }\n": typeof types.QueriesDeleteDocument,
    "\n  fragment ReportScheduleFields on ReportSchedule {\n    id\n    name\n    document\n    channelIds\n    merge {\n      queryId\n      source\n      variables\n      rows\n      recipient\n    }\n    skipIfEmpty\n    cron\n    timeZone\n    afterAlertId\n    afterAlert {\n      id\n      name\n    }\n    paused\n    nextRunAt\n  }\n": typeof types.ReportScheduleFieldsFragmentDoc,
    "\n  fragment ReportRunFields on ReportRun {\n    id\n    cause\n    state\n    queuedAt\n    startedAt\n    finishedAt\n    rows\n    messages\n    skipped\n    failed\n    error\n    problems\n  }\n": typeof types.ReportRunFieldsFragmentDoc,
    "\n  query ReportScheduleList($after: String, $search: String) {\n    reportSchedules(first: 50, after: $after, search: $search, orderBy: { field: NAME }) {\n      totalCount\n      nodes {\n        id\n        name\n        cron\n        timeZone\n        afterAlertId\n        afterAlert {\n          id\n          name\n        }\n        paused\n        nextRunAt\n        channels {\n          id\n          name\n        }\n        runs(first: 1) {\n          ...ReportRunFields\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.ReportScheduleListDocument,
    "\n  query ReportScheduleOne($id: ID!) {\n    reportSchedule(id: $id) {\n      ...ReportScheduleFields\n    }\n  }\n": typeof types.ReportScheduleOneDocument,
    "\n  query ReportScheduleRuns($id: ID!, $after: String) {\n    reportRuns(first: 20, after: $after, reportScheduleId: $id) {\n      nodes {\n        ...ReportRunFields\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.ReportScheduleRunsDocument,
    "\n  query ReportAlerts($search: String) {\n    alerts(first: 50, search: $search, orderBy: { field: NAME }) {\n      totalCount\n      nodes {\n        id\n        name\n      }\n    }\n  }\n": typeof types.ReportAlertsDocument,
    "\n  query ReportChoices {\n    widgets(first: 500) {\n      nodes {\n        id\n        title\n      }\n    }\n    savedQueries(first: 500) {\n      nodes {\n        id\n        name\n      }\n    }\n    sources(first: 200) {\n      nodes {\n        id\n        name\n      }\n    }\n    channels(first: 100) {\n      nodes {\n        id\n        name\n        kind\n        target\n      }\n    }\n  }\n": typeof types.ReportChoicesDocument,
    "\n  query ReportCronTimes($cron: String!, $timeZone: TimeZone) {\n    cronTimes(cron: $cron, timeZone: $timeZone, first: 5)\n  }\n": typeof types.ReportCronTimesDocument,
    "\n  query ReportPreviewNow($input: PreviewReportInput!) {\n    previewReport(input: $input) {\n      title\n      html\n      recipient\n      isEmpty\n      row\n      rows\n      problems\n    }\n  }\n": typeof types.ReportPreviewNowDocument,
    "\n  mutation ReportScheduleSave($input: SaveReportScheduleInput!) {\n    saveReportSchedule(input: $input) {\n      reportSchedule {\n        ...ReportScheduleFields\n      }\n    }\n  }\n": typeof types.ReportScheduleSaveDocument,
    "\n  mutation ReportSchedulePause($id: ID!) {\n    pauseReportSchedule(id: $id) {\n      reportSchedule {\n        ...ReportScheduleFields\n      }\n    }\n  }\n": typeof types.ReportSchedulePauseDocument,
    "\n  mutation ReportScheduleResume($id: ID!) {\n    resumeReportSchedule(id: $id) {\n      reportSchedule {\n        ...ReportScheduleFields\n      }\n    }\n  }\n": typeof types.ReportScheduleResumeDocument,
    "\n  mutation ReportScheduleDelete($id: ID!) {\n    deleteReportSchedule(id: $id) {\n      id\n    }\n  }\n": typeof types.ReportScheduleDeleteDocument,
    "\n  mutation ReportRunNow($id: ID!) {\n    runReport(id: $id) {\n      ...ReportRunFields\n    }\n  }\n": typeof types.ReportRunNowDocument,
    "\n  mutation ReportTestSend($input: SendTestReportInput!) {\n    sendTestReport(input: $input) {\n      title\n      recipient\n    }\n  }\n": typeof types.ReportTestSendDocument,
    "\n  query DashboardViewer {\n    viewer {\n      name\n      scopes\n      expiresAt\n    }\n  }\n": typeof types.DashboardViewerDocument,
    "\n  query ShareList {\n    shares(first: 500) {\n      edges {\n        node {\n          id\n          url\n          showsBoard\n          createdBy\n          createdAt\n          expiresAt\n          revokedAt\n          showsAnnotations\n          widget {\n            id\n          }\n          board {\n            id\n          }\n        }\n      }\n    }\n  }\n": typeof types.ShareListDocument,
    "\n  mutation ShareCreate($input: CreateShareInput!) {\n    createShare(input: $input) {\n      share {\n        id\n        url\n      }\n    }\n  }\n": typeof types.ShareCreateDocument,
    "\n  mutation ShareRevoke($id: ID!) {\n    revokeShare(id: $id) {\n      share {\n        id\n        revokedAt\n      }\n    }\n  }\n": typeof types.ShareRevokeDocument,
    "\n  fragment CallAnswer on CallResult {\n    ok\n    data\n    error {\n      code\n      message\n    }\n    requests {\n      name\n      method\n      url\n      status\n      ok\n      attempts\n      durationMs\n      fromCache\n      data\n      error {\n        message\n      }\n    }\n  }\n": typeof types.CallAnswerFragmentDoc,
    "\n  fragment FeedWidget on Widget {\n    id\n    title\n    dimensions {\n      name\n    }\n  }\n": typeof types.FeedWidgetFragmentDoc,
    "\n  fragment FeedFields on Feed {\n    id\n    name\n    source {\n      name\n    }\n    widget {\n      ...FeedWidget\n    }\n    rows\n    filter\n    key\n    metrics {\n      name\n      value\n      format {\n        ...NumberFormat\n      }\n    }\n    dimensions {\n      name\n      value\n    }\n    history\n    variables\n    hook\n    hookUrl @include(if: $mayManage)\n    hookVerifyToken @include(if: $mayManage)\n    hookDelivery {\n      header\n      path\n    }\n    hookSignature {\n      header\n      algorithm\n      encoding\n      prefix\n      signs\n      timestampHeader\n      toleranceSeconds\n    }\n    hookChallenge {\n      from\n      name\n      reply\n      replyName\n    }\n    cron\n    timeZone\n    paused\n    stale\n    nextRunAt\n    lastSuccessAt\n    runs(first: 10) {\n      id\n      cause\n      state\n      queuedAt\n      startedAt\n      durationMs\n      rows\n      points\n      skipped\n      truncated\n      problems\n      error {\n        message\n      }\n    }\n  }\n": typeof types.FeedFieldsFragmentDoc,
    "\n  query SourceList {\n    sources(first: 200) {\n      edges {\n        node {\n          id\n          name\n          description\n        }\n      }\n    }\n  }\n": typeof types.SourceListDocument,
    "\n  query SourcePage($name: String!, $mayManage: Boolean!) {\n    source(name: $name) {\n      id\n      name\n      description\n      secretNames\n      version\n      grantState\n      requests {\n        name\n        method\n        url\n        headers\n        params\n        json\n        data\n        auth\n        after\n        attempts\n        maxWaitSeconds\n        timeoutMs\n        failOnStatus\n        safe\n        private\n        cacheSeconds\n        reads\n        charset\n        pagination {\n          kind\n          itemsPath\n          maxPages\n          param\n          start\n          size\n          sizeParam\n          into\n          cursorPath\n          cursorHeader\n          morePath\n        }\n      }\n      feeds {\n        ...FeedFields\n      }\n    }\n  }\n": typeof types.SourcePageDocument,
    "\n  mutation SourceConsentStart($id: ID!) {\n    startSourceConsent(id: $id) {\n      url\n    }\n  }\n": typeof types.SourceConsentStartDocument,
    "\n  mutation SourceConsentFinish($input: FinishSourceConsentInput!) {\n    finishSourceConsent(input: $input) {\n      source {\n        id\n        name\n        grantState\n      }\n    }\n  }\n": typeof types.SourceConsentFinishDocument,
    "\n  mutation SourceSave($input: SaveSourceInput!) {\n    saveSource(input: $input) {\n      source {\n        id\n        name\n        version\n      }\n    }\n  }\n": typeof types.SourceSaveDocument,
    "\n  mutation SourceDelete($name: String!) {\n    deleteSource(name: $name) {\n      id\n    }\n  }\n": typeof types.SourceDeleteDocument,
    "\n  mutation SourceTest($input: TestSourceInput!) {\n    testSource(input: $input) {\n      ...CallAnswer\n    }\n  }\n": typeof types.SourceTestDocument,
    "\n  query FeedWidgets($search: String) {\n    widgets(first: 50, search: $search, orderBy: { field: TITLE }) {\n      totalCount\n      nodes {\n        ...FeedWidget\n      }\n    }\n  }\n": typeof types.FeedWidgetsDocument,
    "\n  mutation FeedSave($input: SaveFeedInput!, $mayManage: Boolean! = true) {\n    saveFeed(input: $input) {\n      feed {\n        ...FeedFields\n      }\n    }\n  }\n": typeof types.FeedSaveDocument,
    "\n  mutation FeedRunNow($name: String!) {\n    runFeed(name: $name) {\n      id\n      state\n      rows\n      points\n      problems\n      error {\n        message\n      }\n    }\n  }\n": typeof types.FeedRunNowDocument,
    "\n  mutation FeedDelete($name: String!) {\n    deleteFeed(name: $name) {\n      id\n    }\n  }\n": typeof types.FeedDeleteDocument,
    "\n  query ClientList($after: String) {\n    clients(first: 50, after: $after) {\n      nodes {\n        id\n        name\n        clientId\n        scopes\n        allowedIps\n        allowedEvents\n        publicKeys {\n          kid\n        }\n        createdAt\n        lastUsedAt\n        revokedAt\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.ClientListDocument,
    "\n  mutation ClientCreate($input: CreateClientInput!) {\n    createClient(input: $input) {\n      clientId\n      clientSecret\n      client {\n        id\n        name\n      }\n    }\n  }\n": typeof types.ClientCreateDocument,
    "\n  mutation ClientRotate($id: ID!) {\n    rotateClientSecret(id: $id) {\n      clientId\n      clientSecret\n      client {\n        id\n        name\n      }\n    }\n  }\n": typeof types.ClientRotateDocument,
    "\n  mutation ClientRevoke($id: ID!) {\n    revokeClient(id: $id) {\n      client {\n        id\n        revokedAt\n      }\n    }\n  }\n": typeof types.ClientRevokeDocument,
    "\n  query TokenList($after: String) {\n    tokens(first: 100, after: $after) {\n      edges {\n        node {\n          id\n          name\n          hint\n          scopes\n          allowedIps\n          allowedEvents\n          autoCreate\n          widgetIds\n          where\n          createdAt\n          expiresAt\n          lastUsedAt\n          revokedAt\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.TokenListDocument,
    "\n  mutation TokenCreate($input: CreateTokenInput!) {\n    createToken(input: $input) {\n      secret\n      token {\n        id\n        name\n      }\n    }\n  }\n": typeof types.TokenCreateDocument,
    "\n  mutation TokenRotate($id: ID!) {\n    rotateToken(id: $id) {\n      secret\n      token {\n        id\n        name\n      }\n    }\n  }\n": typeof types.TokenRotateDocument,
    "\n  mutation TokenRevoke($id: ID!) {\n    revokeToken(id: $id) {\n      token {\n        id\n      }\n    }\n  }\n": typeof types.TokenRevokeDocument,
    "\n  query TokenWidgets($search: String) {\n    widgets(first: 200, search: $search, orderBy: { field: TITLE }) {\n      totalCount\n      nodes {\n        id\n        title\n      }\n    }\n  }\n": typeof types.TokenWidgetsDocument,
    "\n  fragment WidgetSettings on Widget {\n    id\n    title\n    description\n    owner\n    pushName\n    tags\n    chartType\n    keyKind\n    keyColumn\n    dimensions {\n      name\n    }\n    defaultPeriod\n    keepInstantsDays\n    keepHoursDays\n    createdAt\n    lastPushAt\n    metrics {\n      id\n      name\n      description\n      format {\n        ...NumberFormat\n      }\n      aggregation\n      across\n      weightMetric {\n        id\n      }\n      defaultOnDuplicate\n      status\n      steward\n      cadence\n      color\n      chartType\n      reverse\n      reverseGraph\n      yAxis\n      yAxisShow\n      labelShow\n      exact {\n        headlineOverride\n        comparisonOverride\n        yAxisMin\n        yAxisMax\n      }\n      formula\n      eventCount {\n        event\n      }\n      goals {\n        period\n        target\n        direction\n        pace\n        where {\n          dimension\n          in\n          notIn\n          startsWith\n          isSet\n        }\n      }\n    }\n  }\n": typeof types.WidgetSettingsFragmentDoc,
    "\n  query WidgetPage($id: ID!) {\n    widget(id: $id) {\n      ...WidgetSettings\n    }\n  }\n": typeof types.WidgetPageDocument,
    "\n  query WidgetDimensionValues($id: ID!, $search: String) {\n    widget(id: $id) {\n      id\n      dimensions {\n        name\n        values(first: 50, search: $search) {\n          nodes {\n            value\n          }\n          pageInfo {\n            hasNextPage\n          }\n        }\n      }\n    }\n  }\n": typeof types.WidgetDimensionValuesDocument,
    "\n  query WidgetPushUrl($id: ID!) {\n    widget(id: $id) {\n      id\n      pushUrl\n    }\n  }\n": typeof types.WidgetPushUrlDocument,
    "\n  query WidgetReceipts($id: ID!) {\n    widget(id: $id) {\n      id\n      lastPushAt\n      receipts(first: 10) {\n        edges {\n          node {\n            id\n            acceptedAt\n            caller\n            firstKey\n            lastKey\n            rows\n            points\n            created\n            changed\n          }\n        }\n      }\n    }\n  }\n": typeof types.WidgetReceiptsDocument,
    "\n  mutation WidgetUpdate($input: UpdateWidgetInput!) {\n    updateWidget(input: $input) {\n      widget {\n        ...WidgetSettings\n      }\n    }\n  }\n": typeof types.WidgetUpdateDocument,
    "\n  mutation MetricDelete($id: ID!) {\n    deleteMetric(id: $id) {\n      id\n    }\n  }\n": typeof types.MetricDeleteDocument,
    "\n  mutation MetricUpdate($input: UpdateMetricInput!) {\n    updateMetric(input: $input) {\n      metric {\n        id\n        widget {\n          id\n        }\n      }\n    }\n  }\n": typeof types.MetricUpdateDocument,
    "\n  mutation MetricGoalSet($input: SetGoalInput!) {\n    setGoal(input: $input) {\n      metric {\n        id\n        widget {\n          id\n        }\n      }\n    }\n  }\n": typeof types.MetricGoalSetDocument,
    "\n  mutation WidgetRotateKey($id: ID!) {\n    rotatePushKey(widgetId: $id) {\n      widget {\n        id\n        pushUrl\n      }\n    }\n  }\n": typeof types.WidgetRotateKeyDocument,
    "\n  mutation WidgetDelete($id: ID!) {\n    deleteWidget(id: $id) {\n      id\n    }\n  }\n": typeof types.WidgetDeleteDocument,
    "\n  fragment ReportDetail on Report {\n    ...ChartReport\n    period {\n      firstDay\n      lastDay\n      days\n      workingDays\n    }\n    comparedPeriods {\n      label\n      workingDays\n    }\n    metrics {\n      headlineReason\n      comparison {\n        period {\n          firstDay\n        }\n      }\n      average\n      averagePerWorkingDay @include(if: $ofWorkingDays)\n      movingAverage(buckets: $window) @include(if: $withAverages)\n      minimum\n      maximum\n      latest\n      count\n      goal {\n        target\n        attained\n        ratio\n        onPace\n      }\n    }\n  }\n": typeof types.ReportDetailFragmentDoc,
    "\n  fragment GroupedReport on Report {\n    ...ReportDetail\n    annotations {\n      firstIndex\n      lastIndex\n      annotation {\n        ...AnnotationDetail\n      }\n    }\n    groups {\n      id\n      isOther\n      values {\n        dimension\n        value\n      }\n      metrics {\n        ...ChartMetricReport\n        share\n        comparison {\n          period {\n            firstDay\n          }\n        }\n      }\n    }\n  }\n": typeof types.GroupedReportFragmentDoc,
    "\n  query WidgetReport(\n    $id: ID!\n    $period: PeriodInput\n    $compare: [ComparisonInput!]\n    $where: [DimensionFilter!]\n    $by: [String!]\n    $top: Int\n    $orderBy: GroupOrder\n    $onlyDays: OnlyDays\n    $granularity: Granularity\n    $ofWorkingDays: Boolean! = false\n    $withAverages: Boolean! = false\n    $window: Int! = 1\n  ) {\n    widget(id: $id) {\n      id\n      report(\n        period: $period\n        compare: $compare\n        fill: BY_AGGREGATION\n        where: $where\n        by: $by\n        top: $top\n        orderBy: $orderBy\n        onlyDays: $onlyDays\n        granularity: $granularity\n      ) {\n        ...GroupedReport\n      }\n    }\n  }\n": typeof types.WidgetReportDocument,
    "\n  subscription WidgetLive(\n    $id: ID!\n    $period: PeriodInput\n    $compare: [ComparisonInput!]\n    $where: [DimensionFilter!]\n    $by: [String!]\n    $top: Int\n    $orderBy: GroupOrder\n    $onlyDays: OnlyDays\n    $granularity: Granularity\n    $ofWorkingDays: Boolean! = false\n    $withAverages: Boolean! = false\n    $window: Int! = 1\n  ) {\n    widgetReport(\n      id: $id\n      period: $period\n      compare: $compare\n      fill: BY_AGGREGATION\n      where: $where\n      by: $by\n      top: $top\n      orderBy: $orderBy\n      onlyDays: $onlyDays\n      granularity: $granularity\n    ) {\n      widget {\n        id\n        lastPushAt\n      }\n      ...GroupedReport\n    }\n  }\n": typeof types.WidgetLiveDocument,
    "\n  query ProjectWorkingDays {\n    project {\n      id\n      workingDays\n      holidays {\n        day\n      }\n    }\n  }\n": typeof types.ProjectWorkingDaysDocument,
};
const documents: Documents = {
    "\n  query DataAddressList($widgetId: ID!) {\n    dataAddresses(first: 500, widgetId: $widgetId) {\n      edges {\n        node {\n          id\n          name\n          kind\n          csv: dataUrl(format: CSV)\n          json: dataUrl(format: JSON)\n          xlsx: dataUrl(format: XLSX)\n          choosesPeriod\n          createdBy\n          createdAt\n          expiresAt\n          revokedAt\n          lastUsedAt\n        }\n      }\n    }\n  }\n": types.DataAddressListDocument,
    "\n  mutation DataAddressCreate($input: CreateDataAddressInput!) {\n    createDataAddress(input: $input) {\n      dataAddress {\n        id\n      }\n    }\n  }\n": types.DataAddressCreateDocument,
    "\n  mutation DataAddressRevoke($id: ID!) {\n    revokeDataAddress(id: $id) {\n      dataAddress {\n        id\n        revokedAt\n      }\n    }\n  }\n": types.DataAddressRevokeDocument,
    "\n  query ChartAddress(\n    $id: ID!\n    $format: ChartFormat!\n    $width: Int!\n    $height: Int!\n    $theme: ChartTheme!\n    $validHours: Int!\n    $preset: PeriodPreset\n    $days: DayRangeInput\n    $compare: ComparisonPreset\n    $onlyDays: OnlyDays\n    $by: [String!]\n    $top: Int\n    $where: [DimensionFilter!]\n  ) {\n    widget(id: $id) {\n      id\n      chartUrl(\n        format: $format\n        width: $width\n        height: $height\n        theme: $theme\n        validHours: $validHours\n        preset: $preset\n        days: $days\n        compare: $compare\n        onlyDays: $onlyDays\n        by: $by\n        top: $top\n        where: $where\n      )\n    }\n  }\n": types.ChartAddressDocument,
    "\n  mutation AlertSave($input: SaveAlertInput!) {\n    saveAlert(input: $input) {\n      alert {\n        ...AlertRule\n      }\n    }\n  }\n": types.AlertSaveDocument,
    "\n  mutation AlertDelete($id: ID!) {\n    deleteAlert(id: $id) {\n      id\n    }\n  }\n": types.AlertDeleteDocument,
    "\n  mutation AlertAcknowledge($id: ID!, $group: [String]) {\n    acknowledgeAlert(id: $id, group: $group) {\n      alert {\n        ...AlertStanding\n      }\n    }\n  }\n": types.AlertAcknowledgeDocument,
    "\n  mutation AlertSnooze($id: ID!, $until: DateTime) {\n    snoozeAlert(id: $id, until: $until) {\n      alert {\n        ...AlertStanding\n      }\n    }\n  }\n": types.AlertSnoozeDocument,
    "\n  mutation AlertPause($id: ID!) {\n    pauseAlert(id: $id) {\n      alert {\n        ...AlertStanding\n      }\n    }\n  }\n": types.AlertPauseDocument,
    "\n  mutation AlertResume($id: ID!) {\n    resumeAlert(id: $id) {\n      alert {\n        ...AlertStanding\n      }\n    }\n  }\n": types.AlertResumeDocument,
    "\n  fragment AlertStanding on Alert {\n    id\n    name\n    state\n    problem\n    paused\n    snoozedUntil\n    states {\n      group {\n        dimension\n        value\n      }\n      state\n      value\n      low\n      high\n      since\n      acknowledgedAt\n      acknowledgedBy\n    }\n  }\n": types.AlertStandingFragmentDoc,
    "\n  fragment AlertRow on Alert {\n    ...AlertStanding\n    granularity\n    condition {\n      kind\n      above\n      below\n      outside {\n        low\n        high\n      }\n      change {\n        above\n        below\n        measure\n      }\n      silence {\n        buckets\n      }\n    }\n    metric {\n      id\n      name\n      format {\n        ...NumberFormat\n      }\n    }\n    widget {\n      id\n      title\n    }\n  }\n": types.AlertRowFragmentDoc,
    "\n  fragment AlertRule on Alert {\n    ...AlertRow\n    condition {\n      change {\n        against\n        shift {\n          count\n          unit\n        }\n      }\n      goalPace {\n        unit\n      }\n      unusual {\n        deviations\n        tolerance\n        season\n        seasons\n      }\n    }\n    forBuckets\n    recoverAt\n    includeRunning\n    whenMissing\n    where {\n      dimension\n      in\n      notIn\n      startsWith\n      isSet\n    }\n    by\n    cron\n    timeZone\n    onPush\n    annotate\n    mute {\n      weekdays\n      from\n      until\n    }\n    nextEvaluationAt\n  }\n": types.AlertRuleFragmentDoc,
    "\n  fragment AlertCourse on AlertSimulation {\n    keys\n    hasMoreGroups\n    groups {\n      values {\n        dimension\n        value\n      }\n      measured\n      low\n      high\n      states\n      events {\n        from\n        to\n        bucketKey\n        value\n      }\n    }\n  }\n": types.AlertCourseFragmentDoc,
    "\n  query AlertPage($after: String, $search: String, $states: [AlertState!]) {\n    alerts(first: 50, after: $after, search: $search, states: $states) {\n      totalCount\n      nodes {\n        ...AlertRow\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.AlertPageDocument,
    "\n  subscription AlertsLive($ids: [ID!]!) {\n    alertStates(ids: $ids) {\n      ...AlertStanding\n    }\n  }\n": types.AlertsLiveDocument,
    "\n  query AlertDetails($id: ID!) {\n    alert(id: $id) {\n      ...AlertRule\n    }\n  }\n": types.AlertDetailsDocument,
    "\n  query AlertChannels($id: ID!) {\n    alert(id: $id) {\n      id\n      channels {\n        id\n        name\n      }\n    }\n  }\n": types.AlertChannelsDocument,
    "\n  query AlertBand($id: ID!, $over: PeriodInput!) {\n    alert(id: $id) {\n      id\n      band(over: $over) {\n        ...AlertCourse\n      }\n    }\n  }\n": types.AlertBandDocument,
    "\n  query AlertEvents($id: ID!, $after: String) {\n    alert(id: $id) {\n      id\n      events(first: 20, after: $after) {\n        nodes {\n          id\n          at\n          from\n          to\n          bucketKey\n          value\n          group {\n            dimension\n            value\n          }\n          notification\n          acknowledgedBy\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.AlertEventsDocument,
    "\n  query AlertSimulate($input: SaveAlertInput!, $over: PeriodInput!) {\n    simulateAlert(input: $input, over: $over) {\n      ...AlertCourse\n    }\n  }\n": types.AlertSimulateDocument,
    "\n  query AlertWidgets($search: String) {\n    widgets(first: 200, search: $search, orderBy: { field: TITLE }) {\n      nodes {\n        id\n        title\n      }\n    }\n  }\n": types.AlertWidgetsDocument,
    "\n  query AlertWidget($id: ID!) {\n    widget(id: $id) {\n      id\n      title\n      keyKind\n      dimensions {\n        name\n      }\n      metrics {\n        id\n        name\n        format {\n          ...NumberFormat\n        }\n      }\n    }\n  }\n": types.AlertWidgetDocument,
    "\n  query AlertOfName($name: String!) {\n    alerts(first: 500, search: $name) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n": types.AlertOfNameDocument,
    "\n  query AlertChannelNames($after: String) {\n    channels(first: 50, after: $after) {\n      nodes {\n        id\n        name\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.AlertChannelNamesDocument,
    "\n  fragment AnnotationDetail on Annotation {\n    id\n    at\n    firstDay\n    lastDay\n    text\n    link\n    kind\n    createdBy\n    widget {\n      id\n      title\n    }\n  }\n": types.AnnotationDetailFragmentDoc,
    "\n  query AnnotationList($after: String, $search: String) {\n    annotations(first: 50, after: $after, search: $search) {\n      totalCount\n      nodes {\n        ...AnnotationDetail\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.AnnotationListDocument,
    "\n  mutation AnnotationSave($input: SaveAnnotationInput!) {\n    saveAnnotation(input: $input) {\n      annotation {\n        ...AnnotationDetail\n      }\n    }\n  }\n": types.AnnotationSaveDocument,
    "\n  mutation AnnotationDelete($id: ID!) {\n    deleteAnnotation(id: $id) {\n      id\n    }\n  }\n": types.AnnotationDeleteDocument,
    "\n  query AuditPage($after: String, $action: String, $target: ID) {\n    auditLog(first: 50, after: $after, action: $action, target: $target) {\n      edges {\n        node {\n          id\n          at\n          endedAt\n          action\n          target\n          fields\n          actor\n          address\n          error\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.AuditPageDocument,
    "\n  fragment WidgetCard on Widget {\n    id\n    title\n    description\n    chartType\n    lastPushAt\n    report(period: $period, compare: $compare, fill: BY_AGGREGATION) {\n      ...ChartReport\n    }\n  }\n": types.WidgetCardFragmentDoc,
    "\n  query BoardCards($ids: [ID!]!, $period: PeriodInput, $compare: [ComparisonInput!]) {\n    widgetsById(ids: $ids) {\n      ...WidgetCard\n    }\n  }\n": types.BoardCardsDocument,
    "\n  subscription BoardLive($ids: [ID!]!, $period: PeriodInput, $compare: [ComparisonInput!]) {\n    widgetsById(ids: $ids) {\n      ...WidgetCard\n    }\n  }\n": types.BoardLiveDocument,
    "\n  query BoardWidgets($search: String, $tag: String) {\n    widgets(first: 500, search: $search, tag: $tag) {\n      edges {\n        node {\n          id\n          title\n          tags\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": types.BoardWidgetsDocument,
    "\n  fragment BoardParts on Board {\n    id\n    name\n    position\n    showsAllWidgets\n    cards {\n      area {\n        column\n        row\n        columns\n        rows\n      }\n      widget {\n        id\n      }\n    }\n  }\n": types.BoardPartsFragmentDoc,
    "\n  query BoardLayout($id: ID) {\n    board(id: $id) {\n      ...BoardParts\n    }\n    boards {\n      id\n      name\n    }\n  }\n": types.BoardLayoutDocument,
    "\n  mutation BoardSave($input: SaveBoardInput!) {\n    saveBoard(input: $input) {\n      board {\n        ...BoardParts\n      }\n    }\n  }\n": types.BoardSaveDocument,
    "\n  mutation BoardCreate($input: CreateBoardInput!) {\n    createBoard(input: $input) {\n      board {\n        ...BoardParts\n      }\n    }\n  }\n": types.BoardCreateDocument,
    "\n  mutation BoardUpdate($input: UpdateBoardInput!) {\n    updateBoard(input: $input) {\n      board {\n        ...BoardParts\n      }\n    }\n  }\n": types.BoardUpdateDocument,
    "\n  mutation BoardDelete($id: ID!) {\n    deleteBoard(id: $id) {\n      id\n    }\n  }\n": types.BoardDeleteDocument,
    "\n  query CataloguePage($after: String, $search: String, $status: [MetricStatus!], $steward: String, $isLate: Boolean) {\n    metrics(\n      first: 50\n      after: $after\n      search: $search\n      status: $status\n      steward: $steward\n      isLate: $isLate\n      orderBy: { field: WIDGET }\n    ) {\n      totalCount\n      nodes {\n        id\n        name\n        description\n        status\n        statusBy\n        statusAt\n        steward\n        cadence\n        widget {\n          id\n          title\n        }\n        freshness {\n          lastDataAt\n          isLate\n          lateSince\n        }\n        lineage {\n          origins {\n            kind\n            name\n          }\n          usedIn {\n            kind\n            name\n          }\n          isComplete\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.CataloguePageDocument,
    "\n  fragment ChannelFields on Channel {\n    id\n    name\n    kind\n    target\n    body\n    headerNames\n    to\n    source {\n      id\n      name\n    }\n    variables\n    events\n    eventWidgets {\n      id\n      title\n    }\n    paused\n  }\n": types.ChannelFieldsFragmentDoc,
    "\n  query ChannelPage($after: String) {\n    channels(first: 50, after: $after) {\n      edges {\n        node {\n          ...ChannelFields\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.ChannelPageDocument,
    "\n  mutation SaveChannel($input: SaveChannelInput!) {\n    saveChannel(input: $input) {\n      signingSecret\n      channel {\n        ...ChannelFields\n      }\n    }\n  }\n": types.SaveChannelDocument,
    "\n  query ChannelWidgets {\n    widgets(first: 500) {\n      nodes {\n        id\n        title\n      }\n    }\n  }\n": types.ChannelWidgetsDocument,
    "\n  mutation DeleteChannel($id: ID!) {\n    deleteChannel(id: $id) {\n      id\n    }\n  }\n": types.DeleteChannelDocument,
    "\n  mutation TestChannelOfPage($id: ID!) {\n    testChannel(id: $id) {\n      delivery {\n        id\n        state\n        error\n      }\n    }\n  }\n": types.TestChannelOfPageDocument,
    "\n  query DeliveryPage($after: String, $channelId: ID, $states: [DeliveryState!], $search: String) {\n    deliveries(first: 50, after: $after, channelId: $channelId, states: $states, search: $search) {\n      edges {\n        node {\n          id\n          title\n          state\n          error\n          attempts\n          recipient\n          createdAt\n          nextTryAt\n          endedAt\n          channel {\n            id\n            name\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.DeliveryPageDocument,
    "\n  query DeliveryDetails($id: ID!) {\n    delivery(id: $id) {\n      id\n      tries {\n        at\n        durationMs\n        status\n        reply\n        error\n      }\n      request {\n        target\n        contentType\n        body\n      }\n    }\n  }\n": types.DeliveryDetailsDocument,
    "\n  mutation ReplayDelivery($id: ID!) {\n    replayDelivery(id: $id) {\n      delivery {\n        id\n        state\n        error\n        attempts\n        nextTryAt\n        endedAt\n      }\n    }\n  }\n": types.ReplayDeliveryDocument,
    "\n  fragment NumberFormat on NumberFormat {\n    style\n    currency\n    unit\n    minimumFractionDigits\n    maximumFractionDigits\n  }\n": types.NumberFormatFragmentDoc,
    "\n  fragment ChartMetricReport on MetricReport {\n    metric {\n      id\n      name\n      format {\n        ...NumberFormat\n      }\n      aggregation\n      color\n      chartType\n      reverseGraph\n      yAxis\n      yAxisMin\n      yAxisMax\n      yAxisShow\n      labelShow\n    }\n    headline\n    values\n    comparison {\n      percentChange\n      difference\n      direction\n      verdict\n      previous\n      period {\n        label\n      }\n      values\n    }\n  }\n": types.ChartMetricReportFragmentDoc,
    "\n  fragment ChartReport on Report {\n    keys\n    granularity\n    partialIndexes\n    period {\n      label\n      partial\n    }\n    metrics {\n      ...ChartMetricReport\n    }\n  }\n": types.ChartReportFragmentDoc,
    "\n  mutation NewWidget($input: CreateWidgetInput!) {\n    createWidget(input: $input) {\n      widget {\n        id\n      }\n    }\n  }\n": types.NewWidgetDocument,
    "\n  query NewWidgetPush($id: ID!) {\n    widget(id: $id) {\n      id\n      title\n      chartType\n      keyKind\n      keyColumn\n      dimensions {\n        name\n      }\n      pushUrl\n    }\n  }\n": types.NewWidgetPushDocument,
    "\n  query WidgetExplanation(\n    $id: ID!\n    $period: PeriodInput\n    $compare: [ComparisonInput!]\n    $where: [DimensionFilter!]\n    $onlyDays: OnlyDays\n    $by: [String!]!\n    $split: Boolean!\n  ) {\n    widget(id: $id) {\n      id\n      report(\n        period: $period\n        compare: $compare\n        fill: BY_AGGREGATION\n        where: $where\n        onlyDays: $onlyDays\n      ) {\n        metrics {\n          ...ExplainedMetric\n        }\n      }\n    }\n  }\n": types.WidgetExplanationDocument,
    "\n  fragment ExplainedMetric on MetricReport {\n    metric {\n      id\n      name\n      format {\n        ...NumberFormat\n      }\n    }\n    explain {\n      summary\n      operands {\n        reference\n        value\n        issue\n      }\n      receipts {\n        id\n        acceptedAt\n        caller\n        firstKey\n        lastKey\n        rows\n      }\n    }\n    comparison {\n      period {\n        label\n      }\n      drivers(by: $by) @include(if: $split) {\n        split\n        message\n        groups {\n          values {\n            value\n          }\n          isOther\n          previous\n          current\n          contribution\n          share\n        }\n      }\n    }\n  }\n": types.ExplainedMetricFragmentDoc,
    "\n  query FormulaOperands($ids: [ID!]!, $period: PeriodInput, $granularity: Granularity) {\n    metricsById(ids: $ids) {\n      id\n      name\n      aggregation\n      widget {\n        id\n        title\n      }\n      report(period: $period, granularity: $granularity, compare: [], fill: BY_AGGREGATION) {\n        id\n        keys\n        granularity\n        headlineSource\n        period {\n          label\n        }\n        exact {\n          headline\n          sum\n          average\n          latest\n          minimum\n          maximum\n          values\n        }\n      }\n    }\n  }\n": types.FormulaOperandsDocument,
    "\n  query FormulaMetrics($search: String!) {\n    metrics(first: 8, search: $search) {\n      nodes {\n        id\n        name\n        widget {\n          id\n          title\n        }\n      }\n    }\n  }\n": types.FormulaMetricsDocument,
    "\n  mutation CalculatedMetricCreate($input: CreateCalculatedMetricInput!) {\n    createCalculatedMetric(input: $input) {\n      metric {\n        id\n        widget {\n          id\n        }\n      }\n    }\n  }\n": types.CalculatedMetricCreateDocument,
    "\n  mutation EventMetricCreate($input: CreateEventMetricInput!) {\n    createEventMetric(input: $input) {\n      metric {\n        id\n        widget {\n          id\n        }\n      }\n    }\n  }\n": types.EventMetricCreateDocument,
    "\n  query PaletteSearch($search: String!) {\n    widgets(first: 6, search: $search) {\n      nodes {\n        id\n        title\n      }\n    }\n    metrics(first: 6, search: $search) {\n      nodes {\n        id\n        name\n        widget {\n          id\n          title\n        }\n      }\n    }\n    alerts(first: 6, search: $search) {\n      nodes {\n        id\n        name\n      }\n    }\n    reportSchedules(first: 6, search: $search) {\n      nodes {\n        id\n        name\n      }\n    }\n    savedQueries(first: 6, search: $search) {\n      nodes {\n        id\n        name\n      }\n    }\n    sources(first: 6, search: $search) {\n      nodes {\n        id\n        name\n      }\n    }\n    boards {\n      id\n      name\n    }\n  }\n": types.PaletteSearchDocument,
    "\n  query CalendarNames {\n    project {\n      id\n      calendars {\n        id\n        name\n      }\n    }\n  }\n": types.CalendarNamesDocument,
    "\n  query DataEnd($id: ID!) {\n    widget(id: $id) {\n      id\n      report(period: { preset: ALL_TIME }, granularity: YEAR, compare: []) {\n        id\n        period {\n          timeZone\n        }\n        metrics {\n          coverage {\n            lastPointAt\n          }\n        }\n      }\n    }\n  }\n": types.DataEndDocument,
    "\n  query ShownDays($id: ID!, $period: PeriodInput) {\n    widget(id: $id) {\n      id\n      report(period: $period, compare: []) {\n        id\n        period {\n          firstDay\n          lastDay\n        }\n      }\n    }\n  }\n": types.ShownDaysDocument,
    "\n  mutation PointPush($input: PushInput!) {\n    push(input: $input) {\n      receipt {\n        id\n        created\n        changed\n        newMetrics\n        warnings\n      }\n      widget {\n        id\n        lastPushAt\n      }\n    }\n  }\n": types.PointPushDocument,
    "\n  mutation PointDelete($input: DeletePointsInput!) {\n    deletePoints(input: $input) {\n      deleted\n      widget {\n        id\n      }\n    }\n  }\n": types.PointDeleteDocument,
    "\n  fragment ProjectSettings on Project {\n    id\n    name\n    timeZone\n    weekStart\n    yearStart {\n      month\n      day\n    }\n    queryCacheMinutes\n    workingDays\n    holidays {\n      day\n      name\n    }\n  }\n": types.ProjectSettingsFragmentDoc,
    "\n  query ProjectPage {\n    project {\n      ...ProjectSettings\n    }\n  }\n": types.ProjectPageDocument,
    "\n  mutation ProjectSave($input: UpdateProjectInput!) {\n    updateProject(input: $input) {\n      project {\n        ...ProjectSettings\n      }\n    }\n  }\n": types.ProjectSaveDocument,
    "\n  query ProjectCalendars {\n    project {\n      id\n      calendars {\n        id\n        name\n        periods {\n          label\n          from\n          through\n        }\n      }\n    }\n  }\n": types.ProjectCalendarsDocument,
    "\n  mutation CalendarSave($input: SaveCalendarInput!) {\n    saveCalendar(input: $input) {\n      calendar {\n        id\n        name\n      }\n    }\n  }\n": types.CalendarSaveDocument,
    "\n  mutation CalendarDelete($id: ID!) {\n    deleteCalendar(id: $id) {\n      id\n    }\n  }\n": types.CalendarDeleteDocument,
    "\n  mutation UploadPart($input: PushInput!) {\n    push(input: $input) {\n      receipt {\n        id\n        replayed\n        warnings\n        newMetrics\n      }\n    }\n  }\n": types.UploadPartDocument,
    "\n  fragment QueryAnswer on QueryResult {\n    columns {\n      name\n      type\n    }\n    rows\n    rowCount\n    truncated\n    cached\n    cachedAt\n    durationMs\n  }\n": types.QueryAnswerFragmentDoc,
    "\n  query QueriesSql($sql: String!, $variables: JSON) {\n    sql(query: $sql, variables: $variables) {\n      ...QueryAnswer\n    }\n  }\n": types.QueriesSqlDocument,
    "\n  query QueriesRun($id: ID!, $variables: JSON) {\n    runQuery(id: $id, variables: $variables) {\n      ...QueryAnswer\n    }\n  }\n": types.QueriesRunDocument,
    "\n  query QueriesTables {\n    sqlTables {\n      name\n      description\n      columns {\n        name\n        type\n        description\n      }\n    }\n  }\n": types.QueriesTablesDocument,
    "\n  fragment SavedQueryFields on SavedQuery {\n    id\n    name\n    description\n    sql\n    document\n    cacheMinutes\n    version\n    savedAt\n    savedBy\n    variables {\n      name\n      type\n      list\n      required\n      default\n    }\n  }\n": types.SavedQueryFieldsFragmentDoc,
    "\n  query QueriesSaved {\n    savedQueries(first: 500) {\n      edges {\n        node {\n          id\n          name\n        }\n      }\n    }\n  }\n": types.QueriesSavedDocument,
    "\n  query QueriesOne($id: ID!) {\n    savedQuery(id: $id) {\n      ...SavedQueryFields\n    }\n  }\n": types.QueriesOneDocument,
    "\n  mutation QueriesSave($input: SaveQueryInput!) {\n    saveQuery(input: $input) {\n      savedQuery {\n        ...SavedQueryFields\n      }\n    }\n  }\n": types.QueriesSaveDocument,
    "\n  mutation QueriesDelete($id: ID!) {\n    deleteQuery(id: $id) {\n      id\n    }\n  }\n": types.QueriesDeleteDocument,
    "\n  fragment ReportScheduleFields on ReportSchedule {\n    id\n    name\n    document\n    channelIds\n    merge {\n      queryId\n      source\n      variables\n      rows\n      recipient\n    }\n    skipIfEmpty\n    cron\n    timeZone\n    afterAlertId\n    afterAlert {\n      id\n      name\n    }\n    paused\n    nextRunAt\n  }\n": types.ReportScheduleFieldsFragmentDoc,
    "\n  fragment ReportRunFields on ReportRun {\n    id\n    cause\n    state\n    queuedAt\n    startedAt\n    finishedAt\n    rows\n    messages\n    skipped\n    failed\n    error\n    problems\n  }\n": types.ReportRunFieldsFragmentDoc,
    "\n  query ReportScheduleList($after: String, $search: String) {\n    reportSchedules(first: 50, after: $after, search: $search, orderBy: { field: NAME }) {\n      totalCount\n      nodes {\n        id\n        name\n        cron\n        timeZone\n        afterAlertId\n        afterAlert {\n          id\n          name\n        }\n        paused\n        nextRunAt\n        channels {\n          id\n          name\n        }\n        runs(first: 1) {\n          ...ReportRunFields\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.ReportScheduleListDocument,
    "\n  query ReportScheduleOne($id: ID!) {\n    reportSchedule(id: $id) {\n      ...ReportScheduleFields\n    }\n  }\n": types.ReportScheduleOneDocument,
    "\n  query ReportScheduleRuns($id: ID!, $after: String) {\n    reportRuns(first: 20, after: $after, reportScheduleId: $id) {\n      nodes {\n        ...ReportRunFields\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.ReportScheduleRunsDocument,
    "\n  query ReportAlerts($search: String) {\n    alerts(first: 50, search: $search, orderBy: { field: NAME }) {\n      totalCount\n      nodes {\n        id\n        name\n      }\n    }\n  }\n": types.ReportAlertsDocument,
    "\n  query ReportChoices {\n    widgets(first: 500) {\n      nodes {\n        id\n        title\n      }\n    }\n    savedQueries(first: 500) {\n      nodes {\n        id\n        name\n      }\n    }\n    sources(first: 200) {\n      nodes {\n        id\n        name\n      }\n    }\n    channels(first: 100) {\n      nodes {\n        id\n        name\n        kind\n        target\n      }\n    }\n  }\n": types.ReportChoicesDocument,
    "\n  query ReportCronTimes($cron: String!, $timeZone: TimeZone) {\n    cronTimes(cron: $cron, timeZone: $timeZone, first: 5)\n  }\n": types.ReportCronTimesDocument,
    "\n  query ReportPreviewNow($input: PreviewReportInput!) {\n    previewReport(input: $input) {\n      title\n      html\n      recipient\n      isEmpty\n      row\n      rows\n      problems\n    }\n  }\n": types.ReportPreviewNowDocument,
    "\n  mutation ReportScheduleSave($input: SaveReportScheduleInput!) {\n    saveReportSchedule(input: $input) {\n      reportSchedule {\n        ...ReportScheduleFields\n      }\n    }\n  }\n": types.ReportScheduleSaveDocument,
    "\n  mutation ReportSchedulePause($id: ID!) {\n    pauseReportSchedule(id: $id) {\n      reportSchedule {\n        ...ReportScheduleFields\n      }\n    }\n  }\n": types.ReportSchedulePauseDocument,
    "\n  mutation ReportScheduleResume($id: ID!) {\n    resumeReportSchedule(id: $id) {\n      reportSchedule {\n        ...ReportScheduleFields\n      }\n    }\n  }\n": types.ReportScheduleResumeDocument,
    "\n  mutation ReportScheduleDelete($id: ID!) {\n    deleteReportSchedule(id: $id) {\n      id\n    }\n  }\n": types.ReportScheduleDeleteDocument,
    "\n  mutation ReportRunNow($id: ID!) {\n    runReport(id: $id) {\n      ...ReportRunFields\n    }\n  }\n": types.ReportRunNowDocument,
    "\n  mutation ReportTestSend($input: SendTestReportInput!) {\n    sendTestReport(input: $input) {\n      title\n      recipient\n    }\n  }\n": types.ReportTestSendDocument,
    "\n  query DashboardViewer {\n    viewer {\n      name\n      scopes\n      expiresAt\n    }\n  }\n": types.DashboardViewerDocument,
    "\n  query ShareList {\n    shares(first: 500) {\n      edges {\n        node {\n          id\n          url\n          showsBoard\n          createdBy\n          createdAt\n          expiresAt\n          revokedAt\n          showsAnnotations\n          widget {\n            id\n          }\n          board {\n            id\n          }\n        }\n      }\n    }\n  }\n": types.ShareListDocument,
    "\n  mutation ShareCreate($input: CreateShareInput!) {\n    createShare(input: $input) {\n      share {\n        id\n        url\n      }\n    }\n  }\n": types.ShareCreateDocument,
    "\n  mutation ShareRevoke($id: ID!) {\n    revokeShare(id: $id) {\n      share {\n        id\n        revokedAt\n      }\n    }\n  }\n": types.ShareRevokeDocument,
    "\n  fragment CallAnswer on CallResult {\n    ok\n    data\n    error {\n      code\n      message\n    }\n    requests {\n      name\n      method\n      url\n      status\n      ok\n      attempts\n      durationMs\n      fromCache\n      data\n      error {\n        message\n      }\n    }\n  }\n": types.CallAnswerFragmentDoc,
    "\n  fragment FeedWidget on Widget {\n    id\n    title\n    dimensions {\n      name\n    }\n  }\n": types.FeedWidgetFragmentDoc,
    "\n  fragment FeedFields on Feed {\n    id\n    name\n    source {\n      name\n    }\n    widget {\n      ...FeedWidget\n    }\n    rows\n    filter\n    key\n    metrics {\n      name\n      value\n      format {\n        ...NumberFormat\n      }\n    }\n    dimensions {\n      name\n      value\n    }\n    history\n    variables\n    hook\n    hookUrl @include(if: $mayManage)\n    hookVerifyToken @include(if: $mayManage)\n    hookDelivery {\n      header\n      path\n    }\n    hookSignature {\n      header\n      algorithm\n      encoding\n      prefix\n      signs\n      timestampHeader\n      toleranceSeconds\n    }\n    hookChallenge {\n      from\n      name\n      reply\n      replyName\n    }\n    cron\n    timeZone\n    paused\n    stale\n    nextRunAt\n    lastSuccessAt\n    runs(first: 10) {\n      id\n      cause\n      state\n      queuedAt\n      startedAt\n      durationMs\n      rows\n      points\n      skipped\n      truncated\n      problems\n      error {\n        message\n      }\n    }\n  }\n": types.FeedFieldsFragmentDoc,
    "\n  query SourceList {\n    sources(first: 200) {\n      edges {\n        node {\n          id\n          name\n          description\n        }\n      }\n    }\n  }\n": types.SourceListDocument,
    "\n  query SourcePage($name: String!, $mayManage: Boolean!) {\n    source(name: $name) {\n      id\n      name\n      description\n      secretNames\n      version\n      grantState\n      requests {\n        name\n        method\n        url\n        headers\n        params\n        json\n        data\n        auth\n        after\n        attempts\n        maxWaitSeconds\n        timeoutMs\n        failOnStatus\n        safe\n        private\n        cacheSeconds\n        reads\n        charset\n        pagination {\n          kind\n          itemsPath\n          maxPages\n          param\n          start\n          size\n          sizeParam\n          into\n          cursorPath\n          cursorHeader\n          morePath\n        }\n      }\n      feeds {\n        ...FeedFields\n      }\n    }\n  }\n": types.SourcePageDocument,
    "\n  mutation SourceConsentStart($id: ID!) {\n    startSourceConsent(id: $id) {\n      url\n    }\n  }\n": types.SourceConsentStartDocument,
    "\n  mutation SourceConsentFinish($input: FinishSourceConsentInput!) {\n    finishSourceConsent(input: $input) {\n      source {\n        id\n        name\n        grantState\n      }\n    }\n  }\n": types.SourceConsentFinishDocument,
    "\n  mutation SourceSave($input: SaveSourceInput!) {\n    saveSource(input: $input) {\n      source {\n        id\n        name\n        version\n      }\n    }\n  }\n": types.SourceSaveDocument,
    "\n  mutation SourceDelete($name: String!) {\n    deleteSource(name: $name) {\n      id\n    }\n  }\n": types.SourceDeleteDocument,
    "\n  mutation SourceTest($input: TestSourceInput!) {\n    testSource(input: $input) {\n      ...CallAnswer\n    }\n  }\n": types.SourceTestDocument,
    "\n  query FeedWidgets($search: String) {\n    widgets(first: 50, search: $search, orderBy: { field: TITLE }) {\n      totalCount\n      nodes {\n        ...FeedWidget\n      }\n    }\n  }\n": types.FeedWidgetsDocument,
    "\n  mutation FeedSave($input: SaveFeedInput!, $mayManage: Boolean! = true) {\n    saveFeed(input: $input) {\n      feed {\n        ...FeedFields\n      }\n    }\n  }\n": types.FeedSaveDocument,
    "\n  mutation FeedRunNow($name: String!) {\n    runFeed(name: $name) {\n      id\n      state\n      rows\n      points\n      problems\n      error {\n        message\n      }\n    }\n  }\n": types.FeedRunNowDocument,
    "\n  mutation FeedDelete($name: String!) {\n    deleteFeed(name: $name) {\n      id\n    }\n  }\n": types.FeedDeleteDocument,
    "\n  query ClientList($after: String) {\n    clients(first: 50, after: $after) {\n      nodes {\n        id\n        name\n        clientId\n        scopes\n        allowedIps\n        allowedEvents\n        publicKeys {\n          kid\n        }\n        createdAt\n        lastUsedAt\n        revokedAt\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.ClientListDocument,
    "\n  mutation ClientCreate($input: CreateClientInput!) {\n    createClient(input: $input) {\n      clientId\n      clientSecret\n      client {\n        id\n        name\n      }\n    }\n  }\n": types.ClientCreateDocument,
    "\n  mutation ClientRotate($id: ID!) {\n    rotateClientSecret(id: $id) {\n      clientId\n      clientSecret\n      client {\n        id\n        name\n      }\n    }\n  }\n": types.ClientRotateDocument,
    "\n  mutation ClientRevoke($id: ID!) {\n    revokeClient(id: $id) {\n      client {\n        id\n        revokedAt\n      }\n    }\n  }\n": types.ClientRevokeDocument,
    "\n  query TokenList($after: String) {\n    tokens(first: 100, after: $after) {\n      edges {\n        node {\n          id\n          name\n          hint\n          scopes\n          allowedIps\n          allowedEvents\n          autoCreate\n          widgetIds\n          where\n          createdAt\n          expiresAt\n          lastUsedAt\n          revokedAt\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.TokenListDocument,
    "\n  mutation TokenCreate($input: CreateTokenInput!) {\n    createToken(input: $input) {\n      secret\n      token {\n        id\n        name\n      }\n    }\n  }\n": types.TokenCreateDocument,
    "\n  mutation TokenRotate($id: ID!) {\n    rotateToken(id: $id) {\n      secret\n      token {\n        id\n        name\n      }\n    }\n  }\n": types.TokenRotateDocument,
    "\n  mutation TokenRevoke($id: ID!) {\n    revokeToken(id: $id) {\n      token {\n        id\n      }\n    }\n  }\n": types.TokenRevokeDocument,
    "\n  query TokenWidgets($search: String) {\n    widgets(first: 200, search: $search, orderBy: { field: TITLE }) {\n      totalCount\n      nodes {\n        id\n        title\n      }\n    }\n  }\n": types.TokenWidgetsDocument,
    "\n  fragment WidgetSettings on Widget {\n    id\n    title\n    description\n    owner\n    pushName\n    tags\n    chartType\n    keyKind\n    keyColumn\n    dimensions {\n      name\n    }\n    defaultPeriod\n    keepInstantsDays\n    keepHoursDays\n    createdAt\n    lastPushAt\n    metrics {\n      id\n      name\n      description\n      format {\n        ...NumberFormat\n      }\n      aggregation\n      across\n      weightMetric {\n        id\n      }\n      defaultOnDuplicate\n      status\n      steward\n      cadence\n      color\n      chartType\n      reverse\n      reverseGraph\n      yAxis\n      yAxisShow\n      labelShow\n      exact {\n        headlineOverride\n        comparisonOverride\n        yAxisMin\n        yAxisMax\n      }\n      formula\n      eventCount {\n        event\n      }\n      goals {\n        period\n        target\n        direction\n        pace\n        where {\n          dimension\n          in\n          notIn\n          startsWith\n          isSet\n        }\n      }\n    }\n  }\n": types.WidgetSettingsFragmentDoc,
    "\n  query WidgetPage($id: ID!) {\n    widget(id: $id) {\n      ...WidgetSettings\n    }\n  }\n": types.WidgetPageDocument,
    "\n  query WidgetDimensionValues($id: ID!, $search: String) {\n    widget(id: $id) {\n      id\n      dimensions {\n        name\n        values(first: 50, search: $search) {\n          nodes {\n            value\n          }\n          pageInfo {\n            hasNextPage\n          }\n        }\n      }\n    }\n  }\n": types.WidgetDimensionValuesDocument,
    "\n  query WidgetPushUrl($id: ID!) {\n    widget(id: $id) {\n      id\n      pushUrl\n    }\n  }\n": types.WidgetPushUrlDocument,
    "\n  query WidgetReceipts($id: ID!) {\n    widget(id: $id) {\n      id\n      lastPushAt\n      receipts(first: 10) {\n        edges {\n          node {\n            id\n            acceptedAt\n            caller\n            firstKey\n            lastKey\n            rows\n            points\n            created\n            changed\n          }\n        }\n      }\n    }\n  }\n": types.WidgetReceiptsDocument,
    "\n  mutation WidgetUpdate($input: UpdateWidgetInput!) {\n    updateWidget(input: $input) {\n      widget {\n        ...WidgetSettings\n      }\n    }\n  }\n": types.WidgetUpdateDocument,
    "\n  mutation MetricDelete($id: ID!) {\n    deleteMetric(id: $id) {\n      id\n    }\n  }\n": types.MetricDeleteDocument,
    "\n  mutation MetricUpdate($input: UpdateMetricInput!) {\n    updateMetric(input: $input) {\n      metric {\n        id\n        widget {\n          id\n        }\n      }\n    }\n  }\n": types.MetricUpdateDocument,
    "\n  mutation MetricGoalSet($input: SetGoalInput!) {\n    setGoal(input: $input) {\n      metric {\n        id\n        widget {\n          id\n        }\n      }\n    }\n  }\n": types.MetricGoalSetDocument,
    "\n  mutation WidgetRotateKey($id: ID!) {\n    rotatePushKey(widgetId: $id) {\n      widget {\n        id\n        pushUrl\n      }\n    }\n  }\n": types.WidgetRotateKeyDocument,
    "\n  mutation WidgetDelete($id: ID!) {\n    deleteWidget(id: $id) {\n      id\n    }\n  }\n": types.WidgetDeleteDocument,
    "\n  fragment ReportDetail on Report {\n    ...ChartReport\n    period {\n      firstDay\n      lastDay\n      days\n      workingDays\n    }\n    comparedPeriods {\n      label\n      workingDays\n    }\n    metrics {\n      headlineReason\n      comparison {\n        period {\n          firstDay\n        }\n      }\n      average\n      averagePerWorkingDay @include(if: $ofWorkingDays)\n      movingAverage(buckets: $window) @include(if: $withAverages)\n      minimum\n      maximum\n      latest\n      count\n      goal {\n        target\n        attained\n        ratio\n        onPace\n      }\n    }\n  }\n": types.ReportDetailFragmentDoc,
    "\n  fragment GroupedReport on Report {\n    ...ReportDetail\n    annotations {\n      firstIndex\n      lastIndex\n      annotation {\n        ...AnnotationDetail\n      }\n    }\n    groups {\n      id\n      isOther\n      values {\n        dimension\n        value\n      }\n      metrics {\n        ...ChartMetricReport\n        share\n        comparison {\n          period {\n            firstDay\n          }\n        }\n      }\n    }\n  }\n": types.GroupedReportFragmentDoc,
    "\n  query WidgetReport(\n    $id: ID!\n    $period: PeriodInput\n    $compare: [ComparisonInput!]\n    $where: [DimensionFilter!]\n    $by: [String!]\n    $top: Int\n    $orderBy: GroupOrder\n    $onlyDays: OnlyDays\n    $granularity: Granularity\n    $ofWorkingDays: Boolean! = false\n    $withAverages: Boolean! = false\n    $window: Int! = 1\n  ) {\n    widget(id: $id) {\n      id\n      report(\n        period: $period\n        compare: $compare\n        fill: BY_AGGREGATION\n        where: $where\n        by: $by\n        top: $top\n        orderBy: $orderBy\n        onlyDays: $onlyDays\n        granularity: $granularity\n      ) {\n        ...GroupedReport\n      }\n    }\n  }\n": types.WidgetReportDocument,
    "\n  subscription WidgetLive(\n    $id: ID!\n    $period: PeriodInput\n    $compare: [ComparisonInput!]\n    $where: [DimensionFilter!]\n    $by: [String!]\n    $top: Int\n    $orderBy: GroupOrder\n    $onlyDays: OnlyDays\n    $granularity: Granularity\n    $ofWorkingDays: Boolean! = false\n    $withAverages: Boolean! = false\n    $window: Int! = 1\n  ) {\n    widgetReport(\n      id: $id\n      period: $period\n      compare: $compare\n      fill: BY_AGGREGATION\n      where: $where\n      by: $by\n      top: $top\n      orderBy: $orderBy\n      onlyDays: $onlyDays\n      granularity: $granularity\n    ) {\n      widget {\n        id\n        lastPushAt\n      }\n      ...GroupedReport\n    }\n  }\n": types.WidgetLiveDocument,
    "\n  query ProjectWorkingDays {\n    project {\n      id\n      workingDays\n      holidays {\n        day\n      }\n    }\n  }\n": types.ProjectWorkingDaysDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DataAddressList($widgetId: ID!) {\n    dataAddresses(first: 500, widgetId: $widgetId) {\n      edges {\n        node {\n          id\n          name\n          kind\n          csv: dataUrl(format: CSV)\n          json: dataUrl(format: JSON)\n          xlsx: dataUrl(format: XLSX)\n          choosesPeriod\n          createdBy\n          createdAt\n          expiresAt\n          revokedAt\n          lastUsedAt\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DataAddressListDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DataAddressCreate($input: CreateDataAddressInput!) {\n    createDataAddress(input: $input) {\n      dataAddress {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DataAddressCreateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DataAddressRevoke($id: ID!) {\n    revokeDataAddress(id: $id) {\n      dataAddress {\n        id\n        revokedAt\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DataAddressRevokeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ChartAddress(\n    $id: ID!\n    $format: ChartFormat!\n    $width: Int!\n    $height: Int!\n    $theme: ChartTheme!\n    $validHours: Int!\n    $preset: PeriodPreset\n    $days: DayRangeInput\n    $compare: ComparisonPreset\n    $onlyDays: OnlyDays\n    $by: [String!]\n    $top: Int\n    $where: [DimensionFilter!]\n  ) {\n    widget(id: $id) {\n      id\n      chartUrl(\n        format: $format\n        width: $width\n        height: $height\n        theme: $theme\n        validHours: $validHours\n        preset: $preset\n        days: $days\n        compare: $compare\n        onlyDays: $onlyDays\n        by: $by\n        top: $top\n        where: $where\n      )\n    }\n  }\n"): typeof import('./graphql.ts').ChartAddressDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AlertSave($input: SaveAlertInput!) {\n    saveAlert(input: $input) {\n      alert {\n        ...AlertRule\n      }\n    }\n  }\n"): typeof import('./graphql.ts').AlertSaveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AlertDelete($id: ID!) {\n    deleteAlert(id: $id) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').AlertDeleteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AlertAcknowledge($id: ID!, $group: [String]) {\n    acknowledgeAlert(id: $id, group: $group) {\n      alert {\n        ...AlertStanding\n      }\n    }\n  }\n"): typeof import('./graphql.ts').AlertAcknowledgeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AlertSnooze($id: ID!, $until: DateTime) {\n    snoozeAlert(id: $id, until: $until) {\n      alert {\n        ...AlertStanding\n      }\n    }\n  }\n"): typeof import('./graphql.ts').AlertSnoozeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AlertPause($id: ID!) {\n    pauseAlert(id: $id) {\n      alert {\n        ...AlertStanding\n      }\n    }\n  }\n"): typeof import('./graphql.ts').AlertPauseDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AlertResume($id: ID!) {\n    resumeAlert(id: $id) {\n      alert {\n        ...AlertStanding\n      }\n    }\n  }\n"): typeof import('./graphql.ts').AlertResumeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AlertStanding on Alert {\n    id\n    name\n    state\n    problem\n    paused\n    snoozedUntil\n    states {\n      group {\n        dimension\n        value\n      }\n      state\n      value\n      low\n      high\n      since\n      acknowledgedAt\n      acknowledgedBy\n    }\n  }\n"): typeof import('./graphql.ts').AlertStandingFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AlertRow on Alert {\n    ...AlertStanding\n    granularity\n    condition {\n      kind\n      above\n      below\n      outside {\n        low\n        high\n      }\n      change {\n        above\n        below\n        measure\n      }\n      silence {\n        buckets\n      }\n    }\n    metric {\n      id\n      name\n      format {\n        ...NumberFormat\n      }\n    }\n    widget {\n      id\n      title\n    }\n  }\n"): typeof import('./graphql.ts').AlertRowFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AlertRule on Alert {\n    ...AlertRow\n    condition {\n      change {\n        against\n        shift {\n          count\n          unit\n        }\n      }\n      goalPace {\n        unit\n      }\n      unusual {\n        deviations\n        tolerance\n        season\n        seasons\n      }\n    }\n    forBuckets\n    recoverAt\n    includeRunning\n    whenMissing\n    where {\n      dimension\n      in\n      notIn\n      startsWith\n      isSet\n    }\n    by\n    cron\n    timeZone\n    onPush\n    annotate\n    mute {\n      weekdays\n      from\n      until\n    }\n    nextEvaluationAt\n  }\n"): typeof import('./graphql.ts').AlertRuleFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AlertCourse on AlertSimulation {\n    keys\n    hasMoreGroups\n    groups {\n      values {\n        dimension\n        value\n      }\n      measured\n      low\n      high\n      states\n      events {\n        from\n        to\n        bucketKey\n        value\n      }\n    }\n  }\n"): typeof import('./graphql.ts').AlertCourseFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AlertPage($after: String, $search: String, $states: [AlertState!]) {\n    alerts(first: 50, after: $after, search: $search, states: $states) {\n      totalCount\n      nodes {\n        ...AlertRow\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.ts').AlertPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription AlertsLive($ids: [ID!]!) {\n    alertStates(ids: $ids) {\n      ...AlertStanding\n    }\n  }\n"): typeof import('./graphql.ts').AlertsLiveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AlertDetails($id: ID!) {\n    alert(id: $id) {\n      ...AlertRule\n    }\n  }\n"): typeof import('./graphql.ts').AlertDetailsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AlertChannels($id: ID!) {\n    alert(id: $id) {\n      id\n      channels {\n        id\n        name\n      }\n    }\n  }\n"): typeof import('./graphql.ts').AlertChannelsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AlertBand($id: ID!, $over: PeriodInput!) {\n    alert(id: $id) {\n      id\n      band(over: $over) {\n        ...AlertCourse\n      }\n    }\n  }\n"): typeof import('./graphql.ts').AlertBandDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AlertEvents($id: ID!, $after: String) {\n    alert(id: $id) {\n      id\n      events(first: 20, after: $after) {\n        nodes {\n          id\n          at\n          from\n          to\n          bucketKey\n          value\n          group {\n            dimension\n            value\n          }\n          notification\n          acknowledgedBy\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').AlertEventsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AlertSimulate($input: SaveAlertInput!, $over: PeriodInput!) {\n    simulateAlert(input: $input, over: $over) {\n      ...AlertCourse\n    }\n  }\n"): typeof import('./graphql.ts').AlertSimulateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AlertWidgets($search: String) {\n    widgets(first: 200, search: $search, orderBy: { field: TITLE }) {\n      nodes {\n        id\n        title\n      }\n    }\n  }\n"): typeof import('./graphql.ts').AlertWidgetsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AlertWidget($id: ID!) {\n    widget(id: $id) {\n      id\n      title\n      keyKind\n      dimensions {\n        name\n      }\n      metrics {\n        id\n        name\n        format {\n          ...NumberFormat\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').AlertWidgetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AlertOfName($name: String!) {\n    alerts(first: 500, search: $name) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n"): typeof import('./graphql.ts').AlertOfNameDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AlertChannelNames($after: String) {\n    channels(first: 50, after: $after) {\n      nodes {\n        id\n        name\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.ts').AlertChannelNamesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AnnotationDetail on Annotation {\n    id\n    at\n    firstDay\n    lastDay\n    text\n    link\n    kind\n    createdBy\n    widget {\n      id\n      title\n    }\n  }\n"): typeof import('./graphql.ts').AnnotationDetailFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AnnotationList($after: String, $search: String) {\n    annotations(first: 50, after: $after, search: $search) {\n      totalCount\n      nodes {\n        ...AnnotationDetail\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.ts').AnnotationListDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AnnotationSave($input: SaveAnnotationInput!) {\n    saveAnnotation(input: $input) {\n      annotation {\n        ...AnnotationDetail\n      }\n    }\n  }\n"): typeof import('./graphql.ts').AnnotationSaveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AnnotationDelete($id: ID!) {\n    deleteAnnotation(id: $id) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').AnnotationDeleteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AuditPage($after: String, $action: String, $target: ID) {\n    auditLog(first: 50, after: $after, action: $action, target: $target) {\n      edges {\n        node {\n          id\n          at\n          endedAt\n          action\n          target\n          fields\n          actor\n          address\n          error\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.ts').AuditPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WidgetCard on Widget {\n    id\n    title\n    description\n    chartType\n    lastPushAt\n    report(period: $period, compare: $compare, fill: BY_AGGREGATION) {\n      ...ChartReport\n    }\n  }\n"): typeof import('./graphql.ts').WidgetCardFragmentDoc;
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
export function graphql(source: "\n  fragment BoardParts on Board {\n    id\n    name\n    position\n    showsAllWidgets\n    cards {\n      area {\n        column\n        row\n        columns\n        rows\n      }\n      widget {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.ts').BoardPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BoardLayout($id: ID) {\n    board(id: $id) {\n      ...BoardParts\n    }\n    boards {\n      id\n      name\n    }\n  }\n"): typeof import('./graphql.ts').BoardLayoutDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BoardSave($input: SaveBoardInput!) {\n    saveBoard(input: $input) {\n      board {\n        ...BoardParts\n      }\n    }\n  }\n"): typeof import('./graphql.ts').BoardSaveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BoardCreate($input: CreateBoardInput!) {\n    createBoard(input: $input) {\n      board {\n        ...BoardParts\n      }\n    }\n  }\n"): typeof import('./graphql.ts').BoardCreateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BoardUpdate($input: UpdateBoardInput!) {\n    updateBoard(input: $input) {\n      board {\n        ...BoardParts\n      }\n    }\n  }\n"): typeof import('./graphql.ts').BoardUpdateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BoardDelete($id: ID!) {\n    deleteBoard(id: $id) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').BoardDeleteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CataloguePage($after: String, $search: String, $status: [MetricStatus!], $steward: String, $isLate: Boolean) {\n    metrics(\n      first: 50\n      after: $after\n      search: $search\n      status: $status\n      steward: $steward\n      isLate: $isLate\n      orderBy: { field: WIDGET }\n    ) {\n      totalCount\n      nodes {\n        id\n        name\n        description\n        status\n        statusBy\n        statusAt\n        steward\n        cadence\n        widget {\n          id\n          title\n        }\n        freshness {\n          lastDataAt\n          isLate\n          lateSince\n        }\n        lineage {\n          origins {\n            kind\n            name\n          }\n          usedIn {\n            kind\n            name\n          }\n          isComplete\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CataloguePageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ChannelFields on Channel {\n    id\n    name\n    kind\n    target\n    body\n    headerNames\n    to\n    source {\n      id\n      name\n    }\n    variables\n    events\n    eventWidgets {\n      id\n      title\n    }\n    paused\n  }\n"): typeof import('./graphql.ts').ChannelFieldsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ChannelPage($after: String) {\n    channels(first: 50, after: $after) {\n      edges {\n        node {\n          ...ChannelFields\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ChannelPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SaveChannel($input: SaveChannelInput!) {\n    saveChannel(input: $input) {\n      signingSecret\n      channel {\n        ...ChannelFields\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SaveChannelDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ChannelWidgets {\n    widgets(first: 500) {\n      nodes {\n        id\n        title\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ChannelWidgetsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteChannel($id: ID!) {\n    deleteChannel(id: $id) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').DeleteChannelDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestChannelOfPage($id: ID!) {\n    testChannel(id: $id) {\n      delivery {\n        id\n        state\n        error\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestChannelOfPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeliveryPage($after: String, $channelId: ID, $states: [DeliveryState!], $search: String) {\n    deliveries(first: 50, after: $after, channelId: $channelId, states: $states, search: $search) {\n      edges {\n        node {\n          id\n          title\n          state\n          error\n          attempts\n          recipient\n          createdAt\n          nextTryAt\n          endedAt\n          channel {\n            id\n            name\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DeliveryPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeliveryDetails($id: ID!) {\n    delivery(id: $id) {\n      id\n      tries {\n        at\n        durationMs\n        status\n        reply\n        error\n      }\n      request {\n        target\n        contentType\n        body\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DeliveryDetailsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReplayDelivery($id: ID!) {\n    replayDelivery(id: $id) {\n      delivery {\n        id\n        state\n        error\n        attempts\n        nextTryAt\n        endedAt\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ReplayDeliveryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment NumberFormat on NumberFormat {\n    style\n    currency\n    unit\n    minimumFractionDigits\n    maximumFractionDigits\n  }\n"): typeof import('./graphql.ts').NumberFormatFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ChartMetricReport on MetricReport {\n    metric {\n      id\n      name\n      format {\n        ...NumberFormat\n      }\n      aggregation\n      color\n      chartType\n      reverseGraph\n      yAxis\n      yAxisMin\n      yAxisMax\n      yAxisShow\n      labelShow\n    }\n    headline\n    values\n    comparison {\n      percentChange\n      difference\n      direction\n      verdict\n      previous\n      period {\n        label\n      }\n      values\n    }\n  }\n"): typeof import('./graphql.ts').ChartMetricReportFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ChartReport on Report {\n    keys\n    granularity\n    partialIndexes\n    period {\n      label\n      partial\n    }\n    metrics {\n      ...ChartMetricReport\n    }\n  }\n"): typeof import('./graphql.ts').ChartReportFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation NewWidget($input: CreateWidgetInput!) {\n    createWidget(input: $input) {\n      widget {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.ts').NewWidgetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NewWidgetPush($id: ID!) {\n    widget(id: $id) {\n      id\n      title\n      chartType\n      keyKind\n      keyColumn\n      dimensions {\n        name\n      }\n      pushUrl\n    }\n  }\n"): typeof import('./graphql.ts').NewWidgetPushDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WidgetExplanation(\n    $id: ID!\n    $period: PeriodInput\n    $compare: [ComparisonInput!]\n    $where: [DimensionFilter!]\n    $onlyDays: OnlyDays\n    $by: [String!]!\n    $split: Boolean!\n  ) {\n    widget(id: $id) {\n      id\n      report(\n        period: $period\n        compare: $compare\n        fill: BY_AGGREGATION\n        where: $where\n        onlyDays: $onlyDays\n      ) {\n        metrics {\n          ...ExplainedMetric\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').WidgetExplanationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ExplainedMetric on MetricReport {\n    metric {\n      id\n      name\n      format {\n        ...NumberFormat\n      }\n    }\n    explain {\n      summary\n      operands {\n        reference\n        value\n        issue\n      }\n      receipts {\n        id\n        acceptedAt\n        caller\n        firstKey\n        lastKey\n        rows\n      }\n    }\n    comparison {\n      period {\n        label\n      }\n      drivers(by: $by) @include(if: $split) {\n        split\n        message\n        groups {\n          values {\n            value\n          }\n          isOther\n          previous\n          current\n          contribution\n          share\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ExplainedMetricFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FormulaOperands($ids: [ID!]!, $period: PeriodInput, $granularity: Granularity) {\n    metricsById(ids: $ids) {\n      id\n      name\n      aggregation\n      widget {\n        id\n        title\n      }\n      report(period: $period, granularity: $granularity, compare: [], fill: BY_AGGREGATION) {\n        id\n        keys\n        granularity\n        headlineSource\n        period {\n          label\n        }\n        exact {\n          headline\n          sum\n          average\n          latest\n          minimum\n          maximum\n          values\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').FormulaOperandsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FormulaMetrics($search: String!) {\n    metrics(first: 8, search: $search) {\n      nodes {\n        id\n        name\n        widget {\n          id\n          title\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').FormulaMetricsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CalculatedMetricCreate($input: CreateCalculatedMetricInput!) {\n    createCalculatedMetric(input: $input) {\n      metric {\n        id\n        widget {\n          id\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CalculatedMetricCreateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EventMetricCreate($input: CreateEventMetricInput!) {\n    createEventMetric(input: $input) {\n      metric {\n        id\n        widget {\n          id\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').EventMetricCreateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PaletteSearch($search: String!) {\n    widgets(first: 6, search: $search) {\n      nodes {\n        id\n        title\n      }\n    }\n    metrics(first: 6, search: $search) {\n      nodes {\n        id\n        name\n        widget {\n          id\n          title\n        }\n      }\n    }\n    alerts(first: 6, search: $search) {\n      nodes {\n        id\n        name\n      }\n    }\n    reportSchedules(first: 6, search: $search) {\n      nodes {\n        id\n        name\n      }\n    }\n    savedQueries(first: 6, search: $search) {\n      nodes {\n        id\n        name\n      }\n    }\n    sources(first: 6, search: $search) {\n      nodes {\n        id\n        name\n      }\n    }\n    boards {\n      id\n      name\n    }\n  }\n"): typeof import('./graphql.ts').PaletteSearchDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CalendarNames {\n    project {\n      id\n      calendars {\n        id\n        name\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CalendarNamesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DataEnd($id: ID!) {\n    widget(id: $id) {\n      id\n      report(period: { preset: ALL_TIME }, granularity: YEAR, compare: []) {\n        id\n        period {\n          timeZone\n        }\n        metrics {\n          coverage {\n            lastPointAt\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DataEndDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShownDays($id: ID!, $period: PeriodInput) {\n    widget(id: $id) {\n      id\n      report(period: $period, compare: []) {\n        id\n        period {\n          firstDay\n          lastDay\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ShownDaysDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PointPush($input: PushInput!) {\n    push(input: $input) {\n      receipt {\n        id\n        created\n        changed\n        newMetrics\n        warnings\n      }\n      widget {\n        id\n        lastPushAt\n      }\n    }\n  }\n"): typeof import('./graphql.ts').PointPushDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PointDelete($input: DeletePointsInput!) {\n    deletePoints(input: $input) {\n      deleted\n      widget {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.ts').PointDeleteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ProjectSettings on Project {\n    id\n    name\n    timeZone\n    weekStart\n    yearStart {\n      month\n      day\n    }\n    queryCacheMinutes\n    workingDays\n    holidays {\n      day\n      name\n    }\n  }\n"): typeof import('./graphql.ts').ProjectSettingsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProjectPage {\n    project {\n      ...ProjectSettings\n    }\n  }\n"): typeof import('./graphql.ts').ProjectPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ProjectSave($input: UpdateProjectInput!) {\n    updateProject(input: $input) {\n      project {\n        ...ProjectSettings\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ProjectSaveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProjectCalendars {\n    project {\n      id\n      calendars {\n        id\n        name\n        periods {\n          label\n          from\n          through\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ProjectCalendarsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CalendarSave($input: SaveCalendarInput!) {\n    saveCalendar(input: $input) {\n      calendar {\n        id\n        name\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CalendarSaveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CalendarDelete($id: ID!) {\n    deleteCalendar(id: $id) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').CalendarDeleteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UploadPart($input: PushInput!) {\n    push(input: $input) {\n      receipt {\n        id\n        replayed\n        warnings\n        newMetrics\n      }\n    }\n  }\n"): typeof import('./graphql.ts').UploadPartDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment QueryAnswer on QueryResult {\n    columns {\n      name\n      type\n    }\n    rows\n    rowCount\n    truncated\n    cached\n    cachedAt\n    durationMs\n  }\n"): typeof import('./graphql.ts').QueryAnswerFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query QueriesSql($sql: String!, $variables: JSON) {\n    sql(query: $sql, variables: $variables) {\n      ...QueryAnswer\n    }\n  }\n"): typeof import('./graphql.ts').QueriesSqlDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query QueriesRun($id: ID!, $variables: JSON) {\n    runQuery(id: $id, variables: $variables) {\n      ...QueryAnswer\n    }\n  }\n"): typeof import('./graphql.ts').QueriesRunDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query QueriesTables {\n    sqlTables {\n      name\n      description\n      columns {\n        name\n        type\n        description\n      }\n    }\n  }\n"): typeof import('./graphql.ts').QueriesTablesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SavedQueryFields on SavedQuery {\n    id\n    name\n    description\n    sql\n    document\n    cacheMinutes\n    version\n    savedAt\n    savedBy\n    variables {\n      name\n      type\n      list\n      required\n      default\n    }\n  }\n"): typeof import('./graphql.ts').SavedQueryFieldsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query QueriesSaved {\n    savedQueries(first: 500) {\n      edges {\n        node {\n          id\n          name\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').QueriesSavedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query QueriesOne($id: ID!) {\n    savedQuery(id: $id) {\n      ...SavedQueryFields\n    }\n  }\n"): typeof import('./graphql.ts').QueriesOneDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation QueriesSave($input: SaveQueryInput!) {\n    saveQuery(input: $input) {\n      savedQuery {\n        ...SavedQueryFields\n      }\n    }\n  }\n"): typeof import('./graphql.ts').QueriesSaveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation QueriesDelete($id: ID!) {\n    deleteQuery(id: $id) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').QueriesDeleteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ReportScheduleFields on ReportSchedule {\n    id\n    name\n    document\n    channelIds\n    merge {\n      queryId\n      source\n      variables\n      rows\n      recipient\n    }\n    skipIfEmpty\n    cron\n    timeZone\n    afterAlertId\n    afterAlert {\n      id\n      name\n    }\n    paused\n    nextRunAt\n  }\n"): typeof import('./graphql.ts').ReportScheduleFieldsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ReportRunFields on ReportRun {\n    id\n    cause\n    state\n    queuedAt\n    startedAt\n    finishedAt\n    rows\n    messages\n    skipped\n    failed\n    error\n    problems\n  }\n"): typeof import('./graphql.ts').ReportRunFieldsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReportScheduleList($after: String, $search: String) {\n    reportSchedules(first: 50, after: $after, search: $search, orderBy: { field: NAME }) {\n      totalCount\n      nodes {\n        id\n        name\n        cron\n        timeZone\n        afterAlertId\n        afterAlert {\n          id\n          name\n        }\n        paused\n        nextRunAt\n        channels {\n          id\n          name\n        }\n        runs(first: 1) {\n          ...ReportRunFields\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ReportScheduleListDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReportScheduleOne($id: ID!) {\n    reportSchedule(id: $id) {\n      ...ReportScheduleFields\n    }\n  }\n"): typeof import('./graphql.ts').ReportScheduleOneDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReportScheduleRuns($id: ID!, $after: String) {\n    reportRuns(first: 20, after: $after, reportScheduleId: $id) {\n      nodes {\n        ...ReportRunFields\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ReportScheduleRunsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReportAlerts($search: String) {\n    alerts(first: 50, search: $search, orderBy: { field: NAME }) {\n      totalCount\n      nodes {\n        id\n        name\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ReportAlertsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReportChoices {\n    widgets(first: 500) {\n      nodes {\n        id\n        title\n      }\n    }\n    savedQueries(first: 500) {\n      nodes {\n        id\n        name\n      }\n    }\n    sources(first: 200) {\n      nodes {\n        id\n        name\n      }\n    }\n    channels(first: 100) {\n      nodes {\n        id\n        name\n        kind\n        target\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ReportChoicesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReportCronTimes($cron: String!, $timeZone: TimeZone) {\n    cronTimes(cron: $cron, timeZone: $timeZone, first: 5)\n  }\n"): typeof import('./graphql.ts').ReportCronTimesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReportPreviewNow($input: PreviewReportInput!) {\n    previewReport(input: $input) {\n      title\n      html\n      recipient\n      isEmpty\n      row\n      rows\n      problems\n    }\n  }\n"): typeof import('./graphql.ts').ReportPreviewNowDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReportScheduleSave($input: SaveReportScheduleInput!) {\n    saveReportSchedule(input: $input) {\n      reportSchedule {\n        ...ReportScheduleFields\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ReportScheduleSaveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReportSchedulePause($id: ID!) {\n    pauseReportSchedule(id: $id) {\n      reportSchedule {\n        ...ReportScheduleFields\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ReportSchedulePauseDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReportScheduleResume($id: ID!) {\n    resumeReportSchedule(id: $id) {\n      reportSchedule {\n        ...ReportScheduleFields\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ReportScheduleResumeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReportScheduleDelete($id: ID!) {\n    deleteReportSchedule(id: $id) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').ReportScheduleDeleteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReportRunNow($id: ID!) {\n    runReport(id: $id) {\n      ...ReportRunFields\n    }\n  }\n"): typeof import('./graphql.ts').ReportRunNowDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReportTestSend($input: SendTestReportInput!) {\n    sendTestReport(input: $input) {\n      title\n      recipient\n    }\n  }\n"): typeof import('./graphql.ts').ReportTestSendDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DashboardViewer {\n    viewer {\n      name\n      scopes\n      expiresAt\n    }\n  }\n"): typeof import('./graphql.ts').DashboardViewerDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShareList {\n    shares(first: 500) {\n      edges {\n        node {\n          id\n          url\n          showsBoard\n          createdBy\n          createdAt\n          expiresAt\n          revokedAt\n          showsAnnotations\n          widget {\n            id\n          }\n          board {\n            id\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ShareListDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ShareCreate($input: CreateShareInput!) {\n    createShare(input: $input) {\n      share {\n        id\n        url\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ShareCreateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ShareRevoke($id: ID!) {\n    revokeShare(id: $id) {\n      share {\n        id\n        revokedAt\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ShareRevokeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CallAnswer on CallResult {\n    ok\n    data\n    error {\n      code\n      message\n    }\n    requests {\n      name\n      method\n      url\n      status\n      ok\n      attempts\n      durationMs\n      fromCache\n      data\n      error {\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CallAnswerFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment FeedWidget on Widget {\n    id\n    title\n    dimensions {\n      name\n    }\n  }\n"): typeof import('./graphql.ts').FeedWidgetFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment FeedFields on Feed {\n    id\n    name\n    source {\n      name\n    }\n    widget {\n      ...FeedWidget\n    }\n    rows\n    filter\n    key\n    metrics {\n      name\n      value\n      format {\n        ...NumberFormat\n      }\n    }\n    dimensions {\n      name\n      value\n    }\n    history\n    variables\n    hook\n    hookUrl @include(if: $mayManage)\n    hookVerifyToken @include(if: $mayManage)\n    hookDelivery {\n      header\n      path\n    }\n    hookSignature {\n      header\n      algorithm\n      encoding\n      prefix\n      signs\n      timestampHeader\n      toleranceSeconds\n    }\n    hookChallenge {\n      from\n      name\n      reply\n      replyName\n    }\n    cron\n    timeZone\n    paused\n    stale\n    nextRunAt\n    lastSuccessAt\n    runs(first: 10) {\n      id\n      cause\n      state\n      queuedAt\n      startedAt\n      durationMs\n      rows\n      points\n      skipped\n      truncated\n      problems\n      error {\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').FeedFieldsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SourceList {\n    sources(first: 200) {\n      edges {\n        node {\n          id\n          name\n          description\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SourceListDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SourcePage($name: String!, $mayManage: Boolean!) {\n    source(name: $name) {\n      id\n      name\n      description\n      secretNames\n      version\n      grantState\n      requests {\n        name\n        method\n        url\n        headers\n        params\n        json\n        data\n        auth\n        after\n        attempts\n        maxWaitSeconds\n        timeoutMs\n        failOnStatus\n        safe\n        private\n        cacheSeconds\n        reads\n        charset\n        pagination {\n          kind\n          itemsPath\n          maxPages\n          param\n          start\n          size\n          sizeParam\n          into\n          cursorPath\n          cursorHeader\n          morePath\n        }\n      }\n      feeds {\n        ...FeedFields\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SourcePageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SourceConsentStart($id: ID!) {\n    startSourceConsent(id: $id) {\n      url\n    }\n  }\n"): typeof import('./graphql.ts').SourceConsentStartDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SourceConsentFinish($input: FinishSourceConsentInput!) {\n    finishSourceConsent(input: $input) {\n      source {\n        id\n        name\n        grantState\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SourceConsentFinishDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SourceSave($input: SaveSourceInput!) {\n    saveSource(input: $input) {\n      source {\n        id\n        name\n        version\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SourceSaveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SourceDelete($name: String!) {\n    deleteSource(name: $name) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').SourceDeleteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SourceTest($input: TestSourceInput!) {\n    testSource(input: $input) {\n      ...CallAnswer\n    }\n  }\n"): typeof import('./graphql.ts').SourceTestDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FeedWidgets($search: String) {\n    widgets(first: 50, search: $search, orderBy: { field: TITLE }) {\n      totalCount\n      nodes {\n        ...FeedWidget\n      }\n    }\n  }\n"): typeof import('./graphql.ts').FeedWidgetsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation FeedSave($input: SaveFeedInput!, $mayManage: Boolean! = true) {\n    saveFeed(input: $input) {\n      feed {\n        ...FeedFields\n      }\n    }\n  }\n"): typeof import('./graphql.ts').FeedSaveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation FeedRunNow($name: String!) {\n    runFeed(name: $name) {\n      id\n      state\n      rows\n      points\n      problems\n      error {\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').FeedRunNowDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation FeedDelete($name: String!) {\n    deleteFeed(name: $name) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').FeedDeleteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ClientList($after: String) {\n    clients(first: 50, after: $after) {\n      nodes {\n        id\n        name\n        clientId\n        scopes\n        allowedIps\n        allowedEvents\n        publicKeys {\n          kid\n        }\n        createdAt\n        lastUsedAt\n        revokedAt\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ClientListDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ClientCreate($input: CreateClientInput!) {\n    createClient(input: $input) {\n      clientId\n      clientSecret\n      client {\n        id\n        name\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ClientCreateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ClientRotate($id: ID!) {\n    rotateClientSecret(id: $id) {\n      clientId\n      clientSecret\n      client {\n        id\n        name\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ClientRotateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ClientRevoke($id: ID!) {\n    revokeClient(id: $id) {\n      client {\n        id\n        revokedAt\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ClientRevokeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TokenList($after: String) {\n    tokens(first: 100, after: $after) {\n      edges {\n        node {\n          id\n          name\n          hint\n          scopes\n          allowedIps\n          allowedEvents\n          autoCreate\n          widgetIds\n          where\n          createdAt\n          expiresAt\n          lastUsedAt\n          revokedAt\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TokenListDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TokenCreate($input: CreateTokenInput!) {\n    createToken(input: $input) {\n      secret\n      token {\n        id\n        name\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TokenCreateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TokenRotate($id: ID!) {\n    rotateToken(id: $id) {\n      secret\n      token {\n        id\n        name\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TokenRotateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TokenRevoke($id: ID!) {\n    revokeToken(id: $id) {\n      token {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TokenRevokeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TokenWidgets($search: String) {\n    widgets(first: 200, search: $search, orderBy: { field: TITLE }) {\n      totalCount\n      nodes {\n        id\n        title\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TokenWidgetsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WidgetSettings on Widget {\n    id\n    title\n    description\n    owner\n    pushName\n    tags\n    chartType\n    keyKind\n    keyColumn\n    dimensions {\n      name\n    }\n    defaultPeriod\n    keepInstantsDays\n    keepHoursDays\n    createdAt\n    lastPushAt\n    metrics {\n      id\n      name\n      description\n      format {\n        ...NumberFormat\n      }\n      aggregation\n      across\n      weightMetric {\n        id\n      }\n      defaultOnDuplicate\n      status\n      steward\n      cadence\n      color\n      chartType\n      reverse\n      reverseGraph\n      yAxis\n      yAxisShow\n      labelShow\n      exact {\n        headlineOverride\n        comparisonOverride\n        yAxisMin\n        yAxisMax\n      }\n      formula\n      eventCount {\n        event\n      }\n      goals {\n        period\n        target\n        direction\n        pace\n        where {\n          dimension\n          in\n          notIn\n          startsWith\n          isSet\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').WidgetSettingsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WidgetPage($id: ID!) {\n    widget(id: $id) {\n      ...WidgetSettings\n    }\n  }\n"): typeof import('./graphql.ts').WidgetPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WidgetDimensionValues($id: ID!, $search: String) {\n    widget(id: $id) {\n      id\n      dimensions {\n        name\n        values(first: 50, search: $search) {\n          nodes {\n            value\n          }\n          pageInfo {\n            hasNextPage\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').WidgetDimensionValuesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WidgetPushUrl($id: ID!) {\n    widget(id: $id) {\n      id\n      pushUrl\n    }\n  }\n"): typeof import('./graphql.ts').WidgetPushUrlDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WidgetReceipts($id: ID!) {\n    widget(id: $id) {\n      id\n      lastPushAt\n      receipts(first: 10) {\n        edges {\n          node {\n            id\n            acceptedAt\n            caller\n            firstKey\n            lastKey\n            rows\n            points\n            created\n            changed\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').WidgetReceiptsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WidgetUpdate($input: UpdateWidgetInput!) {\n    updateWidget(input: $input) {\n      widget {\n        ...WidgetSettings\n      }\n    }\n  }\n"): typeof import('./graphql.ts').WidgetUpdateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MetricDelete($id: ID!) {\n    deleteMetric(id: $id) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').MetricDeleteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MetricUpdate($input: UpdateMetricInput!) {\n    updateMetric(input: $input) {\n      metric {\n        id\n        widget {\n          id\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').MetricUpdateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MetricGoalSet($input: SetGoalInput!) {\n    setGoal(input: $input) {\n      metric {\n        id\n        widget {\n          id\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').MetricGoalSetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WidgetRotateKey($id: ID!) {\n    rotatePushKey(widgetId: $id) {\n      widget {\n        id\n        pushUrl\n      }\n    }\n  }\n"): typeof import('./graphql.ts').WidgetRotateKeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WidgetDelete($id: ID!) {\n    deleteWidget(id: $id) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').WidgetDeleteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ReportDetail on Report {\n    ...ChartReport\n    period {\n      firstDay\n      lastDay\n      days\n      workingDays\n    }\n    comparedPeriods {\n      label\n      workingDays\n    }\n    metrics {\n      headlineReason\n      comparison {\n        period {\n          firstDay\n        }\n      }\n      average\n      averagePerWorkingDay @include(if: $ofWorkingDays)\n      movingAverage(buckets: $window) @include(if: $withAverages)\n      minimum\n      maximum\n      latest\n      count\n      goal {\n        target\n        attained\n        ratio\n        onPace\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ReportDetailFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment GroupedReport on Report {\n    ...ReportDetail\n    annotations {\n      firstIndex\n      lastIndex\n      annotation {\n        ...AnnotationDetail\n      }\n    }\n    groups {\n      id\n      isOther\n      values {\n        dimension\n        value\n      }\n      metrics {\n        ...ChartMetricReport\n        share\n        comparison {\n          period {\n            firstDay\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').GroupedReportFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WidgetReport(\n    $id: ID!\n    $period: PeriodInput\n    $compare: [ComparisonInput!]\n    $where: [DimensionFilter!]\n    $by: [String!]\n    $top: Int\n    $orderBy: GroupOrder\n    $onlyDays: OnlyDays\n    $granularity: Granularity\n    $ofWorkingDays: Boolean! = false\n    $withAverages: Boolean! = false\n    $window: Int! = 1\n  ) {\n    widget(id: $id) {\n      id\n      report(\n        period: $period\n        compare: $compare\n        fill: BY_AGGREGATION\n        where: $where\n        by: $by\n        top: $top\n        orderBy: $orderBy\n        onlyDays: $onlyDays\n        granularity: $granularity\n      ) {\n        ...GroupedReport\n      }\n    }\n  }\n"): typeof import('./graphql.ts').WidgetReportDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription WidgetLive(\n    $id: ID!\n    $period: PeriodInput\n    $compare: [ComparisonInput!]\n    $where: [DimensionFilter!]\n    $by: [String!]\n    $top: Int\n    $orderBy: GroupOrder\n    $onlyDays: OnlyDays\n    $granularity: Granularity\n    $ofWorkingDays: Boolean! = false\n    $withAverages: Boolean! = false\n    $window: Int! = 1\n  ) {\n    widgetReport(\n      id: $id\n      period: $period\n      compare: $compare\n      fill: BY_AGGREGATION\n      where: $where\n      by: $by\n      top: $top\n      orderBy: $orderBy\n      onlyDays: $onlyDays\n      granularity: $granularity\n    ) {\n      widget {\n        id\n        lastPushAt\n      }\n      ...GroupedReport\n    }\n  }\n"): typeof import('./graphql.ts').WidgetLiveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProjectWorkingDays {\n    project {\n      id\n      workingDays\n      holidays {\n        day\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ProjectWorkingDaysDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
