/** Ends with 0 when the server on this machine may be sent requests: the container's health check. */
const port = process.env.PORT || '3000'
fetch(`http://127.0.0.1:${port}/ready`).then(
  ({ ok }) => {
    process.exitCode = ok ? 0 : 1
  },
  () => {
    process.exitCode = 1
  },
)

export {}
