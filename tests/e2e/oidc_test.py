"""The whole code flow with a certified provider (npm's oidc-provider) and its development login page, in both shapes."""
import html
import http.cookiejar
import os
import re
import sys
import unittest
import urllib.error
import urllib.parse
import urllib.request

from support.campus import Campus
from support.device import Device, address, new_account
from support.processes import Folder
from support.program import SHAPES


class Browser:
    """Follows redirects by hand, so that a test may look at each and stop between."""

    class NoRedirect(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *arguments):
            return None

    class Policy(http.cookiejar.DefaultCookiePolicy):
        """As browsers do for localhost: Secure cookies travel over http."""

        def return_ok_secure(self, cookie, request):
            return True

    def __init__(self):
        self.jar = http.cookiejar.CookieJar(self.Policy())
        self.opener = urllib.request.build_opener(self.NoRedirect, urllib.request.HTTPCookieProcessor(self.jar))

    def go(self, url, form=None):
        """Status, Location (absolute) and text."""
        data = urllib.parse.urlencode(form).encode() if form is not None else None
        try:
            answer = self.opener.open(urllib.request.Request(url, data=data), timeout=10)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            location = answer.headers.get("Location")
            return answer.status, location and urllib.parse.urljoin(url, location), answer.read().decode()

    def sign_in(self, start, name, stop_at):
        """From our start page through the provider's login and consent; the first address that begins with stop_at."""
        url, form = start, None
        for _ in range(20):
            status, location, text = self.go(url, form)
            form = None
            if location:
                if location.startswith(stop_at):
                    return location
                url = location
                continue
            assert status == 200, (status, text[:500])
            action = html.unescape(re.search(r'action="([^"]+)"', text).group(1))
            form = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', text))
            if form.get("prompt") == "login":
                form |= {"login": name, "password": "any"}
            url = urllib.parse.urljoin(url, action)
        raise AssertionError(f"too many steps, the last was {url}")

    def cookie(self, name):
        return next((cookie.value for cookie in self.jar if cookie.name == name), None)


class SignInWithTheCampus(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Folder("oidc")
        cls.file = cls.folder.path / "providers.json"
        shape = SHAPES[os.environ.get("BOOKVERSE_TEST_MODE", "embedded")]
        cls.program = shape(cls.folder.path, "--rate-limit", "all=off", "--oidc-providers-file", cls.file)
        cls.origin = cls.program.origin
        cls.campus = Campus(cls.folder.path, f"{cls.origin}/api/v1/oidc/campus/callback")
        cls.campus.write(cls.file)
        cls.program.start()

    @classmethod
    def tearDownClass(cls):
        codes = cls.program.stop()
        cls.campus.stop()
        if any(codes):
            print(cls.program.logs(), file=sys.stderr)
        cls.folder.remove()
        assert not any(codes), codes

    def start(self, return_to="/books"):
        return f"{self.origin}/api/v1/oidc/campus/start?return_to={urllib.parse.quote(return_to)}"

    def callback(self):
        return f"{self.origin}/api/v1/oidc/campus/callback"

    def arrive(self, browser, name):
        """Where our own callback sends the browser."""
        back = browser.sign_in(self.start(), name, self.callback())
        status, location, text = browser.go(back)
        self.assertEqual(status, 302, text)
        return location

    def device_of(self, browser):
        device = Device(self.program.port, self.origin)
        device.cookies["__Host-rt"] = browser.cookie("__Host-rt")
        self.assertEqual(device.refresh().status, 200)
        return device

    def test_the_button_is_there(self):
        self.assertEqual(Device(self.program.port, self.origin).expect(200, "GET", "/oidc/providers").json["items"],
                         [{"id": "campus", "name": "Test Campus"}])

    def test_a_new_person_is_signed_in_and_verified(self):
        browser = Browser()
        self.assertEqual(self.arrive(browser, "nora"), f"{self.origin}/books")
        me = self.device_of(browser).expect(200, "GET", "/accounts/me").json
        self.assertEqual(me["email"], address("nora"))
        self.assertTrue(me["verified_until"])
        self.assertFalse(me["password_set"])
        again = Browser()
        self.arrive(again, "nora")
        self.assertEqual(self.device_of(again).expect(200, "GET", "/accounts/me").json["id"], me["id"])

    def test_the_attempt_is_bound_to_the_browser(self):
        """state and cookie: somebody else's answer is not ours."""
        mine, other = Browser(), Browser()
        back = mine.sign_in(self.start(), "olga", self.callback())
        self.assertIn("problem=sign_in_expired", other.go(back)[1])
        forged = re.sub(r"state=[^&]+", "state=forged", back)
        self.assertIn("problem=", mine.go(forged)[1])
        self.assertIsNone(other.cookie("__Host-rt"))

    def test_an_answer_works_once(self):
        browser = Browser()
        back = browser.sign_in(self.start(), "paul", self.callback())
        self.assertEqual(browser.go(back)[1], f"{self.origin}/books")
        self.assertIn("problem=", browser.go(back)[1])

    def test_a_request_bears_pkce_state_and_nonce(self):
        location = Browser().go(self.start())[1]
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(location).query)
        self.assertEqual(query["code_challenge_method"], ["S256"])
        for name in ("code_challenge", "state", "nonce"):
            self.assertGreaterEqual(len(query[name][0]), 16)
        self.assertEqual(query["redirect_uri"], [self.callback()])

    def test_an_unproved_address_is_not_taken(self):
        browser = Browser()
        self.assertIn("problem=address_not_verified", self.arrive(browser, "unverified-quinn"))
        self.assertIsNone(browser.cookie("__Host-rt"))

    def test_it_never_takes_over_an_account_by_its_address(self):
        owner = Device(self.program.port, self.origin)
        new_account(owner, address("rosa"))
        browser = Browser()
        location = self.arrive(browser, "rosa")
        if browser.cookie("__Host-rt"):
            # Both proofs are of the same address: then it is the same person, and the same account.
            self.assertEqual(self.device_of(browser).expect(200, "GET", "/accounts/me").json["id"],
                             owner.expect(200, "GET", "/accounts/me").json["id"])
        else:
            self.assertIn("problem=sign_in_to_link", location)

    def test_return_addresses_stay_here(self):
        for bad in ("https://evil.test/", "//evil.test/", "/\\evil.test"):
            with self.subTest(to=bad):
                status, location, _ = Browser().go(self.start(bad))
                if status == 302:
                    self.assertTrue(location.startswith(self.campus.issuer))
                    self.assertNotIn("evil", location)
                else:
                    self.assertIn(status, (400, 422))

    def test_an_unknown_provider(self):
        self.assertEqual(Browser().go(f"{self.origin}/api/v1/oidc/nobody/start?return_to=/")[0], 404)


if __name__ == "__main__":
    unittest.main()
