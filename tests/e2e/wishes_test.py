"""A saved search hears of a new copy, a favourite of its lower price, and a wanted ad is seen, over HTTP."""
import unittest

from support.case import ProgramCase
from support.catalogue import import_catalogue
from support.device import address, new_account
from support.processes import wait_until
from support.stream import Stream


class Wishes(ProgramCase):
    def person(self, name):
        device = self.device(name)
        new_account(device, address(name))
        return device

    def offer(self, seller, **more):
        body = {"isbn": "0439023483", "price": 900, "condition": "good", "publish": True, **more}
        return seller.expect(201, "POST", "/listings", body).json["id"]

    def test_the_story(self):
        self.assertEqual(import_catalogue(self.program).returncode, 0)
        seller, buyer, other = self.person("wishes-seller"), self.person("wishes-buyer"), self.person("wishes-other")
        guest = self.device("guest")
        heard, others = Stream(self.program, buyer), Stream(self.program, other)

        search = buyer.expect(201, "POST", "/saved-searches", {
            "criteria": {"text": "COLLINS h\u00fcnger", "max_price": 1000, "campus": "campus.example"},
            "wanted": True, "note": "For Monday."}).json
        dear = other.expect(201, "POST", "/saved-searches", {"criteria": {"isbn": "0439023483", "max_price": 500}}).json
        ads = guest.expect(200, "GET", "/wanted?campus=campus.example").json["items"]
        self.assertEqual([(ad["id"], ad["note"]) for ad in ads], [(search["id"], "For Monday.")])

        copy = self.offer(seller, campus="campus.example")
        heard.wait_for("saved_search.matched")
        heard.wait_for(copy)

        def matches(device, of):
            return [one["id"] for one in device.expect(200, "GET", f"/saved-searches/{of['id']}/matches").json["items"]]

        self.assertEqual(matches(buyer, search), [copy])
        self.assertEqual(matches(other, dear), [])

        kept = other.expect(200, "PUT", f"/favourites/{copy}").json
        self.assertEqual((kept["availability"], kept["price_then"]["amount"]), ("for_sale", 900))
        counted = seller.expect(200, "GET", f"/listings/mine/interest?listing={copy}").json["items"]
        self.assertEqual(counted, [{"id": copy, "favourites": 1, "more": False}])

        # One that nobody waits for in between: its alert would come before the next ones.
        self.offer(seller, campus="other.example", price=950)
        etag = seller.expect(200, "GET", f"/listings/{copy}").headers["ETag"]
        seller.expect(200, "PATCH", f"/listings/{copy}", {"price": 450}, headers={"If-Match": etag})
        others.wait_for("listing.price_dropped")
        others.wait_for("saved_search.matched")
        self.assertEqual(matches(other, dear), [copy], "its price fell into range")
        self.assertEqual(matches(buyer, search), [copy], "once")
        favourite = other.expect(200, "GET", "/favourites").json["items"][0]
        self.assertEqual((favourite["price_then"]["amount"], favourite["listing"]["price"]["amount"]), (900, 450))

        seller.expect(200, "POST", f"/listings/{copy}/withdraw")
        wait_until(lambda: other.expect(200, "GET", f"/favourites/{copy}").json["availability"] == "gone", 5,
                   "a favourite that is gone")
        self.assertEqual(buyer.call("GET", f"/saved-searches/{dear['id']}").status, 404, "somebody else's")
        self.assertIsNone(guest.expect(200, "GET", "/editions/0439023483/price-guidance").json["basis"])
        for stream in (heard, others):
            stream.close()


if __name__ == "__main__":
    unittest.main()
