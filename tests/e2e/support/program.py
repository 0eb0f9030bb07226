"""The program in its two shapes: all in one process, or one process a service with the gateway in front."""
import http.client
import subprocess

from .processes import Child, free_port, wait_until
from .servers import BOOKVERSE, Servers, environment_of

CAMPUS = "campus.test"
OPTIONS = ["--development", "--log-format", "json", "--log-level", "info", "--campus", f"{CAMPUS}=Test Campus",
           "--administrator", f"head@{CAMPUS}"]


def get(port, path, timeout=5):
    """Status and text; (0, reason) when nobody answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read().decode(errors="replace")
    except OSError as error:
        return 0, str(error)
    finally:
        connection.close()


class Process:
    """One `bookverse serve`."""

    def __init__(self, name, folder, arguments, environment=None, telemetry_port=None):
        self.name = name
        self.log = folder / f"{name}.log"
        self.telemetry_port = telemetry_port or free_port()
        self.arguments = [*arguments, "--telemetry-port", str(self.telemetry_port)]
        self.environment = environment or {}
        self.child = None

    def start(self):
        self.child = Child([BOOKVERSE, "serve", *self.arguments], self.log, self.environment)
        return self

    def ready(self):
        return get(self.telemetry_port, "/health/ready")

    def await_ready(self, seconds=30):
        def look():
            assert self.child.running(), f"{self.name} ended with {self.child.process.returncode}:\n{self.child.tail()}"
            return self.ready()[0] == 200
        wait_until(look, seconds, f"{self.name} is ready: {self.ready()[1]}")
        return self

    def await_problem(self, component, seconds=15):
        """Until readiness names this one."""
        def look():
            status, text = self.ready()
            return status == 503 and any(line.startswith(f"{component}:") for line in text.splitlines())
        wait_until(look, seconds, f"{self.name} says that {component} is down")

    def metric(self, name):
        """The sum over all labels."""
        lines = get(self.telemetry_port, "/metrics")[1].splitlines()
        return sum(float(line.rsplit(" ", 1)[1]) for line in lines if line.startswith((name + " ", name + "{")))


class Embedded:
    mode = "embedded"

    def __init__(self, folder, *more, data="data"):
        self.folder = folder
        self.port = free_port()
        self.origin = f"http://127.0.0.1:{self.port}"
        self.process = Process("bookverse", folder, [
            *OPTIONS, "--data", folder / data, "--port", self.port, "--public-url", self.origin, *more])

    def start(self):
        self.process.start().await_ready()
        return self

    @property
    def processes(self):
        return [self.process]

    def operate(self, service, command, *more):
        """`bookverse COMMAND` as an operator of this program runs it, asking the process that holds the service."""
        process = next(one for one in self.processes if one.name in ("bookverse", service))
        words = iter(process.arguments)
        same = [word for word in words if word in ("--data", "--public-url", "--master-key-file", "--telemetry-port")
                for word in (word, next(words))]
        return subprocess.run([BOOKVERSE, command, "--development", *map(str, same), *map(str, more)],
                              capture_output=True, text=True, timeout=60, check=False)

    def stop(self):
        """Each one's exit code."""
        return [process.child.stop()[0] for process in reversed(self.processes) if process.child.running()]

    def logs(self):
        return "".join(f"--- {process.name}\n{process.child.tail()}\n" for process in self.processes if process.child)


class Separate(Embedded):
    """Gateway and each service, on MongoDB, Redis and RabbitMQ."""
    mode = "separate"
    services = ["accounts", "market", "messages", "moderation", "notifications", "orders", "payments", "reviews", "search"]

    def __init__(self, folder, *more, servers=None):
        self.folder = folder
        self.own_servers = servers is None
        self.servers = servers or Servers(folder)
        self.port = free_port()
        self.origin = f"http://127.0.0.1:{self.port}"
        key = folder / "master.key"
        if not key.exists():
            subprocess.run([BOOKVERSE, "make-key", key], check=True, capture_output=True)
        internal = {name: free_port() for name in self.services}
        common = [*OPTIONS, "--master-key-file", key, "--public-url", self.origin, *more]
        urls = {name: f"{name}=http://127.0.0.1:{port}" for name, port in internal.items()}
        environment = environment_of(self.servers)
        self._processes = []
        for name, port in internal.items():
            others = [word for other in self.services if other != name for word in ("--service-url", urls[other])]
            self._processes.append(Process(name, folder, [
                *common, "--services", name, "--internal-port", port, *others, "--data", folder / name, "--mail",
                f"folder:{folder}/mail"], environment))
        everyone = [word for url in urls.values() for word in ("--service-url", url)]
        self._processes.append(Process("gateway", folder, [
            *common, "--services", "gateway", "--port", self.port, "--data", folder / "gateway", *everyone],
            environment))

    def start(self):
        for process in self._processes:
            process.start()
        for process in self._processes:
            process.await_ready(60)
        return self

    @property
    def processes(self):
        return self._processes

    def named(self, name):
        return next(process for process in self._processes if process.name == name)

    def stop(self):
        codes = super().stop()
        if self.own_servers:
            self.servers.stop()
        return codes


SHAPES = {"embedded": Embedded, "separate": Separate}
