"""The example of docs/developers/add-a-service.md, built into the program by its folder and one line."""
import os
import re
import unittest

os.environ["BOOKVERSE"] = os.environ.get("BOOKVERSE_TENTH", os.environ.get("BOOKVERSE", ""))

from support.case import Embedded, ProgramCase  # noqa: E402
from support.device import address, new_account  # noqa: E402
from support.processes import ROOT  # noqa: E402


class TenthService(ProgramCase):
    shape = Embedded

    def test_its_routes_answer_and_are_documented(self):
        device = self.device()
        self.assertEqual(device.call("POST", "/notices", {"text": "Hello"}).status, 401)
        new_account(device, address("writer"))
        for text in ("First", "Second"):
            device.expect(201, "POST", "/notices", {"text": text})
        items = device.expect(200, "GET", "/notices", token=None).json["items"]
        self.assertEqual([item["text"] for item in items], ["Second", "First"])
        self.assertEqual(device.call("PUT", f"/notices/{items[0]['id']}/pin").status, 403)
        head = self.device()
        new_account(head, address("head"))
        self.assertTrue(head.expect(200, "PUT", f"/notices/{items[0]['id']}/pin").json["pinned"])
        faults = device.call("POST", "/notices", {"text": "", "pinned": True}).json["faults"]
        self.assertEqual({fault["pointer"] for fault in faults}, {"/text", "/pinned"})
        paths = device.expect(200, "GET", "//api/openapi.json").json["paths"]
        self.assertIn("/api/v1/notices/{id}/pin", paths)
        # It takes part in what goes to all services, without a line of its own.
        device.expect(200, "GET", "/accounts/me/export")


class Guide(unittest.TestCase):
    def test_the_guide_quotes_the_example_as_it_is_compiled(self):
        guide = (ROOT / "docs/developers/add-a-service.md").read_text()
        quotes = re.findall(r"<!-- quote: (\S+) -->\n```cpp\n(.*?)```", guide, re.S)
        self.assertGreaterEqual(len(quotes), 3)
        squeeze = lambda text: re.sub(r"\s+", "", text)  # noqa: E731
        for file, code in quotes:
            source = squeeze((ROOT / "docs/developers/example" / file).read_text())
            for part in code.split("    …\n"):
                self.assertIn(squeeze(part), source, f"{file} has changed; quote it anew")


if __name__ == "__main__":
    unittest.main()
