"""What a browser that is open is told while it is."""
import http.client
import json


class Stream:
    """The live stream of a device."""

    def __init__(self, program, device, after=None):
        """`after`: the id of the event that was seen last, as a browser sends it when it comes back."""
        self.connection = http.client.HTTPConnection("127.0.0.1", program.port, timeout=20)
        headers = {"Authorization": f"Bearer {device.token}", "Accept": "text/event-stream"}
        if after:
            headers["Last-Event-ID"] = after
        self.connection.request("GET", "/api/v1/live", headers=headers)
        self.answer = self.connection.getresponse()
        assert self.answer.status == 200, self.answer.status
        self.seen = b""

    def wait_for(self, word):
        """Reads until it comes; the connection's timeout is the end of patience."""
        while word.encode() not in self.seen:
            more = self.answer.read1(4096)
            assert more, f"the stream ended before {word}: {self.seen!r}"
            self.seen += more

    @property
    def events(self):
        """(id, type, data) of each that has come as a whole."""
        found = []
        for block in self.seen.decode().split("\n\n")[:-1]:
            fields = dict(line.split(": ", 1) for line in block.splitlines() if ": " in line and line[0] != ":")
            if "id" in fields:
                found.append((fields["id"], fields.get("event", ""), json.loads(fields["data"])))
        return found

    def wait_for_event(self, matches):
        """The first whole event of which `matches(type, data)` holds."""
        while True:
            for event in self.events:
                if matches(*event[1:]):
                    return event
            more = self.answer.read1(4096)
            assert more, f"the stream ended before its event: {self.seen!r}"
            self.seen += more

    def close(self):
        self.connection.close()
