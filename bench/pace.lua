-- wrk asks this before each request: milliseconds to wait.
function delay()
    return math.random(0, 6)
end
