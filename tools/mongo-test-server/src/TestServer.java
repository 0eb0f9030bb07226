import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;

/** java -cp ... TestServer PORT [FILE]: serves 127.0.0.1:PORT, from memory or from FILE (kept over an orderly end). */
public final class TestServer {
    public static void main(String[] args) {
        MongoServer server = new MongoServer(args.length > 1 ? new H2Backend(args[1]) : new MemoryBackend());
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
        server.bind("127.0.0.1", Integer.parseInt(args[0]));
        System.out.println("READY");
    }
}
