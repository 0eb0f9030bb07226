"""A browser of one person, as far as HTTP goes: a cookie jar, an access token, our Origin."""
import http.client
import json
import re
import time

from .processes import wait_until
from .program import CAMPUS

PASSWORD = "correct horse battery staple 9"


class Answer:
    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.body = body

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def code(self):
        """The problem's code; empty when this is no problem document."""
        if not self.headers.get("Content-Type", "").startswith("application/problem+json"):
            return ""
        return self.json.get("code", "")

    def __repr__(self):
        return f"<{self.status} {self.body[:300]!r}>"


class Device:
    def __init__(self, port, origin, name="a test"):
        self.port = port
        self.origin = origin
        self.name = name
        self.cookies = {}
        self.token = None
        self.session = None

    def call(self, method, path, body=None, *, token="own", cookie=False, headers=None, raw=None, timeout=10):
        """`path` below /api/v1 unless it begins with //. token: "own", None, or a text."""
        target = path[1:] if path.startswith("//") else "/api/v1" + path
        sent = {"Origin": self.origin}
        data = raw
        if body is not None:
            data = json.dumps(body).encode()
            sent["Content-Type"] = "application/json"
        bearer = self.token if token == "own" else token
        if bearer:
            sent["Authorization"] = f"Bearer {bearer}"
        if cookie:
            sent["X-BookVerse"] = "1"
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        sent.update(headers or {})
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, target, body=data, headers=sent)
            answer = connection.getresponse()
            text = answer.read()
        finally:
            connection.close()
        for value in answer.headers.get_all("Set-Cookie") or []:
            name, rest = value.split("=", 1)
            self.cookies[name] = rest.split(";", 1)[0]
        return Answer(answer.status, answer.headers, text)

    def expect(self, status, method, path, body=None, **more):
        answer = self.call(method, path, body, **more)
        assert answer.status == status, f"{method} {path}: wanted {status}, got {answer}"
        return answer

    def sign_in(self, email, password=PASSWORD, **more):
        answer = self.expect(201, "POST", "/sessions", {"email": email, "password": password, "device": self.name, **more})
        self._take(answer.json)
        return answer.json

    def refresh(self):
        answer = self.call("POST", "/sessions/refresh", cookie=True)
        if answer.status == 200:
            self._take(answer.json)
        return answer

    def _take(self, session):
        self.token = session["access_token"]
        self.session = session["session_id"]


def address(name):
    return f"{name}@{CAMPUS}"


def sign_up(device, email, name="A Student", password=PASSWORD):
    device.expect(202, "POST", "/accounts", {"email": email, "password": password, "name": name, "language": "en"})


def mail_token(device, email, path="/verify", newer_than=None):
    """The token of the newest mailed link; `newer_than` is a token that must not come again."""
    pattern = re.compile(re.escape(path) + r"\?token=([\w.~-]+)")

    def look():
        for mail in device.expect(200, "GET", "/dev/mails", token=None).json["items"]:
            found = pattern.search(mail["text"])
            if mail["to"] == email and found and found.group(1) != newer_than:
                return found.group(1)
        return None
    return wait_until(look, 20, f"a mail for {email} with a link to {path}")


def new_account(device, email, name="A Student", password=PASSWORD):
    """Signed up, proved, signed in on this device."""
    sign_up(device, email, name, password)
    device.expect(204, "POST", "/accounts/verify", {"token": mail_token(device, email)})
    return device.sign_in(email, password)


def take_time(call):
    """The call's answer and how many seconds it took."""
    begun = time.monotonic()
    return call(), time.monotonic() - begun
