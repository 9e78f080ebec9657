-- What wrk asks, and how it reports. Arguments: path, accept, mark ("-" for the same request each time).
local path, mark, number, same

function init(arguments)
  path, mark, number = arguments[1], arguments[3], 0
  wrk.headers["Accept"] = arguments[2]
  same = wrk.format("GET", path)
end

function request()
  if mark == "-" then return same end
  number = number + 1
  return wrk.format("GET", path .. "%23" .. mark .. "-" .. number)
end

function done(summary, latency, requests)
  local failed = summary.errors
  io.write(string.format("RESULT %d %d %d\n", summary.requests, summary.duration,
    failed.status + failed.connect + failed.read + failed.write + failed.timeout))
end
