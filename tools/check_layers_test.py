"""Each rule of check_layers.py, breached once and kept once."""
import os
import subprocess
import tempfile
import unittest

import check_layers

# path, text, part of the complaint ("" for none)
TABLE = [
    ("src/base/a.hpp", '#include "platform/http/call.hpp"\n', "base must not include platform"),
    ("src/platform/a/a.hpp", '#include "services/accounts/api.hpp"\n', "platform must not include services"),
    ("src/services/accounts/a.cpp", '#include "app/program.hpp"\n', "services must not include app"),
    ("src/services/accounts/a.cpp", '#include "services/market/model.hpp"\n', "only api.hpp"),
    ("src/services/accounts/a.cpp", '#include "services/market/api.hpp"\n', ""),
    ("src/services/accounts/a.cpp", '#include "services/accounts/model.hpp"\n', ""),
    ("src/app/a.cpp", '#include "services/accounts/model.hpp"\n#include "base/id.hpp"\n', ""),
    ("src/services/accounts/a.cpp", "#include <boost/beast/http.hpp>\n", "stays behind a port"),
    ("src/platform/http/a.cpp", "#include <boost/beast/http.hpp>\n", ""),
    ("src/platform/http/a.cpp", "#include <mongoc/mongoc.h>\n", "stays behind a port"),
    ("src/services/accounts/a.cpp", "#include <sqlite3.h>\n", "stays behind a port"),
    ("src/app/a.cpp", "#include <amqp_tcp_socket.h>\n", "stays behind a port"),
    ("src/app/a.cpp", "f(asio::detached);\n", "detached swallows"),
    ("src/app/a.cpp", "// asio::detached is forbidden\n", ""),
    ("src/platform/async/a.cpp", "f(asio::detached);\n", ""),
    ("src/app/a.cpp", "asio::co_spawn(x, y, z);\n", "use spawn_logged"),
    ("src/app/a_test.cpp", "asio::co_spawn(x, y, asio::use_future);\n", ""),
    ("src/platform/http/test_server.hpp", "asio::co_spawn(x, y, asio::use_future);\n", ""),
    ("src/app/a.cpp", "co_await [&]() -> Task<> {}();\n", "name it first"),
    ("src/app/a.cpp", "co_await {1};\n", "name it first"),
    ("src/app/a.cpp", "co_await f();\n", ""),
    ("src/app/a.cpp", "using namespace std;\n", "no using namespace"),
    ("src/app/long.cpp", "int x;\n" * 501, "more than 500"),
    ("src/app/short.cpp", "int x;\n" * 500, ""),
    ("web/src/api/schema.gen.ts", "x\n" * 501, ""),
    ("docs/a.md", "see /wor" + "k/main/x\n", "absolute path"),
    ("docs/a.md", "see docs/wor" + "k/main\n", ""),
    ("web/package-lock.json", '  "resolved": "https://somewhere/x.tgz",\n', "names its registry"),
]


class CheckLayers(unittest.TestCase):
    def test_each_rule(self):
        for path, text, expected in TABLE:
            with self.subTest(path=path, text=text[:60]), tempfile.TemporaryDirectory() as root:
                subprocess.run(["git", "init", "-q", root], check=True)
                file = os.path.join(root, path)
                os.makedirs(os.path.dirname(file))
                with open(file, "w", encoding="utf-8") as out:
                    out.write(text)
                breaches = check_layers.check(root)
                if expected:
                    self.assertEqual(len(breaches), 1, breaches)
                    self.assertIn(expected, breaches[0])
                else:
                    self.assertEqual(breaches, [])


if __name__ == "__main__":
    unittest.main()
