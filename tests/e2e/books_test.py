"""import catalogue -> A lists by ISBN with a photo -> others see it -> edits, pause, holiday -> removed, over HTTP."""
import base64
import http.server
import json
import threading
import unittest

from support.case import ProgramCase
from support.catalogue import import_catalogue
from support.device import address, new_account
from support.processes import wait_until

RED_DOT = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")


class Books(ProgramCase):
    def import_catalogue(self):
        done = import_catalogue(self.program)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.splitlines()

    def newest(self, device):
        return [one["id"] for one in device.expect(200, "GET", "/listings").json["items"]]

    def test_the_story(self):
        first = self.import_catalogue()
        self.assertIn("45 rows: 40 editions added, 0 completed, 0 known already, 5 refused", first[-1])
        refused = [line for line in first if line.startswith("line ")]
        self.assertEqual(len(refused), 5)
        self.assertTrue(any("The check digit of the ISBN 812971060 is wrong." in line for line in refused), refused)
        self.assertIn("0 editions added, 0 completed, 40 known already, 5 refused", self.import_catalogue()[-1])

        seller, buyer, guest = self.device("seller"), self.device("buyer"), self.device("guest")
        new_account(seller, address("anna"))
        new_account(buyer, address("ben"))
        edition = guest.expect(200, "GET", "/editions?isbn=ISBN%200-439-02348-3").json
        self.assertEqual((edition["isbn13"], edition["authors"]), ("9780439023481", ["Suzanne Collins"]))
        self.assertEqual(guest.call("GET", "/editions?isbn=9780306406157").code, "unknown_isbn")

        body = {"isbn": "0439023483", "price": 850, "condition": "like_new", "courses": ["LIT 101"],
                "pickup_places": ["Library"]}
        draft = seller.expect(201, "POST", "/listings", body, headers={"Idempotency-Key": "one"}).json
        again = seller.expect(201, "POST", "/listings", body, headers={"Idempotency-Key": "one"}).json
        self.assertEqual(draft["id"], again["id"])
        path = f"/listings/{draft['id']}"
        self.assertEqual(guest.call("GET", path).status, 404, "a draft")
        self.assertEqual(buyer.call("POST", path + "/publish").status, 404, "somebody else's")
        not_one = seller.call("POST", path + "/photos", raw=b"<svg/>", headers={"Content-Type": "image/png"})
        self.assertEqual((not_one.status, not_one.code), (415, "unsupported_picture"))
        photo = seller.expect(201, "POST", path + "/photos?alt=Cover", raw=RED_DOT,
                              headers={"Content-Type": "image/png"}).json["photos"][0]["id"]
        seller.expect(200, "POST", path + "/publish")

        seen = guest.expect(200, "GET", path)
        self.assertEqual(seen.json["price"], {"amount": 850, "currency": "EUR"})
        picture = guest.expect(200, "GET", f"/photos/{photo}?size=160")
        self.assertEqual(picture.body[:4], b"RIFF")
        self.assertIn("immutable", picture.headers["Cache-Control"])
        self.assertEqual(guest.call("GET", path, headers={"If-None-Match": seen.headers["ETag"]}).status, 304)
        self.assertIn(draft["id"], self.newest(guest))

        cheaper = seller.expect(200, "PATCH", path, {"price": 700}, headers={"If-Match": seen.headers["ETag"]})
        self.assertEqual(seller.call("PATCH", path, {"price": 1}, headers={"If-Match": seen.headers["ETag"]}).code,
                         "changed_meanwhile")
        wait_until(lambda: guest.call("GET", path).headers["ETag"] == cheaper.headers["ETag"], 5, "the new price")
        seller.expect(200, "POST", path + "/pause")
        wait_until(lambda: guest.call("GET", path).status == 404, 5, "a paused copy is gone")
        self.assertNotIn(draft["id"], self.newest(guest))
        seller.expect(200, "POST", path + "/resume")
        wait_until(lambda: guest.call("GET", path).status == 200, 5, "a resumed copy is back")

        seller.expect(200, "PUT", "/market/holiday", {"on": True})
        wait_until(lambda: guest.call("GET", path).status == 404, 5, "hidden on holiday")
        seller.expect(200, "PUT", "/market/holiday", {"on": False})
        wait_until(lambda: guest.call("GET", path).status == 200, 5, "back from holiday")
        self.assertEqual(buyer.call("POST", f"/admin{path}/remove", {"reason": "spam"}).status, 404, "no such way")

    def test_a_suspended_sellers_copies_leave_and_come_back(self):
        head, seller, guest = self.device("head"), self.device("seller"), self.device("guest")
        new_account(head, address("head"))
        me = new_account(seller, address("mallory"))["account"]["id"]
        listing = seller.expect(201, "POST", "/listings", {"edition": {"title": "Notes"}, "price": 100,
                                                           "condition": "good", "publish": True}).json["id"]
        self.assertEqual(guest.call("GET", f"/listings/{listing}").status, 200)
        head.expect(200, "PUT", f"/admin/accounts/{me}/suspension",
                    {"until": "2099-01-01T00:00:00Z", "reason": "spam"})
        wait_until(lambda: guest.call("GET", f"/listings/{listing}").status == 404, 10, "a suspended seller's copy")
        head.expect(200, "PUT", f"/admin/accounts/{me}/suspension", {"until": None, "reason": "a mistake"})
        wait_until(lambda: guest.call("GET", f"/listings/{listing}").status == 200, 10, "reinstated")


class OpenLibrary(http.server.BaseHTTPRequestHandler):
    """A stand-in: knows one book, is out of order for another."""
    asked = []

    def do_GET(self):
        OpenLibrary.asked.append(self.path)
        key = self.path.rsplit("=", 1)[1]
        known = {key: {"title": "Linear Algebra", "authors": [{"name": "G. Strang"}], "publish_date": "1988"}}
        body = json.dumps(known if key == "ISBN:9780306406157" else {}).encode()
        self.send_response(500 if key == "ISBN:9781841151861" else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Lookup(ProgramCase):
    @classmethod
    def setUpClass(cls):
        cls.library = http.server.ThreadingHTTPServer(("127.0.0.1", 0), OpenLibrary)
        threading.Thread(target=cls.library.serve_forever, daemon=True).start()
        cls.options = [*ProgramCase.options, "--edition-source", f"http://127.0.0.1:{cls.library.server_port}"]
        super().setUpClass()

    @classmethod
    def tearDownClass(cls):
        super().tearDownClass()
        cls.library.shutdown()
        cls.library.server_close()

    def test_an_unknown_isbn_is_looked_up_once(self):
        guest = self.device("guest")
        for _ in range(2):
            found = guest.expect(200, "GET", "/editions?isbn=0306406152").json
            self.assertEqual((found["title"], found["authors"], found["year"]), ("Linear Algebra", ["G. Strang"], 1988))
        self.assertEqual(sum("9780306406157" in path for path in OpenLibrary.asked), 1)
        for isbn in ("9780439023481", "9781841151861"):
            answer = guest.call("GET", f"/editions?isbn={isbn}")
            self.assertEqual((answer.status, answer.code), (404, "unknown_isbn"), "not known, or out of order")


if __name__ == "__main__":
    unittest.main()
