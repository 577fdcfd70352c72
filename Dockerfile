# QRush under PM2, one process a core. It needs REDIS_URL, DATABASE_URL, ADMIN_TOKEN and SECRET;
# compose.yaml brings all of them. WORKERS=1 runs it alone, with its data in /home/node/data.
FROM node:24.21.0-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# The base image is the Node of this project: the package "node" need not bring it again.
RUN npm ci --include=dev --ignore-scripts --no-audit --no-fund
COPY . .
# What builds the pages does not come along.
RUN node plugins/web/build.ts && npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24.21.0-slim
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/home/node/data NODE_COMPILE_CACHE=/home/node/compiled
WORKDIR /app
COPY --from=build /app ./
USER node
EXPOSE 3000 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "scripts/start.ts", "production", "--foreground"]
