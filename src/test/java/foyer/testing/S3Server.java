package foyer.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/**
 * What speaks S3, as a process of its own (s3proxy, which keeps objects in its memory): it verifies every signature, of
 * links too. One for all tests of a process; each makes buckets of its own.
 */
public final class S3Server {

    public static final String ACCESS_KEY = "test-access-key";
    public static final String SECRET_KEY = "test-secret-key-of-no-use-elsewhere";
    public static final String REGION = "us-east-1";

    private static final Path PROGRAM = Path.of("target", "servers", "s3proxy.jar");

    private static @Nullable S3Server running;

    private final URI endpoint;
    private final S3Client client;

    private S3Server(URI endpoint) {
        this.endpoint = endpoint;
        client = S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.of(REGION))
                .forcePathStyle(true)
                .httpClient(Apache5HttpClient.create())
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)))
                .build();
    }

    /** The server, which is started by whoever asks first and ends with this process. */
    public static synchronized S3Server running() {
        if (running == null) {
            running = start();
        }
        return running;
    }

    private static S3Server start() {
        try {
            var port = freePort();
            var endpoint = URI.create("http://127.0.0.1:" + port);
            var settings = Files.createTempFile("foyer-s3", ".properties");
            settings.toFile().deleteOnExit();
            Files.writeString(settings, """
                    s3proxy.endpoint=%s
                    s3proxy.authorization=aws-v2-or-v4
                    s3proxy.identity=%s
                    s3proxy.credential=%s
                    jclouds.provider=transient-nio2
                    jclouds.identity=none
                    jclouds.credential=none
                    """.formatted(endpoint, ACCESS_KEY, SECRET_KEY));
            var output = Files.createTempFile("foyer-s3", ".log");
            output.toFile().deleteOnExit();
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var process = new ProcessBuilder(
                            java,
                            "-Xmx384m",
                            "-XX:TieredStopAtLevel=1",
                            "-jar",
                            PROGRAM.toString(),
                            "--properties",
                            settings.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            await(process, port, output);
            return new S3Server(endpoint);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void await(Process process, int port, Path output) throws IOException {
        Awaited.until(() -> listens(port) || !process.isAlive());
        if (!process.isAlive()) {
            throw new AssertionError("no S3 server: " + Files.readString(output));
        }
    }

    private static boolean listens(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    public URI endpoint() {
        return endpoint;
    }

    /** A bucket with nothing in it. */
    public String newBucket() {
        var name = "test-" + UUID.randomUUID();
        client.createBucket(request -> request.bucket(name));
        return name;
    }

    /** The keys of what has parts in the bucket, and is no object yet. */
    public List<String> parts(String bucket) {
        return client.listMultipartUploads(request -> request.bucket(bucket)).uploads().stream()
                .map(MultipartUpload::key)
                .toList();
    }

    /** What makes Foyer keep its bytes in the bucket. */
    public Map<String, String> settings(String bucket) {
        return Map.of(
                "foyer.files.s3.bucket", bucket,
                "foyer.files.s3.endpoint", endpoint.toString(),
                "foyer.files.s3.region", REGION,
                "foyer.files.s3.access-key", ACCESS_KEY,
                "foyer.files.s3.secret-key", SECRET_KEY,
                "foyer.files.s3.path-style", "true");
    }
}
