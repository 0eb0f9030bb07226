"""The campus that people sign in with: a certified OpenID provider, on a port of its own."""
import json
import subprocess

from .processes import ROOT, Child, free_port, wait_until
from .program import CAMPUS

PROVIDER = ROOT / "tests/oidc"


class Campus:
    def __init__(self, folder, redirect):
        if not (PROVIDER / "node_modules/oidc-provider").exists():
            subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=PROVIDER, check=True, capture_output=True)
        self.log = folder / "provider.log"
        self.port = free_port()
        self.child = Child(["node", PROVIDER / "provider.mjs", "--redirect", redirect, "--domain", CAMPUS, "--port",
                            self.port], self.log)
        wait_until(lambda: "READY" in self.log.read_text(), 30, f"the provider is ready: {self.log.read_text()}")
        self.issuer = f"http://127.0.0.1:{self.port}"

    def write(self, file):
        """What --oidc-providers-file names."""
        file.write_text(json.dumps([{"id": "campus", "name": "Test Campus", "issuer": self.issuer,
                                     "client_id": "bookverse", "client_secret": "only-for-tests"}]))
        file.chmod(0o600)

    def stop(self):
        self.child.stop()
