"""What a browser that is open is told while it is."""
import http.client


class Stream:
    """The live stream of a device."""

    def __init__(self, program, device):
        self.connection = http.client.HTTPConnection("127.0.0.1", program.port, timeout=20)
        self.connection.request("GET", "/api/v1/live", headers={"Authorization": f"Bearer {device.token}",
                                                                "Accept": "text/event-stream"})
        self.answer = self.connection.getresponse()
        assert self.answer.status == 200, self.answer.status
        self.seen = b""

    def wait_for(self, word):
        """Reads until it comes; the connection's timeout is the end of patience."""
        while word.encode() not in self.seen:
            more = self.answer.read1(4096)
            assert more, f"the stream ended before {word}: {self.seen!r}"
            self.seen += more

    def close(self):
        self.connection.close()
