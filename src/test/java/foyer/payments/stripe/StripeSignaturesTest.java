package foyer.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import foyer.payments.BadSignatureException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Beside what all gateways refuse, {@link StripeWorld#forgeries}. */
@Tag("unit")
class StripeSignaturesTest {

    private final StripeWorld world = new StripeWorld();
    private final StripeGateway gateway = world.gateway;

    @AfterEach
    void closes() {
        world.close();
    }

    @Test
    void takesTheSignatureOfEachSecretAndSeveralAtOnce() {
        var body = world.unknownEvent();
        var time = "t=" + world.now().getEpochSecond();
        var before = StripeWorld.signature(body, world.now(), StripeWorld.SECRET_OF_BEFORE);
        for (var header : List.of(
                time + ",v1=" + before,
                time + ",v1=" + "0".repeat(64) + ",v1=" + before,
                "v1=" + before + "," + time)) {
            var delivery = StripeWorld.delivery(header, body);
            assertThatNoException()
                    .isThrownBy(() -> gateway.verify(world.account(), delivery.headers(), delivery.body()));
        }
    }

    @Test
    void keepsEventsOfStripesOtherKind() throws Exception {
        var body = "{\"id\": \"evt_thin\", \"object\": \"v2.core.event\", \"type\": \"v1.billing.meter.no\","
                + " \"created\": \"2026-01-02T03:04:05.678Z\"}";
        var delivery = world.signed(body, world.now());

        assertThat(gateway.verify(world.account(), delivery.headers(), delivery.body())
                        .occurredAt())
                .isEqualTo(Instant.parse("2026-01-02T03:04:05.678Z"));
        assertThat(gateway.read(world.account(), delivery.body()).seen()).isEmpty();
    }

    @Test
    void isOfTheBytesThatCameAndNotOfTheirText() {
        var good = world.signed(world.unknownEvent().replace("moon", "m\uFFFDon"), world.now());
        var text = good.text();
        var bytes = good.body();
        var at = text.substring(0, text.indexOf('\uFFFD')).getBytes(StandardCharsets.UTF_8).length;
        // One byte that is none of UTF-8 reads as the same sign.
        var other = new byte[bytes.length - 2];
        System.arraycopy(bytes, 0, other, 0, at);
        other[at] = (byte) 0xff;
        System.arraycopy(bytes, at + 3, other, at + 1, bytes.length - at - 3);
        assertThat(new String(other, StandardCharsets.UTF_8)).isEqualTo(text);

        assertThatExceptionOfType(BadSignatureException.class)
                .isThrownBy(() -> gateway.verify(world.account(), good.headers(), other));
    }
}
