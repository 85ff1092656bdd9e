# The gateway as an image: docker build -t pushgraph .
# It needs nothing but a volume at /data (the embedded PostgreSQL), or DATABASE_URL and no volume. Files are written nowhere else but
# in /tmp, so that it runs with --read-only --tmpfs /tmp. Another base with Node 24 or later: --build-arg NODE_IMAGE=...
ARG NODE_IMAGE=node:26-bookworm-slim

# What the dashboard and the server are built with: stays behind.
FROM ${NODE_IMAGE} AS build
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run --silent build -- --logLevel warn && npm run --silent prepack

# What it runs with, as the lock file has it.
FROM ${NODE_IMAGE} AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund && npm cache clean --force

FROM ${NODE_IMAGE}
LABEL org.opencontainers.image.title="Pushgraph" \
      org.opencontainers.image.description="A self-hosted GraphQL gateway over pushed metrics" \
      org.opencontainers.image.licenses="MIT"
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json CHANGELOG.md SECURITY.md LICENSE schema.graphql ./
COPY bin ./bin
COPY src/cli/demo/seattle-weather.csv ./src/cli/demo/seattle-weather.csv
COPY docs/calendar.md docs/periods.md ./docs/
COPY --from=build /build/dist ./dist
# An account that owns nothing but the data.
RUN mkdir /data && chown 10001:10001 /data
USER 10001:10001
ENV HOST=0.0.0.0 PORT=4000 DATA_DIR=/data
VOLUME /data
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# The process is PID 1 and hears SIGTERM itself: it drains and ends within 10 s.
ENTRYPOINT ["node", "/app/bin/pushgraph.js"]
CMD ["serve"]
