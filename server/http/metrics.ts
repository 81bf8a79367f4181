import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What /metrics tells; no label ever holds anything of a person. */
export const registry = new Registry()
collectDefaultMetrics({ register: registry })

export const requestSeconds = new Histogram({
  name: 'hongmian_request_seconds',
  help: 'Time to answer a request, by endpoint and status',
  labelNames: ['endpoint', 'status'],
  buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
  registers: [registry],
})

export const clocksLate = new Gauge({
  name: 'hongmian_clocks_late_seconds',
  help: 'How long ago the oldest clock ran out that has not been acted on',
  registers: [registry],
})
