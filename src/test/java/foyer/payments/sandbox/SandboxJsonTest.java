package foyer.payments.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import foyer.payments.ProviderInvoice;
import java.time.Instant;
import java.util.List;
import org.jooq.JSONB;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

/** What the sandbox kept is read as it was, or not at all. */
@Tag("unit")
class SandboxJsonTest {

    private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

    private final SandboxJson json = new SandboxJson();

    private JSONB invoiceWithout(String field) {
        var invoice = new ProviderInvoice(
                "in_1",
                "sub_1",
                "S-1",
                ProviderInvoice.Status.PAID,
                "USD",
                700,
                0,
                700,
                200,
                0,
                null,
                null,
                AT,
                AT,
                null,
                null,
                List.of(),
                500);
        var kept = json.write(invoice).data();
        assertThat(json.read(JSONB.valueOf(kept), ProviderInvoice.class)).isEqualTo(invoice);
        var without = kept.replaceFirst("\"" + field + "\":[0-9]+,?", "").replace(",}", "}");
        assertThat(without).isNotEqualTo(kept);
        return JSONB.valueOf(without);
    }

    @Test
    void anInvoiceOfBeforeThereWasCreditTookNone() {
        assertThat(json.read(invoiceWithout("creditMinor"), ProviderInvoice.class))
                .returns(0L, ProviderInvoice::creditMinor)
                .returns(200L, ProviderInvoice::paidMinor);
    }

    @Test
    void anAmountThatIsMissingIsNotNothing() {
        assertThatExceptionOfType(JacksonException.class)
                .isThrownBy(() -> json.read(invoiceWithout("totalMinor"), ProviderInvoice.class));
    }
}
