"""sign up -> mail -> verify -> sign in -> edit profile -> second device -> sign out everywhere, over HTTP."""
import unittest

from support.case import ProgramCase
from support.device import PASSWORD, address, mail_token, new_account, sign_up


class Story(ProgramCase):
    def test_the_story(self):
        email = address("lena")
        laptop = self.device("laptop")
        sign_up(laptop, email, "Lena Vogt")
        early = laptop.call("POST", "/sessions", {"email": email, "password": PASSWORD})
        self.assertEqual((early.status, early.code), (403, "not_verified"))

        laptop.expect(204, "POST", "/accounts/verify", {"token": mail_token(laptop, email)})
        session = laptop.sign_in(email)
        self.assertEqual(session["account"]["email"], email)
        self.assertEqual(session["account"]["campus"]["name"], "Test Campus")

        me = laptop.expect(200, "GET", "/accounts/me")
        changed = laptop.expect(200, "PATCH", "/accounts/me", {"bio": "Third term.", "courses": ["MATH 201"]},
                                headers={"If-Match": me.headers["ETag"]})
        self.assertEqual(changed.json["bio"], "Third term.")
        stale = laptop.call("PATCH", "/accounts/me", {"bio": "Lost update"}, headers={"If-Match": me.headers["ETag"]})
        self.assertEqual((stale.status, stale.code), (412, "changed_meanwhile"))

        phone = self.device("phone")
        phone.sign_in(email)
        self.assertEqual(phone.expect(200, "GET", "/accounts/me").json["bio"], "Third term.")
        devices = {one["device"]: one["current"] for one in phone.expect(200, "GET", "/sessions").json["items"]}
        self.assertEqual(devices, {"laptop": False, "phone": True})

        self.assertEqual(laptop.refresh().status, 200, "the cookie is rotated")
        phone.expect(204, "DELETE", "/sessions")
        for device in (laptop, phone):
            ended = device.refresh()
            self.assertEqual((ended.status, ended.code), (401, "session_ended"))
        laptop.sign_in(email)

    def test_the_same_answer_whether_an_address_is_known(self):
        device = self.device()
        new_account(device, address("known"))
        body = {"password": PASSWORD, "name": "X", "language": "en"}
        known = device.expect(202, "POST", "/accounts", {"email": address("known"), **body}, token=None)
        unknown = device.expect(202, "POST", "/accounts", {"email": address("unknown"), **body}, token=None)
        self.assertEqual(known.body, unknown.body)
        for path in ("/password-resets", "/accounts/verification-mails"):
            answers = [device.expect(202, "POST", path, {"email": address(name)}, token=None).body
                       for name in ("known", "nobody")]
            self.assertEqual(answers[0], answers[1])

    def test_a_password_reset_ends_all_sessions(self):
        email = address("forgetful")
        device = self.device()
        new_account(device, email)
        device.expect(202, "POST", "/password-resets", {"email": email}, token=None)
        token = mail_token(device, email, "/reset-password")
        device.expect(204, "POST", "/password-resets/confirm", {"token": token, "password": "another long password 7"})
        again = device.call("POST", "/password-resets/confirm", {"token": token, "password": "and yet another one 8"})
        self.assertEqual(again.status, 410, "a link works once")
        self.assertEqual(device.refresh().status, 401)
        self.assertEqual(device.call("POST", "/sessions", {"email": email, "password": PASSWORD}).status, 401)
        device.sign_in(email, "another long password 7")

    def test_live_events_reach_the_other_device(self):
        email = address("live")
        laptop, phone = self.device("laptop"), self.device("phone")
        new_account(laptop, email)
        phone.sign_in(email)
        import http.client
        stream = http.client.HTTPConnection("127.0.0.1", self.program.port, timeout=20)
        stream.request("GET", "/api/v1/live", headers={"Authorization": f"Bearer {phone.token}",
                                                       "Accept": "text/event-stream"})
        answer = stream.getresponse()
        self.assertEqual(answer.status, 200)
        self.assertTrue(answer.headers["Content-Type"].startswith("text/event-stream"))
        laptop.expect(204, "DELETE", f"/sessions/{phone.session}")
        seen = b""
        while b"session.ended" not in seen:
            line = answer.readline()
            self.assertTrue(line, f"the stream ended early: {seen!r}")
            seen += line
        stream.close()


if __name__ == "__main__":
    unittest.main()
