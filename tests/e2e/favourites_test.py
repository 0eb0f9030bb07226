"""Which hearts of a page are filled: asked for many copies at once, over HTTP."""
import unittest

from support.case import ProgramCase
from support.device import address, new_account


class Favourites(ProgramCase):
    def test_which_of_these_are_kept(self):
        seller, buyer, other = self.device("seller"), self.device("buyer"), self.device("other")
        for device, name in ((seller, "anna"), (buyer, "ben"), (other, "cleo")):
            new_account(device, address(name))
        body = {"edition": {"title": "Heart of Darkness", "authors": ["Joseph Conrad"]}, "price": 500, "condition": "good",
                "publish": True}
        copies = [seller.expect(201, "POST", "/listings", body).json["id"] for _ in range(3)]
        buyer.expect(200, "PUT", f"/favourites/{copies[0]}")
        buyer.expect(200, "PUT", f"/favourites/{copies[2]}")
        other.expect(200, "PUT", f"/favourites/{copies[1]}")

        def kept(device, ids):
            answer = device.expect(200, "GET", "/favourites?" + "&".join(f"listing={one}" for one in ids)).json
            self.assertIsNone(answer["next"])
            return sorted(one["id"] for one in answer["items"])

        self.assertEqual(kept(buyer, copies), sorted([copies[0], copies[2]]))
        self.assertEqual(kept(buyer, copies[1:2]), [], "somebody else's heart")
        self.assertEqual(kept(other, copies), [copies[1]])
        buyer.expect(204, "DELETE", f"/favourites/{copies[0]}")
        self.assertEqual(kept(buyer, copies), [copies[2]])
        self.assertEqual(len(buyer.expect(200, "GET", "/favourites").json["items"]), 1)

        too_many = buyer.call("GET", "/favourites?" + "&".join(f"listing={copies[0]}" for _ in range(51)))
        self.assertEqual(too_many.status, 422)
        self.assertEqual(buyer.call("GET", "/favourites?listing=nonsense").status, 422)
        self.assertEqual(self.device("guest").call("GET", f"/favourites?listing={copies[0]}").status, 401)


if __name__ == "__main__":
    unittest.main()
