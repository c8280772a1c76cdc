package foyer.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import foyer.platform.http.OutboundException.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where calls go for tenants, and where for vendors, whatever names lead to. */
@Tag("unit")
class OutboundAddressesTest {

    private final Outbound outbound = Outbound.hasty();

    @AfterEach
    void close() throws IOException {
        outbound.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "169.254.169.254",
                "100.64.0.1",
                "::1",
                "fd00::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
            })
    void goesNowhereWithinForATenant(String address) throws IOException {
        var inside = Outbound.to(443, _ -> new InetAddress[] {InetAddress.ofLiteral(address)});

        assertThatExceptionOfType(OutboundFinalException.class)
                .isThrownBy(() ->
                        inside.http.call(HttpCall.to("webhook", TenantUrl.of("https://hook.example/?k=1"), "GET")))
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.ADDRESS_REFUSED));
        assertThat(inside.lookups).hasValue(1);
        inside.close();
    }

    /**
     * A name that is public when it is checked and private when it is used: it is looked up once for both, and the
     * address that was checked (of a range that is assigned to nobody, so nothing answers) is the one tried.
     */
    @Test
    void connectsToNothingButWhatItHasChecked() throws IOException {
        try (var inside = new StubServer(StubServer.status(200, "inside"))) {
            var answers = new AtomicInteger();
            var rebound =
                    Outbound.to(inside.port(), _ -> new InetAddress[] {
                        InetAddress.ofLiteral(answers.getAndIncrement() == 0 ? "2fff::1" : "127.0.0.1")
                    });
            var url = TenantUrl.of("https://hook.example:" + inside.port() + "/");

            assertThatExceptionOfType(OutboundRetryableException.class)
                    .isThrownBy(() -> rebound.http.call(HttpCall.to("webhook", url, "POST")));
            assertThat(answers).hasValue(1);
            assertThatExceptionOfType(OutboundFinalException.class)
                    .isThrownBy(() -> rebound.http.call(HttpCall.to("webhook", url, "POST")))
                    .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.ADDRESS_REFUSED));
            assertThat(inside.connections()).isZero();
            rebound.close();
        }
    }

    @Test
    void callsTenantsAddressesOnTheirPortsOnly() {
        assertThatExceptionOfType(OutboundFinalException.class)
                .isThrownBy(
                        () -> outbound.http.call(HttpCall.to("webhook", TenantUrl.of("https://1.1.1.1:22/"), "GET")))
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.ADDRESS_REFUSED));
        assertThat(outbound.lookups).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.vendor.example",
                "https://user:secret@api.vendor.example",
                "https://api.vendor.example/",
                "https://api.vendor.example?x=1",
                "http://127.0.0.1.evil.example",
                "ftp://127.0.0.1",
                "https:vendor",
            })
    void aVendorsAddressIsSafe(String base) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Vendor("stub", URI.create(base)))
                .withMessageNotContaining("secret");
    }
}
