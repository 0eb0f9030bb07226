"""A lists -> B finds it with a typo in the author's name -> it leaves the search when it is paused -> reindex, over HTTP."""
import time
import unittest
import urllib.parse

from support.case import ProgramCase
from support.device import address, new_account
from support.processes import wait_until


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

    def test_the_story(self):
        seller, guest = self.device("seller"), self.device("guest")
        new_account(seller, address("anna"))
        shadow = self.offer(seller, "La sombra del viento", ["Carlos Ruiz Zafón"], courses=["SPAN 210"],
                            edition={"subjects": ["Fiction"]})
        orwell = self.offer(seller, "1984", ["George Orwell"])
        wait_until(lambda: self.ids(guest, "1984") == [orwell], 5, "the newer copy is found")

        self.assertEqual(self.ids(guest, "zafon"), [shadow], "and so is the older one")
        typo = self.find(guest, "sombra zafom")
        self.assertEqual([one["id"] for one in typo["items"]], [shadow])
        self.assertEqual(typo["did_you_mean"], "sombra zafon")
        self.assertEqual(self.ids(guest, "span210"), [shadow])
        self.assertEqual(self.ids(guest, "", course="SPAN-210"), [shadow])
        facets = self.find(guest, "viento")["facets"]
        self.assertEqual(facets["course"], [{"value": "SPAN 210", "count": 1}])
        self.assertEqual(facets["subject"], [{"value": "Fiction", "count": 1}])
        suggested = guest.expect(200, "GET", "/search/suggestions?q=zaf").json
        self.assertEqual(suggested["authors"], ["Carlos Ruiz Zafón"])
        self.assertEqual(guest.call("GET", "/search/listings?colour=red").status, 422)

        seller.expect(200, "POST", f"/listings/{orwell}/pause")
        begun = time.monotonic()
        wait_until(lambda: not self.ids(guest, "1984"), 5, "the paused copy left")
        self.assertLess(time.monotonic() - begun, 1.5)

        listings = self.find(guest, "")["total"]
        done = self.program.operate("search", "reindex")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(f"{listings} listings can be found", done.stdout)
        self.assertEqual(self.ids(guest, "zafon"), [shadow])
        self.assertEqual(self.ids(guest, "1984"), [])
        seller.expect(200, "POST", f"/listings/{orwell}/resume")
        wait_until(lambda: self.ids(guest, "1984") == [orwell], 5, "the copy is back, in the new index")

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
