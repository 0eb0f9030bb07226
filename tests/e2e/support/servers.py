"""MongoDB (or what stands in for it), Redis and RabbitMQ, each of the test's own, on free ports of 127.0.0.1."""
import os
import shutil
import signal
import subprocess
from pathlib import Path

from .processes import ROOT, Child, accepts, free_port, wait_until


class Server:
    def __init__(self, folder, name):
        self.folder = folder / name
        self.folder.mkdir()
        self.port = free_port()
        self.child = None

    def command(self):
        raise NotImplementedError

    def environment(self):
        return {}

    def ready(self):
        return accepts(self.port)

    def start(self, wait=True):
        self.child = Child(self.command(), self.folder / "out", self.environment())
        if wait:
            self.await_ready()
        return self

    def await_ready(self):
        def look():
            assert self.child.running(), f"{self.command()[0]} ended at once:\n{self.child.tail()}"
            return self.ready()
        wait_until(look, 120, f"{type(self).__name__} gets ready")

    def stop(self):
        if self.child:
            self.child.stop(60)

    def pause(self):
        self.child.signal(signal.SIGSTOP)

    def resume(self):
        self.child.signal(signal.SIGCONT)


class Mongo(Server):
    """Keeps its data over an orderly stop."""

    def __init__(self, folder):
        super().__init__(folder, "mongo")
        self.mongod = shutil.which("mongod")
        if not self.mongod:
            build = subprocess.run([ROOT / "tools/mongo-test-server/build.sh"], capture_output=True, text=True, check=False)
            if build.returncode:
                raise RuntimeError("no MongoDB for this test: put mongod on PATH, or install openjdk-17-jdk-headless "
                                   f"and maven.\n{build.stderr}")
            self.class_path = build.stdout.strip()

    def command(self):
        if self.mongod:
            data = self.folder / "data"
            data.mkdir(exist_ok=True)
            return [self.mongod, "--bind_ip", "127.0.0.1", "--port", self.port, "--dbpath", data, "--nounixsocket"]
        return ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m", "-cp", self.class_path, "TestServer",
                self.port, self.folder / "data.h2"]

    @property
    def url(self):
        return f"mongodb://127.0.0.1:{self.port}/bookverse"


class Redis(Server):
    def __init__(self, folder):
        super().__init__(folder, "redis")

    def command(self):
        return ["redis-server", "--port", self.port, "--bind", "127.0.0.1", "--dir", self.folder, "--save", "",
                "--appendonly", "no", "--daemonize", "no"]

    @property
    def url(self):
        return f"redis://127.0.0.1:{self.port}"


class Rabbit(Server):
    """The release's own script: the one on PATH switches to a user named rabbitmq."""

    def __init__(self, folder):
        super().__init__(folder, "rabbit")
        scripts = sorted(Path("/usr/lib/rabbitmq/lib").glob("*/sbin/rabbitmq-server"))
        if not scripts:
            raise RuntimeError("no RabbitMQ for this test: install the package rabbitmq-server")
        self.script = scripts[-1]
        self.distribution_port = free_port()
        self.names_port = free_port()
        (self.folder / "enabled_plugins").write_text("[].")
        (self.folder / "rabbitmq.conf").write_text(
            f"listeners.tcp.1 = 127.0.0.1:{self.port}\nvm_memory_high_watermark.absolute = 512MB\n"
            "disk_free_limit.absolute = 50MB\n")
        self.names = Child(["epmd", "-address", "127.0.0.1", "-port", self.names_port], self.folder / "epmd")
        wait_until(lambda: accepts(self.names_port), 10, "epmd gets ready")

    def command(self):
        return [self.script]

    def environment(self):
        folder = self.folder
        return {
            "HOME": str(folder),
            "RABBITMQ_NODENAME": f"bookverse{self.port}@localhost",
            "RABBITMQ_NODE_IP_ADDRESS": "127.0.0.1",
            "RABBITMQ_NODE_PORT": str(self.port),
            "RABBITMQ_DIST_PORT": str(self.distribution_port),
            "RABBITMQ_MNESIA_BASE": f"{folder}/mnesia",
            "RABBITMQ_LOG_BASE": f"{folder}/log",
            "RABBITMQ_PID_FILE": f"{folder}/pid",
            "RABBITMQ_ENABLED_PLUGINS_FILE": f"{folder}/enabled_plugins",
            "RABBITMQ_CONFIG_FILE": f"{folder}/rabbitmq",
            "RABBITMQ_CONF_ENV_FILE": "/dev/null",
            "ERL_EPMD_PORT": str(self.names_port),
            "ERL_EPMD_ADDRESS": "127.0.0.1",
            "RUNNING_UNDER_SYSTEMD": "1",  # the script becomes the Erlang machine: one pid
            "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": "-kernel inet_dist_use_interface {127,0,0,1} +S 2:2 +sbwt none",
        }

    def stop(self):
        super().stop()

    def end(self):
        if self.child and self.child.running():
            self.child.kill()
        self.names.stop()

    @property
    def url(self):
        return f"amqp://guest:guest@127.0.0.1:{self.port}"


class Servers:
    """What separate processes need. Redis and MongoDB are quick; RabbitMQ takes seconds, so it is started first."""

    def __init__(self, folder):
        self.rabbit = Rabbit(folder).start(wait=False)
        self.mongo = Mongo(folder).start(wait=False)
        self.redis = Redis(folder).start()
        self.mongo.await_ready()
        self.rabbit.await_ready()

    def stop(self):
        for server in (self.redis, self.mongo):
            if server.child.running():
                server.child.kill()
        self.rabbit.end()


def environment_of(servers):
    """Addresses with passwords are not for the command line."""
    return {"BOOKVERSE_STORE": servers.mongo.url, "BOOKVERSE_BUS": servers.rabbit.url,
            "BOOKVERSE_CACHE": servers.redis.url}


BOOKVERSE = os.environ.get("BOOKVERSE", str(ROOT / "build/dev/src/app/bookverse"))
