"""Who may see and do what, over HTTP: object level (owner, other, nobody, staff), field level, cursors, tokens, CSRF."""
import unittest

from support.case import ProgramCase
from support.device import PASSWORD, address, new_account


class Access(ProgramCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        make = lambda name: cls.device_of(name)  # noqa: E731
        cls.owner, cls.other, cls.head = make("owner"), make("other"), make("head")
        cls.nobody = cls.plain_device()
        cls.owner_id = cls.owner.expect(200, "GET", "/accounts/me").json["id"]
        roles = cls.head.expect(200, "GET", "/accounts/me").json["roles"]
        assert "administrator" in roles, roles

    @classmethod
    def plain_device(cls):
        from support.device import Device
        return Device(cls.program.port, cls.program.origin)

    @classmethod
    def device_of(cls, name):
        device = cls.plain_device()
        new_account(device, address(name), name.title())
        return device

    def test_object_level(self):
        owner_session = self.owner.session
        # method, path, body, who -> status
        table = [
            ("GET", "/accounts/me", None, {"owner": 200, "other": 200, "nobody": 401, "staff": 200}),
            ("GET", f"/accounts/{self.owner_id}", None, {"owner": 200, "other": 200, "nobody": 200, "staff": 200}),
            ("DELETE", f"/sessions/{owner_session}", None, {"other": 404, "nobody": 401, "staff": 404}),
            ("GET", "/admin/accounts", None, {"owner": 403, "other": 403, "nobody": 401, "staff": 200}),
            ("GET", "/admin/audit", None, {"owner": 403, "nobody": 401, "staff": 200}),
            ("PUT", f"/admin/accounts/{self.owner_id}/roles", {"roles": ["student"], "reason": "x"},
             {"owner": 403, "other": 403, "nobody": 401}),
            ("PUT", f"/admin/accounts/{self.owner_id}/suspension", {"until": None, "reason": "x"},
             {"owner": 403, "nobody": 401}),
            ("GET", "/internal/export/" + self.owner_id, None, {"owner": 404, "nobody": 404, "staff": 404}),
            ("GET", "/accounts/me/export", None, {"owner": 200, "nobody": 401}),
        ]
        who = {"owner": self.owner, "other": self.other, "nobody": self.nobody, "staff": self.head}
        for method, path, body, expected in table:
            for name, status in expected.items():
                with self.subTest(path=path, method=method, who=name):
                    self.assertEqual(who[name].call(method, path, body).status, status)

    def test_internal_routes_are_not_public(self):
        for path in (f"//internal/export/{self.owner_id}", f"//internal/closing-objections/{self.owner_id}",
                     "//operator/parked"):
            with self.subTest(path=path):
                self.assertNotEqual(self.head.call("POST", path).status, 200)
                answer = self.head.call("GET", path)
                self.assertFalse(answer.headers.get("Content-Type", "").startswith("application/json"), answer)

    def test_field_level(self):
        tag = self.owner.expect(200, "GET", "/accounts/me").headers["ETag"]
        for field, value in [("roles", ["administrator"]), ("email", "other@campus.test"), ("verified_until", None),
                             ("id", self.owner_id), ("balance", 5), ("version", 1)]:
            with self.subTest(field=field):
                answer = self.owner.call("PATCH", "/accounts/me", {field: value}, headers={"If-Match": tag})
                self.assertEqual(answer.status, 422, answer)
                self.assertEqual(answer.json["faults"][0]["pointer"], f"/{field}")
        sign_up = self.nobody.call("POST", "/accounts", {"email": address("sly"), "password": PASSWORD, "name": "S",
                                                         "language": "en", "roles": ["administrator"]})
        self.assertEqual(sign_up.status, 422)

    def test_all_faults_of_a_body_come_together(self):
        answer = self.nobody.call("POST", "/accounts", {"email": "x", "password": "short", "name": "", "language": "fr"})
        self.assertEqual(answer.status, 422)
        self.assertEqual({fault["pointer"] for fault in answer.json["faults"]} >= {"/email", "/name", "/language"}, True)

    def test_cursors(self):
        page = self.head.expect(200, "GET", "/admin/accounts?limit=1").json
        self.assertTrue(page["next"])
        seen = {page["items"][0]["id"]}
        while page["next"]:
            page = self.head.expect(200, "GET", f"/admin/accounts?limit=1&after={page['next']}").json
            for item in page["items"]:
                self.assertNotIn(item["id"], seen, "no item comes twice")
                seen.add(item["id"])
        self.assertGreaterEqual(len(seen), 3)
        cursor = self.head.expect(200, "GET", "/admin/accounts?limit=1").json["next"]
        middle = len(cursor) // 2
        tampered = cursor[:middle] + ("A" if cursor[middle] != "A" else "B") + cursor[middle + 1:]
        for bad in (tampered, "garbage", cursor + "A", cursor[:-4]):
            with self.subTest(cursor=bad):
                answer = self.head.call("GET", f"/admin/accounts?limit=1&after={bad}")
                self.assertIn(answer.status, (400, 422), answer)
        other_list = self.head.call("GET", f"/admin/audit?limit=1&after={cursor}")
        self.assertIn(other_list.status, (400, 422), "a cursor of another list")

    def test_tokens(self):
        good = self.owner.token
        head, body, mark = good.split(".")
        swapped = head + "." + body + "." + ("A" if mark[0] != "A" else "B") + mark[1:]
        none = "eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0." + body + "."
        for bad in ("x", "a.b.c", swapped, none, good + "A", head + "." + self.other.token.split(".")[1] + "." + mark):
            with self.subTest(token=bad[:20]):
                answer = self.owner.call("GET", "/accounts/me", token=bad)
                self.assertEqual((answer.status, answer.code), (401, "invalid_token"))

    def test_cookie_routes_need_our_own_page(self):
        self.owner.sign_in(address("owner"))
        cookie = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.owner.cookies.items())}
        table = [
            ({**cookie, "X-BookVerse": "1", "Origin": "https://evil.test"}, 403),
            ({**cookie, "X-BookVerse": "1", "Origin": "null"}, 403),
            ({**cookie}, 403),
            ({"X-BookVerse": "1"}, 401),
        ]
        for headers, status in table:
            with self.subTest(headers=sorted(headers)):
                answer = self.owner.call("POST", "/sessions/refresh", token=None, headers=headers)
                self.assertEqual(answer.status, status, answer)
        self.assertEqual(self.owner.refresh().status, 200, "and from our own it works")

    def test_headers_of_every_answer(self):
        for path in ("//", "/campuses?query=te", "//api/docs", "//api/openapi.json", "/nowhere", "//.well-known/jwks.json",
                     "//.well-known/security.txt", "//robots.txt"):
            with self.subTest(path=path):
                answer = self.nobody.call("GET", path)
                self.assertEqual(answer.headers.get("X-Content-Type-Options"), "nosniff")
                self.assertIn("frame-ancestors 'none'", answer.headers.get("Content-Security-Policy", ""))
                self.assertNotIn("Server", answer.headers)

    def test_the_api_document_and_its_page(self):
        document = self.nobody.expect(200, "GET", "//api/openapi.json").json
        self.assertEqual(document["openapi"], "3.1.0")
        self.assertIn("/api/v1/accounts", document["paths"])
        self.assertFalse([path for path in document["paths"] if path.startswith("/internal")])
        page = self.nobody.expect(200, "GET", "//api/docs").body.decode()
        self.assertNotIn("http://", page)
        self.assertNotIn("https://", page)
        for asset in ("//api/docs.js", "//api/docs.css"):
            self.nobody.expect(200, "GET", asset)

    def test_forged_forwarding_headers_count_for_nothing(self):
        forged = {"X-Forwarded-For": "203.0.113.9", "X-BookVerse-Service": "x.y.z", "X-BookVerse-Deadline": "1",
                  "X-BookVerse-To": "gateway", "X-Request-Id": "0123456789abcdef"}
        answer = self.owner.call("GET", "/accounts/me", headers=forged)
        self.assertEqual(answer.status, 200)
        self.assertNotEqual(answer.headers["X-Request-Id"], "0123456789abcdef")
        self.owner.sign_in(address("owner"))
        mine = [one for one in self.owner.expect(200, "GET", "/sessions", headers=forged).json["items"] if one["current"]]
        self.assertFalse(mine[0]["address"].startswith("203"), mine)


class Limits(ProgramCase):
    """With the limits that are in force."""
    options = []

    def test_sign_in_is_limited_by_address_and_says_when_to_come_again(self):
        device = self.device()
        codes = []
        for number in range(30):
            answer = device.call("POST", "/sessions", {"email": address(f"n{number}"), "password": PASSWORD})
            codes.append(answer.status)
            if answer.status == 429:
                break
        self.assertEqual(codes[-1], 429, codes)
        self.assertGreaterEqual(int(answer.headers["Retry-After"]), 1)
        self.assertEqual(device.call("GET", "/campuses?query=te").status, 200, "reading goes on")


if __name__ == "__main__":
    unittest.main()
