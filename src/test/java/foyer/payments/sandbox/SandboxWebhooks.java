package foyer.payments.sandbox;

import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** Webhooks that are signed as the sandbox signs them, of a type that nobody but a test knows. */
public final class SandboxWebhooks {

    private final SandboxSignatures signatures;
    private final GraphQlClient client;

    public SandboxWebhooks(ApplicationContext beans, GraphQlClient client) {
        this.signatures = beans.getBean(SandboxSignatures.class);
        this.client = client.anonymous();
    }

    public static String body(String id, @Nullable UUID reference, @Nullable String subscription) {
        return new SandboxJson()
                .text(new SandboxEvent(
                        id,
                        "test.happened",
                        Instant.EPOCH,
                        reference,
                        subscription,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    public GraphQlAnswer send(String id, @Nullable UUID reference, @Nullable String subscription) {
        var body = body(id, reference, subscription);
        return post("/webhooks/sandbox", body, Map.of(SandboxSignatures.HEADER, signature(body)));
    }

    public String signature(String body) {
        return signatures.sign(body.getBytes(StandardCharsets.UTF_8));
    }

    public GraphQlAnswer post(String path, String body, Map<String, String> headers) {
        return client.send(path, request -> {
            headers.forEach(request::header);
            request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        });
    }
}
