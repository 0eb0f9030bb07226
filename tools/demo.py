#!/usr/bin/env python3
"""Fills a development server with people to click through, over its own HTTP API, and prints how to sign in.

    tools/demo.py http://localhost:8080      waits until it answers; who is there already stays as they are
"""
import json
import re
import sys
import time
import urllib.error
import urllib.request

PASSWORD = "demo-books-and-tickets"
PEOPLE = [
    {"email": "ada@demo.example.edu", "name": "Ada Osei", "language": "en", "role": "administrator",
     "bio": "Keeps the place running.", "courses": []},
    {"email": "mika@demo.example.edu", "name": "Mika Sørensen", "language": "en", "role": "moderator",
     "bio": "Looks after the queue of reports.", "courses": ["LAW 210"]},
    {"email": "lena@demo.example.edu", "name": "Lena Vogt", "language": "de", "role": "student",
     "bio": "Drittes Semester Mathematik, verkauft alles aus dem zweiten.", "courses": ["MATH 201", "MATH 215"]},
    {"email": "noah@demo.example.edu", "name": "Noah Kim", "language": "en", "role": "student",
     "bio": "Biology. Second-hand before new.", "courses": ["BIO 110", "CHEM 101"]},
    {"email": "zoe@demo.example.edu", "name": "Zoë Martín", "language": "en", "role": "student",
     "bio": "Organises the film club.", "courses": ["FILM 120"]},
]


class Server:
    def __init__(self, url):
        self.url = url

    def call(self, method, path, body=None, token=None, headers=None):
        """The answer's JSON and headers; urllib.error.HTTPError for a refusal."""
        headers = {"Content-Type": "application/json", **(headers or {})}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.url}/api/v1{path}", data=data, method=method, headers=headers)
        with urllib.request.urlopen(request, timeout=10) as answer:
            text = answer.read()
            return (json.loads(text) if text else None), answer.headers

    def wait(self, seconds=60):
        deadline = time.monotonic() + seconds
        while True:
            try:
                return self.call("GET", "/oidc/providers")
            except OSError:
                if time.monotonic() > deadline:
                    sys.exit(f"demo.py: {self.url} does not answer")
                time.sleep(0.2)

    def sign_in(self, person):
        """The session, or None when there is no such account yet."""
        try:
            return self.call("POST", "/sessions", {"email": person["email"], "password": PASSWORD, "device": "Demo"})[0]
        except urllib.error.HTTPError as refusal:
            if refusal.code == 401:
                return None
            raise

    def verification_token(self, email):
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            for mail in self.call("GET", "/dev/mails")[0]["items"]:
                link = re.search(r"/verify\?token=([\w.~-]+)", mail["text"])
                if mail["to"] == email and link:
                    return link.group(1)
            time.sleep(0.1)
        sys.exit(f"demo.py: no mail came for {email}")

    def make(self, person):
        self.call("POST", "/accounts", {key: person[key] for key in ("email", "name", "language")} | {"password": PASSWORD})
        self.call("POST", "/accounts/verify", {"token": self.verification_token(person["email"])})
        session = self.sign_in(person)
        token = session["access_token"]
        _, headers = self.call("GET", "/accounts/me", token=token)
        self.call("PATCH", "/accounts/me", {"bio": person["bio"], "courses": person["courses"]}, token,
                  {"If-Match": headers["ETag"]})
        return session


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    server = Server(sys.argv[1].rstrip("/"))
    server.wait()
    sessions = {person["email"]: server.sign_in(person) or server.make(person) for person in PEOPLE}
    staff = sessions[PEOPLE[0]["email"]]["access_token"]
    for person in PEOPLE:
        account = sessions[person["email"]]["account"]
        if person["role"] == "moderator" and "moderator" not in account["roles"]:
            server.call("PUT", f"/admin/accounts/{account['id']}/roles",
                        {"roles": ["student", "moderator"], "reason": "demo"}, staff)
    print(f"\n  {server.url}\n  everybody's password: {PASSWORD}\n")
    for person in PEOPLE:
        print(f"  {person['email']:<28} {person['role']}")
    print(flush=True)


if __name__ == "__main__":
    main()
