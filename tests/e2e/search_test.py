"""A lists, B finds it with a typo, it leaves the search when it is paused or its seller is away, reindex: over HTTP."""
import time
import unittest
import urllib.parse

from support.case import ProgramCase
from support.device import address, new_account
from support.processes import wait_until
from support.servers import BOOKVERSE


class Search(ProgramCase):
    def offer(self, device, title, authors, **more):
        body = {"edition": {"title": title, "authors": authors, **more.pop("edition", {})}, "price": 900,
                "condition": "good", "publish": True, **more}
        return device.expect(201, "POST", "/listings", body).json["id"]

    def find(self, device, q, **filters):
        query = urllib.parse.urlencode({"q": q, **filters}, doseq=True)
        return device.expect(200, "GET", "/search/listings?" + query).json

    def ids(self, device, q, **filters):
        return [one["id"] for one in self.find(device, q, **filters)["items"]]

    def reindex(self):
        return self.program.operate("search", "reindex")

    def test_the_story(self):
        seller, guest = self.device("seller"), self.device("guest")
        new_account(seller, address("anna"))
        shadow = self.offer(seller, "La sombra del viento", ["Carlos Ruiz Zafón"], courses=["SPAN 210"],
                            edition={"subjects": ["Fiction"]})
        orwell = self.offer(seller, "1984", ["George Orwell"])
        wait_until(lambda: self.ids(guest, "1984") == [orwell], 5, "the second copy is found")
        self.assertEqual(self.ids(guest, "zafon"), [shadow])

        typo = self.find(guest, "sombra zafom")
        self.assertEqual([one["id"] for one in typo["items"]], [shadow])
        self.assertEqual(typo["did_you_mean"], "sombra zafon")
        self.assertEqual(self.ids(guest, "1984"), [orwell])
        self.assertEqual(self.ids(guest, "span210"), [shadow])
        self.assertEqual(self.ids(guest, "", course="SPAN-210"), [shadow])
        facets = self.find(guest, "viento")["facets"]
        self.assertEqual(facets["course"], [{"value": "SPAN 210", "count": 1}])
        self.assertEqual(facets["subject"], [{"value": "Fiction", "count": 1}])
        self.assertEqual(facets["seller_rating"], [{"value": "unrated", "count": 1}])
        suggested = guest.expect(200, "GET", "/search/suggestions?q=zaf").json
        self.assertEqual(suggested["authors"], ["Carlos Ruiz Zafón"])
        for wrong, field in (("colour=red", "colour"), ("condition=mint", "condition"), ("after=tampered", "after"),
                             ("q=" + 201 * "a", "q"), ("seller_rating=best", "seller_rating")):
            problem = guest.call("GET", "/search/listings?" + wrong)
            self.assertEqual(problem.status, 422, wrong)
            self.assertEqual(problem.headers["Content-Type"].split(";")[0], "application/problem+json", wrong)
            self.assertIn(field, problem.body.decode(), wrong)

        seller.expect(200, "POST", f"/listings/{orwell}/pause")
        begun = time.monotonic()
        wait_until(lambda: not self.ids(guest, "1984"), 5, "the paused copy left")
        self.assertLess(time.monotonic() - begun, 1.5)

        listings = self.find(guest, "")["total"]
        done = self.reindex()
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(f"{listings} listings can be found", done.stdout)
        self.assertEqual(self.ids(guest, "zafon"), [shadow])
        self.assertEqual(self.ids(guest, "1984"), [])
        seller.expect(200, "POST", f"/listings/{orwell}/resume")
        wait_until(lambda: self.ids(guest, "1984") == [orwell], 5, "the copy is back, in the new index")

    def leaves(self, device, q, within=1.0):
        begun = time.monotonic()
        wait_until(lambda: not self.ids(device, q), 10, f"{q} left the search")
        self.assertLess(time.monotonic() - begun, within, f"{q} left too late")

    def test_whose_seller_is_away_is_not_found(self):
        head, seller, guest = self.device("head"), self.device("seller"), self.device("guest")
        new_account(head, address("head"))
        me = new_account(seller, address("carla"))["account"]["id"]
        copies = [self.offer(seller, f"Silmarillion volume {volume}", ["J.R.R. Tolkien"]) for volume in (1, 2, 3)]
        wait_until(lambda: sorted(self.ids(guest, "silmarillion")) == sorted(copies), 5, "all are found")

        seller.expect(200, "PUT", "/market/holiday", {"on": True})
        self.leaves(guest, "silmarillion")
        seller.expect(200, "PUT", "/market/holiday", {"on": False})
        wait_until(lambda: sorted(self.ids(guest, "tolkien")) == sorted(copies), 5, "back from holiday")

        path = f"/admin/accounts/{me}/suspension"
        head.expect(200, "PUT", path, {"until": "2099-01-01T00:00:00Z", "reason": "spam"})
        self.leaves(guest, "silmarillion", within=2.0)  # by way of accounts and the market
        head.expect(200, "PUT", path, {"until": None, "reason": "a mistake"})
        wait_until(lambda: sorted(self.ids(guest, "tolkien")) == sorted(copies), 10, "reinstated")

        reader = self.device("reader")
        new_account(reader, address("reader"))
        reader.expect(201, "POST", "/reports", {"kind": "listing", "id": copies[0], "reason": "spam"})
        cases = head.expect(200, "GET", "/moderation/cases?kind=listing&limit=100").json["items"]
        case = next(one["id"] for one in cases if one["object_id"] == copies[0])
        head.expect(200, "PUT", f"/moderation/cases/{case}/claim")
        head.expect(200, "POST", f"/moderation/cases/{case}/decisions",
                    {"action": "remove", "template_id": "spam"})
        wait_until(lambda: sorted(self.ids(guest, "silmarillion")) == sorted(copies[1:]), 2, "a removed one left")

    def test_a_restart_keeps_it_and_a_kill_heals(self):
        seller, guest = self.device("seller"), self.device("guest")
        new_account(seller, address("ben"))
        kept = self.offer(seller, "Finnegans Wake", ["James Joyce"])
        wait_until(lambda: self.ids(guest, "finnegans") == [kept], 5, "found")
        process = next(one for one in self.program.processes if one.name in ("bookverse", "search"))
        self.assertEqual(process.child.stop()[0], 0)
        process.start().await_ready(60)
        wait_until(lambda: guest.call("GET", "/search/listings?q=joyce").status == 200, 10, "the search is back")
        self.assertEqual(self.ids(guest, "finnegans"), [kept], "at once, without reading the market")
        process.child.process.kill()
        process.child.process.wait()
        process.start().await_ready(60)
        wait_until(lambda: guest.call("GET", "/search/listings?q=joyce").status == 200, 10, "the search is back")
        wait_until(lambda: process.metric("bookverse_search_rebuilds_total") >= 1, 30, "it read the market again")
        self.assertEqual(self.ids(guest, "finnegans"), [kept])


if __name__ == "__main__":
    unittest.main()
