# Runs as nobody in particular on a read-only file system; what must last lies in /data and in the database.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build:server
RUN npm run build:h5
RUN npm prune --omit=dev

FROM node:20-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production DATA_DIR=/data
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/server/seed/places.csv server/seed/places.csv
COPY --from=build /app/dist dist
COPY --from=build /app/client/dist/h5 client/dist/h5
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --start-period=60s CMD ["node", "dist/server/operations/is-ready.js"]
CMD ["node", "dist/server/main.js"]
